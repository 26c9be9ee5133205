import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/playbook/condition.ts';
import { hoursAgo, NOW, wideFacts } from '../../support/answers.ts';

import { act, contextAt, openLog, takenBack, viewOf } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { record, replace } from '../../support/release.ts';
import { documentsOf } from './incidents.ts';

const context = contextAt(NOW);
/** The triage's answer: 10:30. */
const asked = required(index.question('emergencyAt'), 'question').id;
const facts: Facts = { ...wideFacts, [asked]: hoursAgo(3.5) };
const opened = (given: Facts = facts) => openLog(given, context);
const verified = () => act(opened(), context, record('time', '11月24日6时许'));

/** When the clocks start that count from the emergency. */
const starts = (log: ReturnType<typeof opened>): readonly (number | undefined)[] =>
  viewOf(log).clocks.flatMap(({ deadline, clock }) =>
    'fact' in deadline.anchor && deadline.anchor.fact === asked && 'since' in clock ? [clock.since] : [],
  );

describe('when the matter happened', () => {
  test('is what the triage was told until it is verified, and then that alone, in facts, clocks and every document', () => {
    const told = '11月24日10时30分';
    expect(viewOf(opened()).happened).toMatchObject({ from: 'triage', value: facts[asked] });
    expect(documentsOf(opened())).toContain(`发生于${told}`);

    const log = verified();
    const six = Date.parse('2026-11-24T06:00:00+08:00');
    const view = viewOf(log);
    expect(view.happened).toMatchObject({ from: 'ledger', value: '11月24日6时许' });
    expect(view.facts[asked]).toBe(new Date(six).toISOString());
    expect(new Set(starts(log))).toEqual(new Set([six]));
    const words = documentsOf(log);
    expect(words).toContain('突发事件发生于11月24日6时许');
    expect(words).not.toContain(told);
  });

  test('is as it was told again once what was verified is taken back', () => {
    expect(viewOf(takenBack(verified(), context)).happened).toMatchObject({ from: 'triage' });
  });

  test('of two who verified it otherwise, none stands in the place of the triage', () => {
    const log = act(verified(), context, record('time', '11月24日7时', { source: '村民' }));
    expect(viewOf(log).happened).toMatchObject({ from: 'triage' });
  });

  test('is that of the later emergency where the triage was answered anew', () => {
    const log = act(verified(), context, {
      kind: 'regrade',
      facts: { ...wideFacts, [asked]: hoursAgo(1) },
    });
    expect(viewOf(log).happened).toMatchObject({ from: 'triage', value: hoursAgo(1) });
    const again = act(log, context, replace(log, 'time', '11月24日12时50分'));
    expect(viewOf(again).happened).toMatchObject({ from: 'ledger' });
  });

  test('left open is nobody’s guess: no document says it, and clocks count from when it was found', () => {
    const log = opened({ ...wideFacts, [asked]: '' });
    expect(viewOf(log).happened).toBeUndefined();
    expect(new Set(starts(log))).toEqual(new Set([Date.parse(hoursAgo(2))]));
    const words = documentsOf(log);
    expect(words).toContain('属于突发事件，发生时间尚未核实');
    expect(words).not.toContain('突发事件发生于');
  });

  test('is no emergency’s where nobody knows whether there is one', () => {
    const log = opened({ ...wideFacts, emergency: 'unknown', [asked]: '' });
    const words = documentsOf(log);
    expect(words).toContain('是否属于突发事件尚未核实');
    expect(words).not.toContain('突发事件，发生');
  });

  test('is refused as verified where limits count from it and the words give no moment', () => {
    expect(() => act(opened(), context, record('time', '近期'))).toThrow('noMoment');
    const calm = opened({ ...wideFacts, emergency: 'no' });
    expect(viewOf(act(calm, context, record('time', '近期'))).happened).toMatchObject({ value: '近期' });
  });
});
