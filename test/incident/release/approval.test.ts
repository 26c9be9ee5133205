import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/incident/decide.ts';
import { type IncidentLog, incidentLogs } from '../../../src/incident/kinds/registry.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { HOUR, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { viewOf } from '../../support/incident.ts';
import { playbook, required } from '../../support/playbook.ts';
import {
  act,
  approve,
  lastId,
  latestIn,
  openRelease,
  passGate,
  refusalOf,
  save,
  saveAgain,
  signed,
  writing,
} from '../../support/release.ts';

const context = writing();
const undo = (log: IncidentLog, event = lastId(log)): IncidentLog =>
  act(log, context, { kind: 'undo', event });
const begun = (facts: Facts): IncidentLog => {
  const saved = act(openRelease(facts), context, save('正在核实。'));
  return act(saved, context, passGate(latestIn(saved).id, 'secrecy'));
};
const states = (log: IncidentLog): readonly string[] =>
  required(viewOf(log).approvalOf(latestIn(log)), 'chain').stages.map(({ state }) => state);
const isComplete = (log: IncidentLog): boolean | undefined => viewOf(log).approvalOf(latestIn(log))?.complete;

describe.each([
  { track: 'limited', facts: limitedFacts, stages: ['section', 'office', 'leader'] },
  { track: 'wide', facts: wideFacts, stages: ['draft', 'group'] },
])('the chain of approval of the $track track', ({ track, facts, stages }) => {
  const start = ((): IncidentLog => {
    const log = begun(facts);
    return track === 'wide' ? act(log, context, passGate(latestIn(log).id, 'panic')) : log;
  })();
  const version = latestIn(start).id;
  const [first = '', second = ''] = stages;
  const by = (stage: string, name: string): Command => approve(version, stage, name);

  test('is the one of its clause, stage after stage', () => {
    expect(viewOf(start).approvalOf(latestIn(start))?.chain.id).toBe(track);
    let log = start;
    for (const [position, stage] of stages.entries()) {
      expect(states(log)).toEqual(
        stages.map((_, at) => (at < position ? 'approved' : at === position ? 'next' : 'waiting')),
      );
      for (const other of stages)
        if (other !== stage)
          expect(refusalOf(log, by(other, '某人'), context)).toMatchObject({ code: 'notYourTurn' });
      log = act(log, context, by(stage, `第${position}人`));
    }
    expect(isComplete(log)).toBe(true);
    expect(isComplete(start)).toBe(false);
  });

  test('keeps who approved, in which duty, when, and the opinion', () => {
    const person = { name: '张三', title: '科长' };
    const log = act(start, context, { kind: 'approve', version, stage: first, person, opinion: ' 同意 ' });
    expect(viewOf(log).approvalOf(latestIn(log))?.stages[0]?.mark).toEqual({
      event: lastId(log),
      at: new Date(NOW).toISOString(),
      stage: first,
      person,
      approved: true,
      text: '同意',
    });
  });

  test('needs another person at each stage', () => {
    const log = act(start, context, by(first, '张三'));
    expect(refusalOf(log, by(second, ' 张三 '), context)).toMatchObject({ code: 'sameApprover' });
    expect(refusalOf(log, by(second, '李四'), context)).toBeUndefined();
  });

  test('stops where the statement is returned, and goes on when that stage approves', () => {
    const log = act(start, context, by(first, '张三'));
    const returned = act(log, context, {
      kind: 'return',
      version,
      stage: second,
      person: { name: '李四' },
      reason: '数字不对',
    });
    expect(states(returned).slice(0, 2)).toEqual(['approved', 'returned']);
    expect(viewOf(returned).approvalOf(latestIn(returned))?.stages[1]?.mark).toMatchObject({
      approved: false,
      text: '数字不对',
    });
    expect(isComplete(returned)).toBe(false);
    expect(states(act(returned, context, by(second, '李四')))[1]).toBe('approved');
    expect(states(undo(returned))).toEqual(states(log));
  });

  test('is the approval of that version alone: an edit opens it anew', () => {
    const done = signed(start, context);
    expect(isComplete(done)).toBe(true);
    const edited = act(done, context, saveAgain(done, '正在核实！'));
    expect(states(edited)[0]).toBe('next');
    expect(isComplete(undo(edited))).toBe(true);
  });

  test('gives the last word only once the checks are made', () => {
    const unchecked = act(openRelease(facts), context, save('正在核实。'));
    const id = latestIn(unchecked).id;
    const before = act(
      unchecked,
      context,
      ...stages.slice(0, -1).map((stage, position) => approve(id, stage, `第${position}人`)),
    );
    expect(refusalOf(before, approve(id, stages.at(-1) ?? '', '末'), context)).toEqual({
      code: 'gateOpen',
      title: '保密审查',
    });
  });
});

