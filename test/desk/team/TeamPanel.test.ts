import { h } from 'preact';
import { expect, test } from 'vitest';
import { TeamPanel } from '../../../src/desk/team/TeamPanel.tsx';
import { teamWorkText } from '../../../src/desk/team/words.ts';
import type { TeamView } from '../../../src/session/team-record.ts';
import { createDesk } from '../../support/desk.ts';
import { mountedPage } from '../../support/mounted.ts';
import { playbook } from '../../support/playbook.ts';

const page = mountedPage();

test.each(Object.keys(teamWorkText.states) as TeamView['state'][])(
  'an engine that is %s is told in one sentence',
  async state => {
    const { session } = createDesk();
    await session.load();
    session.showTeam({
      team: '某局',
      machine: 'U1',
      signer: { key: '', code: '', name: '张三' },
      state,
      shared: [],
      pending: 0,
      stuck: 0,
      setAside: 0,
      beyondLimit: 0,
      present: [],
    });
    const running = { session, snapshot: session.snapshot() };
    await page.show(h(TeamPanel, { running, playbook }));
    const told = [...document.querySelectorAll('[role="status"]')].map(each => each.textContent);
    expect(told).toContain(teamWorkText.states[state]);
    expect(teamWorkText.states[state]).not.toContain('。');
  },
);
