import { h } from 'preact';
import { expect, test } from 'vitest';
import { WorkContext } from '../../../src/desk/parts/work.tsx';
import { TeamLine } from '../../../src/desk/team/TeamLine.tsx';
import { teamWorkText } from '../../../src/desk/team/words.ts';
import { limitedFacts } from '../../support/answers.ts';
import { createDesk } from '../../support/desk.ts';
import { zhang } from '../../support/incident.ts';
import { mountedPage } from '../../support/mounted.ts';
import { playbook, required } from '../../support/playbook.ts';
import { soon } from '../../support/soon.ts';
import { workOf } from '../../support/work.ts';

const page = mountedPage();

test('what the others cannot get is said in one sentence beside how many records wait', async () => {
  const { session } = createDesk();
  await session.load();
  const opened = await session.open(playbook, limitedFacts, zhang);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const show = (pending: number, stuck: number): void =>
    session.showTeam({
      team: '某局',
      machine: 'U1',
      signer: { key: '', code: '', name: '张三' },
      state: 'live',
      shared: [opened.value],
      pending,
      stuck,
      setAside: 0,
      beyondLimit: 0,
      present: [],
    });
  show(0, 0);
  const incident = required(session.snapshot().incidents[0], 'an incident');
  await page.show(
    h(WorkContext.Provider, {
      value: workOf(incident, session),
      children: h(TeamLine, { step: undefined }),
    }),
  );
  expect(page.text()).toBe(teamWorkText.synced);
  show(3, 2);
  await soon(() => expect(page.text()).toBe(`${teamWorkText.pending(3)}，${teamWorkText.stuck(2)}`));
});