describe('an approval', () => {
  const start = begun(limitedFacts);
  const version = latestIn(start).id;

  test.each<[name: string, command: Command, refusal: object]>([
    ['at a stage nobody knows', approve(version, 'x', '甲'), { code: 'unknownStage' }],
    ['at a stage of the other track', approve(version, 'group', '甲'), { code: 'unknownStage' }],
    ['at a stage called constructor', approve(version, 'constructor', '甲'), { code: 'unknownStage' }],
    ['of a version nobody knows', approve('x', 'section', '甲'), { code: 'unknownStatement' }],
    [
      'by nobody',
      approve(version, 'section', ' '),
      { code: 'badField', field: 'person', why: { code: 'nobody' } },
    ],
    [
      'with too long an opinion',
      { kind: 'approve', version, stage: 'section', person: { name: '甲' }, opinion: '字'.repeat(501) },
      { code: 'badField', field: 'opinion' },
    ],
    [
      'refused without a reason',
      { kind: 'return', version, stage: 'section', person: { name: '甲' }, reason: '' },
      { code: 'badField', field: 'reason', why: { code: 'required' } },
    ],
  ])('%s is refused', (_, command, refusal) => {
    expect(refusalOf(start, command, context)).toMatchObject(refusal);
  });

  test('of a first stage taken back makes the later ones wait, and counts no longer when the same person steps in for it', () => {
    const first = act(start, context, approve(version, 'section', '张三'));
    const second = act(first, context, approve(version, 'office', '李四'));
    const undone = undo(second, lastId(first));
    expect(states(undone)).toEqual(['next', 'waiting', 'waiting']);
    expect(states(act(undone, context, approve(version, 'section', '王五')))).toEqual([
      'approved',
      'approved',
      'next',
    ]);
    expect(states(act(undone, context, approve(version, 'section', '李四')))).toEqual([
      'approved',
      'next',
      'waiting',
    ]);
  });

  test('by one person at two stages, on machines that knew nothing of each other, counts once', () => {
    const one = act(start, writing(2), approve(version, 'section', '张三'));
    const later = writing(3, NOW + HOUR);
    const other = act(start, later, approve(version, 'section', '李四'), approve(version, 'office', '张三'));
    // In the order of the merged log 李四 has the last word at the first stage, then 张三 may speak at the second.
    expect(states(incidentLogs.extend(one, other.events))).toEqual(['approved', 'approved', 'next']);
    const early = act(
      start,
      writing(4, NOW - HOUR),
      approve(version, 'section', '李四'),
      approve(version, 'office', '张三'),
    );
    expect(states(incidentLogs.extend(one, early.events))).toEqual(['approved', 'next', 'waiting']);
  });

  test('of one track says nothing on the other after a re-grade', () => {
    const done = signed(start, context);
    const regraded = act(done, context, { kind: 'regrade', facts: wideFacts });
    expect(viewOf(regraded).approvalOf(latestIn(regraded))?.chain.id).toBe('wide');
    expect(isComplete(regraded)).toBe(false);
  });
});

test('the real playbook has a chain for each track, which ends with the leading group', () => {
  const { approvals } = required(playbook.release, 'release kit');
  for (const clause of ['4.4.1', '4.4.2'])
    expect(approvals.some(({ cite }) => cite.includes(clause))).toBe(true);
  for (const { stages } of approvals) expect(stages.at(-1)?.roles).toContain('leadingGroup');
  expect(approvals.at(-1)?.when).toBeUndefined();
});
