import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentEvent } from '../../../src/desk/core/incident.ts';
import type { FactValue } from '../../../src/desk/facts/value.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { hoursAgo, NOW, wideFacts } from '../../support/answers.ts';
import { act, contextAt, logOf, note, openLog, takenBack, viewOf } from '../../support/incident.ts';
import { about, exact } from '../../support/occurrence.ts';
import { index, required } from '../../support/playbook.ts';
import { record, replace } from '../../support/release.ts';
import { documentsOf } from './incidents.ts';

const context = contextAt(NOW);
/** The triage's answer: 10:30. */
const asked = required(index.question('emergencyAt'), 'question').id;
const facts: Facts = { ...wideFacts, [asked]: hoursAgo(3.5) };
const opened = (given: Facts = facts) => openLog(given, context);
const verified = () => act(opened(), context, record('time', about('06:00')));

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
    expect(view.happened).toMatchObject({ from: 'ledger', value: '11月24日约6时' });
    expect(view.facts[asked]).toBe(new Date(six).toISOString());
    expect(new Set(starts(log))).toEqual(new Set([six]));
    const words = documentsOf(log);
    expect(words).toContain('突发事件发生于11月24日约6时');
    expect(words).not.toContain(told);
  });

  test('is as it was told again once what was verified is taken back', () => {
    expect(viewOf(takenBack(verified(), context)).happened).toMatchObject({ from: 'triage' });
  });

  test('of two who verified it otherwise, none stands in the place of the triage', () => {
    const log = act(verified(), context, record('time', exact('07:00'), { source: '村民' }));
    expect(viewOf(log).happened).toMatchObject({ from: 'triage' });
  });

  test('is that of the later emergency where the triage was answered anew', () => {
    const log = act(verified(), context, {
      kind: 'regrade',
      facts: { ...wideFacts, [asked]: hoursAgo(1) },
    });
    expect(viewOf(log).happened).toMatchObject({ from: 'triage', value: hoursAgo(1) });
    const again = act(log, context, replace(log, 'time', exact('12:50')));
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

  test('counts from its earliest moment, and moves the limits with each correction', () => {
    const log = verified();
    const since = (value: FactValue): readonly unknown[] => [
      ...new Set(starts(act(log, context, replace(log, 'time', value)))),
    ];
    const day = { kind: 'day', from: '2026-11-24' } as const;
    expect(since(day)).toEqual([Date.parse('2026-11-24T00:00:00+08:00')]);
    const from = hoursAgo(6);
    expect(since({ kind: 'span', from, to: hoursAgo(5) })).toEqual([Date.parse(from)]);
    expect(since(exact('12:50'))).toEqual([Date.parse('2026-11-24T12:50:00+08:00')]);
  });

  test('is no words: they are refused in its place', () => {
    expect(() => act(opened(), context, record('time', '11月24日6时'))).toThrow('notATime');
    expect(() => act(opened(), context, record('time', ''))).toThrow('required');
  });

  test('no words of any field move a clock, not even those of a record from elsewhere', () => {
    const clocksOf = (log: ReturnType<typeof opened>) =>
      viewOf(log).clocks.map(({ deadline: { id }, clock }) => [id, clock]);
    const times = fc.constantFrom('11月24日6时许', '昨天下午3点半', '23日夜', '9时50分责令停工', '明早八点');
    const words = fc.tuple(times, fc.string({ maxLength: 20 })).map(parts => parts.join(''));
    const bare = clocksOf(act(opened(), context, record('place', '甲村'), note('记')));
    fc.assert(
      fc.property(words, words, words, (place, noted, forged) => {
        const log = act(opened(), context, record('place', place), note(noted));
        expect(clocksOf(log)).toEqual(bare);
        const entry = required(log.events.at(-2), 'entry');
        const data = { ...entry.data, fact: 'time', value: forged };
        const told = logOf([...log.events.slice(0, -2), { ...entry, data } as IncidentEvent]);
        expect(viewOf(told).happened).toMatchObject({ from: 'ledger', value: forged });
        expect(new Set(starts(told))).toEqual(new Set(starts(opened())));
      }),
    );
  });
});
