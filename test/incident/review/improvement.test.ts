import { describe, expect, test } from 'vitest';
import type { ReleaseCommand } from '../../../src/incident/release/command.ts';
import { improvementsOf } from '../../../src/incident/review/improvement.ts';
import { extendLog, type Log } from '../../../src/incident/state.ts';
import { HOUR, hoursAgo, NOW } from '../../support/answers.ts';
import { openLog } from '../../support/incident.ts';
import { required } from '../../support/playbook.ts';
import { act, lastId, refusalOf, tomorrow, writing } from '../../support/release.ts';

const context = writing();
const fresh = openLog();
const action: ReleaseCommand = {
  kind: 'recordAction',
  finding: ' 首报晚了 ',
  text: '先电话报',
  owner: { name: '', title: '值班长' },
  due: tomorrow,
};
const proposal: ReleaseCommand = {
  kind: 'propose',
  target: { kind: 'clause', id: '4.4.1' },
  what: '写明几小时',
  why: '没有数字',
};
const noted = act(fresh, context, action);
const own = required(improvementsOf(noted).actions[0], 'action').id;
const finish: ReleaseCommand = { kind: 'finishAction', action: own, result: '已改' };
const undo = (log: Log, event = lastId(log)): Log => act(log, context, { kind: 'undo', event });

describe('an action of the review', () => {
  test('has a finding, an owner by name or duty, and a date', () => {
    expect(improvementsOf(noted).actions).toEqual([
      {
        id: own,
        event: lastId(noted),
        at: new Date(NOW).toISOString(),
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
    expect(improvementsOf(done).actions[0]?.done).toMatchObject({ result: '已改', event: lastId(done) });
    expect(refusalOf(done, finish, context)).toEqual({ code: 'unchanged' });
    expect(improvementsOf(undo(done))).toEqual(improvementsOf(noted));
  });

  test('that was taken back is gone, with its result', () => {
    const done = act(noted, context, finish);
    expect(improvementsOf(undo(done, lastId(noted))).actions).toEqual([]);
  });

  test('finished by two officers at once is finished once', () => {
    const one = act(noted, writing(2), finish);
    const other = act(noted, writing(3, NOW + HOUR), { ...finish, result: '也改了' } as ReleaseCommand);
    expect(improvementsOf(extendLog(one, other.events)).actions).toMatchObject([
      { done: { result: '也改了' } },
    ]);
  });
});

describe('a proposal', () => {
  const log = act(noted, context, proposal, {
    ...proposal,
    target: { kind: 'step', id: 'archive' },
  } as ReleaseCommand);

  test('names the clause or the step, what and why, oldest first', () => {
    expect(improvementsOf(log).proposals.map(({ target, what, why }) => [target, what, why])).toEqual([
      [{ kind: 'clause', id: '4.4.1' }, '写明几小时', '没有数字'],
      [{ kind: 'step', id: 'archive' }, '写明几小时', '没有数字'],
    ]);
    expect(improvementsOf(undo(log)).proposals).toHaveLength(1);
  });
});

describe('the review refuses', () => {
  const bad = (field: string, code: string) => ({ code: 'badField', field, why: { code } });
  test.each<[name: string, command: ReleaseCommand, refusal: object]>([
    ['an action without a finding', { ...action, finding: '' } as ReleaseCommand, bad('finding', 'required')],
    ['an action that says nothing', { ...action, text: ' ' } as ReleaseCommand, bad('text', 'required')],
    ['an action at length', { ...action, text: '字'.repeat(501) } as ReleaseCommand, bad('text', 'tooLong')],
    ['an action of nobody', { ...action, owner: { name: ' ' } } as ReleaseCommand, bad('owner', 'nobody')],
    ['an action without a date', { ...action, due: '' } as ReleaseCommand, bad('due', 'required')],
    ['an action due already', { ...action, due: hoursAgo(1) } as ReleaseCommand, bad('due', 'notAhead')],
    ['a result of nothing there is', { ...finish, action: 'x' } as ReleaseCommand, { code: 'unknownAction' }],
    [
      'a result of constructor',
      { ...finish, action: 'constructor' } as ReleaseCommand,
      { code: 'unknownAction' },
    ],
    ['a result without a word', { ...finish, result: '' } as ReleaseCommand, bad('result', 'required')],
    [
      'a proposal on no clause',
      { ...proposal, target: { kind: 'clause', id: '9.9' } } as ReleaseCommand,
      { code: 'unknownTarget' },
    ],
    [
      'a proposal on no step',
      { ...proposal, target: { kind: 'step', id: 'constructor' } } as ReleaseCommand,
      { code: 'unknownTarget' },
    ],
    ['a proposal of nothing', { ...proposal, what: '' } as ReleaseCommand, bad('what', 'required')],
    ['a proposal without a why', { ...proposal, why: '' } as ReleaseCommand, bad('why', 'required')],
  ])('%s', (_, command, refusal) => {
    expect(refusalOf(noted, command, context)).toMatchObject(refusal);
  });
});
