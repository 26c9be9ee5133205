import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import { type Reminder, remindersOf } from '../../../src/desk/frame/list/queue.ts';
import { derive } from '../../../src/desk/incident/derive.ts';
import type { Until } from '../../../src/desk/steps/step-mark.ts';
import { HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { act, closeWith, contextAt, countingIds, openLog } from '../../support/incident.ts';
import { index } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1));
const reminders = (log: IncidentLog, now = NOW): readonly Reminder[] => remindersOf(derive(index, log, now));
const limits = (log: IncidentLog, now = NOW): readonly string[] =>
  reminders(log, now)
    .filter(({ kind }) => kind === 'limit')
    .map(({ id }) => id.slice(id.indexOf('-limit-') + 7));
const inHours = (hours: number): Until => ({ kind: 'time', at: hoursAgo(-hours) });
const defer = (until: Until): Extract<Command, { kind: 'defer' }> => ({
  kind: 'defer',
  step: 'archive',
  reason: '等终报',
  until,
});

describe('reminders', () => {
  test('are the running limits with a number, earliest first', () => {
    const log = openLog(wideFacts);
    const found = reminders(log);
    expect(limits(log)).toEqual(
      expect.arrayContaining(['five-hours', 'same-day-report', 'twenty-four-hours', 'three-days']),
    );
    expect(limits(log)).not.toContain('first-moment-brief');
    expect(found.map(({ due }) => due)).toEqual(found.map(({ due }) => due).toSorted((a, b) => a - b));
    expect(found[0]).toMatchObject({
      kind: 'limit',
      due: NOW + 2 * HOUR,
      incident: wideFacts['title'],
      cite: index.deadlines.get('five-hours')?.cite,
      basis: 'rule',
    });
  });

  test('leave out a limit that is met or has passed', () => {
    const log = openLog(limitedFacts);
    expect(limits(log)).toEqual(['same-day-report', 'forty-eight-hours']);
    const reported = act(log, context, {
      kind: 'markDone',
      step: 'report-to-office',
      doneAt: hoursAgo(1),
      values: { recipient: '办公室' },
    });
    expect(limits(reported)).toEqual(['forty-eight-hours']);
    expect(limits(log, NOW + 47 * HOUR)).toEqual([]);
  });

  test('end with the incident, though its clocks stand still, and come back with it', () => {
    const closed = closeWith(openLog(), context);
    expect(reminders(closed)).toEqual([]);
    expect(reminders(act(closed, context, { kind: 'reopen' }))).not.toEqual([]);
  });

  test('bring back a step put off until a time, and nothing put off for another reason', () => {
    const log = openLog();
    const deferred = reminders(act(log, context, defer(inHours(20)))).filter(
      ({ kind }) => kind === 'deferred',
    );
    expect(deferred).toEqual([
      expect.objectContaining({ due: NOW + 20 * HOUR, title: index.steps.get('archive')?.title }),
    ]);
    for (const until of [{ kind: 'regrade' }, { kind: 'step', step: 'final-report' }] as const)
      expect(reminders(act(log, context, defer(until)))).toEqual(reminders(log));
  });

  test('let a deferred step go once its time has come', () => {
    const log = act(openLog(), context, defer(inHours(20)));
    expect(reminders(log, NOW + 20 * HOUR).filter(({ kind }) => kind === 'deferred')).toEqual([]);
  });

  test('keep their ids as long as incident and limit are the same, and share none', () => {
    const log = act(openLog(wideFacts), context, defer(inHours(20)), {
      ...defer(inHours(30)),
      step: 'review',
    });
    const ids = reminders(log).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(reminders(log, NOW + HOUR).map(({ id }) => id)).toEqual(ids);
    const later = act(openLog(wideFacts), contextAt(NOW, countingIds(2)), defer(inHours(30)));
    expect(reminders(later).find(({ kind }) => kind === 'deferred')?.id).toBe(
      reminders(log).find(({ kind }) => kind === 'deferred')?.id,
    );
    const other = openLog(wideFacts, contextAt(NOW, countingIds(9)));
    expect(reminders(other).filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  test('hold nothing of notes and reasons', () => {
    const log = act(
      openLog(),
      context,
      { kind: 'note', text: '只在备注里的话' },
      { kind: 'defer', step: 'archive', reason: '只在备注里的话', until: inHours(20) },
    );
    expect(JSON.stringify(reminders(log))).not.toContain('只在备注里的话');
  });
});
