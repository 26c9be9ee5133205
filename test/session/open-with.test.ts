import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/desk/core/incident.ts';
import { HOUR, iso, NOW } from '../support/answers.ts';
import { createDesk } from '../support/desk.ts';
import { playbook, required } from '../support/playbook.ts';

const officer = { role: 'office', name: '王敏', title: '值班员' };
const [post] = playbook.first.posts.map(({ id }) => id);
const call = (changes: Partial<Extract<Command, { kind: 'call' }>> = {}): Command => ({
  kind: 'call',
  list: undefined,
  post,
  unit: '值班室',
  calledAt: iso(NOW - 60_000),
  end: 'reached',
  ...changes,
});
const title = required(
  playbook.triage.questions.find(({ means }) => means === 'title'),
  'title',
).id;
const answers = { [title]: '石板镇柳塘村滑坡有关情况' };
const say = (changes: Partial<Extract<Command, { kind: 'acknowledge' }>> = {}): Command => ({
  kind: 'acknowledge',
  channel: 'microblog',
  part: 'short',
  title: '石板镇柳塘村滑坡有关情况：已关注，正在核实',
  text: '我局已关注到石板镇柳塘村滑坡的有关情况，正在核实。',
  nextUpdate: iso(NOW + HOUR),
  by: { person: { name: '刘洋', title: '组长' }, decidedAt: iso(NOW) },
  version: undefined,
  ...changes,
});

describe('an incident that is opened with what was done before it', () => {
  test('is written in one go with its first word, calls before it', async () => {
    const { session, store } = createDesk();
    await session.load();
    const opened = await session.openWith({ each: [call()], whole: say() }, playbook, answers, officer, {
      isUngraded: true,
    });
    expect(opened.ok && opened.value.refused).toEqual([false]);
    expect(opened.ok && opened.value.events.map(({ type }) => type)).toEqual([
      'statementSaved',
      'signed',
      'signed',
    ]);
    await session.flushed();
    expect(store.written).toHaveLength(1);
    expect(store.written[0]?.events.map(({ type }) => type)).toEqual([
      'opened',
      'called',
      'statementSaved',
      'signed',
      'signed',
    ]);
  });

  test('is not there at all where its first word is refused', async () => {
    const { session, store } = createDesk();
    await session.load();
    const own = { person: { name: '王敏', title: '值班员' }, decidedAt: iso(NOW) };
    const refused = await session.openWith(
      { each: [call()], whole: say({ by: own }) },
      playbook,
      answers,
      officer,
      { isUngraded: true },
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'gateAlone' } });
    await session.flushed();
    expect([store.written, session.snapshot().incidents]).toEqual([[], []]);
  });

  test('goes on without a call that is refused by itself, and says which', async () => {
    const { session } = createDesk();
    await session.load();
    const odd = call({ post: 'nobody' });
    const opened = await session.openWith({ each: [odd, call()], whole: say() }, playbook, answers, officer, {
      isUngraded: true,
    });
    expect(opened.ok && opened.value.refused).toEqual([true, false]);
  });
});
