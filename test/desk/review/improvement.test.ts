import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/desk/core/incident.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { HOUR, hoursAgo, iso, NOW } from '../../support/answers.ts';
import { act, lastId, openLog, refusalOf, takenBack, viewOf } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { tomorrow, writing } from '../../support/release.ts';

const context = writing();
const fresh = openLog();
const action: Command = {
  kind: 'recordAction',
  finding: ' 首报晚了 ',
  text: '先电话报',
  owner: { name: '', title: '值班长' },
  due: tomorrow,
};
const proposal: Command = {
  kind: 'propose',
  target: { kind: 'clause', id: '4.4.1' },
  what: '写明几小时',
  why: '没有数字',
};
const noted = act(fresh, context, action);
const own = required(viewOf(noted).actions[0], 'action').event;
const finish: Command = { kind: 'finishAction', action: own, result: '已改' };

describe('an action of the review', () => {
  test('has a finding, an owner by name or duty, and a date', () => {
    expect(viewOf(noted).actions).toEqual([
      {
        event: own,
        at: iso(NOW),
        by: context.by,
        finding: '首报晚了',
        text: '先电话报',
        owner: { name: '', title: '值班长' },
        due: tomorrow,
        done: undefined,
      },
    ]);
  });

  test('is done with a result, once, and open again when that is taken back', () => {
    const done = act(noted, context, finish);
    expect(viewOf(done).actions[0]?.done).toMatchObject({ result: '已改', event: lastId(done) });
    expect(refusalOf(done, finish, context)).toEqual({ code: 'unchanged' });
    expect(viewOf(takenBack(done, context)).actions).toEqual(viewOf(noted).actions);
  });

  test('that was taken back is gone, with its result', () => {
    const done = act(noted, context, finish);
    expect(viewOf(takenBack(done, context, lastId(noted))).actions).toEqual([]);
  });

  test('finished by two officers at once is finished once', () => {
    const one = act(noted, writing(2), finish);
    const other = act(noted, writing(3, NOW + HOUR), { ...finish, result: '也改了' } as Command);
    expect(viewOf(incidentLogs.extend(one, other.events)).actions).toMatchObject([
      { done: { result: '也改了' } },
    ]);
  });
});

describe('a proposal', () => {
  const log = act(noted, context, proposal, {
    ...proposal,
    target: { kind: 'step', id: 'archive' },
  } as Command);

  test('names the clause or the step, what and why, oldest first', () => {
    expect(viewOf(log).proposals.map(({ target, what, why }) => [target, what, why])).toEqual([
      [{ kind: 'clause', id: '4.4.1' }, '写明几小时', '没有数字'],
      [{ kind: 'step', id: 'archive' }, '写明几小时', '没有数字'],
    ]);
    expect(viewOf(takenBack(log, context)).proposals).toHaveLength(1);
  });
});

describe('the review refuses', () => {
  const bad = (field: string, code: string) => ({ code: 'badField', field, why: { code } });
  test.each<[name: string, command: Command, refusal: object]>([
    ['an action without a finding', { ...action, finding: '' } as Command, bad('finding', 'required')],
    ['an action that says nothing', { ...action, text: ' ' } as Command, bad('text', 'required')],
    ['an action at length', { ...action, text: '字'.repeat(501) } as Command, bad('text', 'tooLong')],
    ['an action of nobody', { ...action, owner: { name: ' ' } } as Command, bad('owner', 'nobody')],
    ['an action without a date', { ...action, due: '' } as Command, bad('due', 'required')],
    ['an action due already', { ...action, due: hoursAgo(1) } as Command, bad('due', 'notAhead')],
    ['a result of nothing there is', { ...finish, action: 'x' } as Command, { code: 'unknownAction' }],
    ['a result of constructor', { ...finish, action: 'constructor' } as Command, { code: 'unknownAction' }],
    ['a result without a word', { ...finish, result: '' } as Command, bad('result', 'required')],
    [
      'a proposal on no clause',
      { ...proposal, target: { kind: 'clause', id: '9.9' } } as Command,
      bad('target', 'unknownTarget'),
    ],
    [
      'a proposal on no step',
      { ...proposal, target: { kind: 'step', id: 'constructor' } } as Command,
      bad('target', 'unknownTarget'),
    ],
    ['a proposal of nothing', { ...proposal, what: '' } as Command, bad('what', 'required')],
    ['a proposal without a why', { ...proposal, why: '' } as Command, bad('why', 'required')],
  ])('%s', (_, command, refusal) => {
    expect(refusalOf(noted, command, context)).toMatchObject(refusal);
  });
});
