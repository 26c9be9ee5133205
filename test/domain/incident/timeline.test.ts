import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/domain/incident/state.ts';
import {
  axisOf,
  type ClockBar,
  clustersOf,
  countOutcomes,
  frameOf,
  type Timeline,
  type TimelineEntry,
  timelineOf,
} from '../../../src/domain/incident/timeline.ts';
import { walk } from '../../../src/domain/wizard/walk.ts';
import {
  barOutcome,
  effectsOf,
  entrySentence,
  markNumbers,
  pictureLabel,
  type TimelineNames,
  tickLabel,
} from '../../../src/text/timeline.ts';
import { DAY, HOUR, hoursAgo, NOW, wideFacts } from '../../support/answers.ts';
import {
  anyTurns,
  barePlaybook,
  carryOut,
  closeWith,
  contextAt,
  countingIds,
  indexFor,
  openOn,
  play,
  viewOf,
} from '../../support/incident.ts';
import { playbook, required } from '../../support/playbook.ts';

const context = contextAt(NOW, countingIds(1), { role: 'office', name: '张三' });
const later = (hours: number) =>
  contextAt(NOW + hours * HOUR, countingIds(2 + hours, NOW + hours * HOUR), context.by);
const timeline = (log: Log, now = NOW): Timeline => timelineOf(indexFor(log), log, viewOf(log, now), now);
const bar = (log: Log, id: string, now = NOW): ClockBar =>
  required(
    timeline(log, now).bars.find(({ deadline }) => deadline.id === id),
    id,
  );
const kinds = (log: Log, now = NOW): readonly TimelineEntry['kind'][] =>
  timeline(log, now).entries.map(({ kind }) => kind);
const ids = (deadlines: readonly { readonly id: string }[]): readonly string[] =>
  deadlines.map(({ id }) => id);

const wide = openOn(barePlaybook, wideFacts);
const done = (step: string, hours: number) => ({ kind: 'markDone', step, doneAt: hoursAgo(hours) }) as const;

const names = (log: Log): TimelineNames => ({
  stepTitle: id => indexFor(log).steps.get(id)?.title ?? id,
  step: id => indexFor(log).steps.get(id),
  roleName: id => id,
  pauseTitle: id => id,
});

describe('the entries of a timeline', () => {
  test('stand by when things happened, with when they were written down', () => {
    const log = carryOut(wide, context, done('register-report', 1), {
      kind: 'note',
      text: '接到来电',
      noteKind: 'contact',
      happenedAt: hoursAgo(1.5),
    });
    const { entries } = timeline(log);
    const note = required(
      entries.find(({ kind }) => kind === 'note'),
      'note',
    );
    expect(note).toMatchObject({ at: NOW - 1.5 * HOUR, writtenAt: NOW });
    expect(entries.indexOf(note)).toBeLessThan(entries.findIndex(({ kind }) => kind === 'step'));
  });

  test('begin with the moments the triage was told', () => {
    const facts = timeline(wide).entries.flatMap(entry => (entry.kind === 'fact' ? [entry] : []));
    expect(facts.map(({ question, at }) => [question.id, at])).toEqual([
      ['emergencyAt', NOW - 3 * HOUR],
      ['foundAt', NOW - 2 * HOUR],
      ['attentionAt', NOW - HOUR],
    ]);
    expect(ids(required(facts[2], 'attention').starts)).toEqual(['three-days']);
  });

  test('leave out what was taken back, and the taking back', () => {
    const marked = carryOut(wide, context, done('register-report', 1));
    const event = required(marked.events.at(-1), 'event').id;
    const undone = carryOut(marked, context, { kind: 'undo', event });
    expect(kinds(marked)).toContain('step');
    expect(kinds(undone)).toEqual(kinds(wide));
  });

  test('leave out renaming and assigning, and keep a correction with its note', () => {
    const noted = carryOut(wide, context, { kind: 'note', text: '三户', noteKind: 'fact' });
    const event = required(noted.events.at(-1), 'note').id;
    const log = carryOut(
      noted,
      context,
      { kind: 'correct', event, text: '是四户' },
      { kind: 'rename', title: '山体滑坡' },
      { kind: 'assign', steps: ['register-report'], to: { name: '王五' } },
    );
    expect(kinds(log)).toEqual(kinds(noted));
    const note = timeline(log).entries.find(({ kind }) => kind === 'note');
    expect(note).toMatchObject({ text: '三户', corrections: ['是四户'] });
  });

  test('name the answers that a re-grade changed', () => {
    const { facts } = walk(playbook.triage, { ...viewOf(wide).facts, panic: 'no', request: 'none' });
    const log = carryOut(wide, later(1), { kind: 'regrade', facts });
    const entry = timeline(log, NOW + HOUR).entries.find(({ kind }) => kind === 'regraded');
    expect(entry?.kind === 'regraded' && ids(entry.changed)).toEqual(['panic', 'request']);
  });

  test('say which clocks a step met and started', () => {
    const log = carryOut(wide, context, done('register-report', 1.5), done('report-to-leaders', 1));
    const steps = timeline(log).entries.filter(({ kind }) => kind === 'step');
    expect(ids(required(steps[0], 'first').starts)).toEqual(['report-at-once']);
    expect(steps[1]?.meets.map(({ deadline, margin }) => [deadline.id, margin])).toEqual([
      ['report-at-once', undefined],
    ]);
  });

  test('hold a limit that ran out or will, and none that was kept', () => {
    const limits = (log: Log, now: number) =>
      timeline(log, now).entries.flatMap(entry =>
        entry.kind === 'deadline' && entry.deadline.id === 'five-hours' ? [entry.outcome] : [],
      );
    expect(limits(wide, NOW)).toEqual(['running']);
    expect(limits(wide, NOW + 3 * HOUR)).toEqual(['overdue']);
    const kept = carryOut(wide, context, done('publish-authoritative', 0));
    expect(limits(kept, NOW + 3 * HOUR)).toEqual([]);
    const late = carryOut(wide, later(4), {
      kind: 'markDone',
      step: 'publish-authoritative',
      doneAt: new Date(NOW + 4 * HOUR).toISOString(),
    });
    expect(limits(late, NOW + 4 * HOUR)).toEqual(['missed']);
  });

  test('tell of hand-over, closing and opening again', () => {
    const sheet = { situation: '', done: '', todo: '', limits: '', risks: '', contacts: '' };
    const given = carryOut(wide, context, {
      kind: 'handOver',
      to: { role: 'leadingGroup', name: '李四' },
      sheet,
    });
    const log = carryOut(closeWith(given, later(1)), later(2), { kind: 'reopen' });
    expect(kinds(log, NOW + 2 * HOUR).filter(kind => kind !== 'fact' && kind !== 'deadline')).toEqual([
      'opened',
      'handover',
      'closed',
      'reopened',
    ]);
  });
});

describe('the bar of a clock', () => {
  test('runs from its anchor to now, with what is left', () => {
    expect(bar(wide, 'five-hours')).toMatchObject({
      since: NOW - 3 * HOUR,
      due: NOW + 2 * HOUR,
      end: NOW,
      outcome: 'running',
      margin: 2 * HOUR,
    });
  });

  test('ends where it was met, with the margin', () => {
    const log = carryOut(wide, context, done('publish-authoritative', 0.5));
    for (const now of [NOW, NOW + 9 * DAY])
      expect(bar(log, 'five-hours', now)).toMatchObject({
        end: NOW - HOUR / 2,
        outcome: 'met',
        margin: 2.5 * HOUR,
      });
  });

  test('is missed where it was met too late, and overdue where it was not', () => {
    expect(bar(wide, 'five-hours', NOW + 3 * HOUR)).toMatchObject({ outcome: 'overdue', margin: -HOUR });
    const late = carryOut(wide, later(4), {
      kind: 'markDone',
      step: 'publish-authoritative',
      doneAt: new Date(NOW + 4 * HOUR).toISOString(),
    });
    expect(bar(late, 'five-hours', NOW + 9 * DAY)).toMatchObject({ outcome: 'missed', margin: -2 * HOUR });
  });

  test('is a stopwatch without a number, and waits without an anchor', () => {
    expect(bar(wide, 'first-moment-brief')).toMatchObject({ outcome: 'stopwatch', due: undefined });
    expect(bar(wide, 'report-at-once')).toMatchObject({ outcome: 'waiting', since: undefined });
  });

  test('stands still at the closing', () => {
    const log = closeWith(wide, later(1));
    expect(bar(log, 'five-hours', NOW + 9 * DAY)).toMatchObject({
      outcome: 'running',
      end: NOW + HOUR,
      margin: HOUR,
    });
  });

  test('is counted once, by how it ended', () => {
    const { bars } = timeline(wide, NOW + 3 * HOUR);
    const { met, over, running, waiting } = countOutcomes(bars);
    expect(met + over + running + waiting).toBe(bars.length);
    expect(over).toBe(1);
    expect(pictureLabel('滑坡', bars)).toContain(`达到 0，超过 1，在走 ${running}`);
  });
});

describe('of any log', () => {
  test('the entries are sorted, each has words, and every clock of the view has a bar', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const log of play(turns).logs) {
          const now = NOW + 3 * DAY;
          const view = viewOf(log, now);
          const { entries, bars } = timelineOf(indexFor(log), log, view, now);
          const times = entries.map(({ at }) => at);
          expect(times).toEqual([...times].sort((one, other) => one - other));
          expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
          expect([...ids(bars.map(({ deadline }) => deadline))].sort()).toEqual(
            [...ids(view.clocks.map(({ deadline }) => deadline))].sort(),
          );
          for (const entry of entries) {
            expect(entrySentence(entry, names(log), now).trim()).not.toBe('');
            for (const effect of effectsOf(entry, view.status === 'closed'))
              expect(effect).not.toMatch(/undefined|NaN/);
          }
          for (const each of bars)
            expect(barOutcome(each, view.status === 'closed')).not.toMatch(/undefined|NaN/);
          // Each clock that was met hangs on the step that met it.
          const met = bars.filter(({ outcome }) => outcome === 'met' || outcome === 'missed');
          const hanging = new Set(entries.flatMap(({ meets }) => ids(meets.map(({ deadline }) => deadline))));
          for (const { deadline } of met) expect(hanging).toContain(deadline.id);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('everything that happened lies within the whole frame', () => {
    fc.assert(
      fc.property(anyTurns(), turns => {
        for (const log of play(turns).logs) {
          const shown = timeline(log, NOW + DAY);
          const { from, to } = frameOf(shown);
          expect(from).toBeLessThan(to);
          expect(shown.end).toBeGreaterThanOrEqual(from);
          for (const { kind, at } of shown.entries)
            if (kind !== 'deadline' || at <= shown.end) {
              expect(at).toBeGreaterThanOrEqual(from);
              expect(at).toBeLessThanOrEqual(to);
            }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the frame of the picture', () => {
  test('shows limits that are near, and leaves out what would press the past together', () => {
    const { to } = frameOf(timeline(wide));
    expect(to).toBeGreaterThan(NOW + 2 * HOUR);
    expect(to).toBeLessThan(NOW + 2 * DAY);
  });

  test('takes in a far limit once enough time has been lived through', () => {
    expect(frameOf(timeline(wide, NOW + DAY)).to).toBeGreaterThan(NOW - HOUR + 3 * DAY);
  });

  test('can be the first or the last day alone', () => {
    const long = timeline(wide, NOW + 10 * DAY);
    const first = frameOf(long, 'firstDay');
    const last = frameOf(long, 'lastDay');
    for (const { from, to } of [first, last]) expect((to - from) / DAY).toBeCloseTo(1.05, 5);
    expect(first.from).toBeLessThan(NOW - 3 * HOUR);
    expect(last.to).toBeGreaterThan(NOW + 10 * DAY);
  });
});

describe('the axis', () => {
  const midnight = Date.parse('2026-11-24T00:00:00+08:00');

  test.each([
    ['minutes', 10 * 60_000, 2 * 60_000],
    ['an hour', HOUR, 10 * 60_000],
    ['half a day', 12 * HOUR, 2 * HOUR],
    ['three days', 3 * DAY, 12 * HOUR],
    ['three weeks', 21 * DAY, 3 * DAY],
    ['a quarter', 90 * DAY, 14 * DAY],
  ])('of %s has ticks that people count in', (_, length, step) => {
    expect(axisOf({ from: NOW, to: NOW + length }, 8).step).toBe(step);
  });

  test('puts ticks of a day on midnight in Shanghai', () => {
    const { ticks } = axisOf({ from: NOW, to: NOW + 6 * DAY }, 8);
    expect(ticks).toEqual([1, 2, 3, 4, 5, 6].map(day => midnight + day * DAY));
  });

  test('labels ticks with full dates, and with the time where they are closer than days', () => {
    const hours = axisOf({ from: midnight + 9 * HOUR, to: midnight + 15 * HOUR }, 8);
    expect(tickLabel(midnight + 14 * HOUR, hours, NOW)).toBe('11月24日 14:00');
    const days = axisOf({ from: midnight, to: midnight + 6 * DAY }, 8);
    expect(tickLabel(midnight, days, NOW)).toBe('11月24日');
  });

  test('never has more ticks than asked for, and all of them inside, evenly apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 4e12 }),
        fc.integer({ min: 2, max: 12 }),
        (from, length, most) => {
          const frame = { from, to: from + length };
          const { ticks, step } = axisOf(frame, most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          for (const [position, tick] of ticks.entries()) {
            expect(tick).toBeGreaterThanOrEqual(frame.from);
            expect(tick).toBeLessThanOrEqual(frame.to);
            if (position > 0) expect(tick - (ticks[position - 1] ?? 0)).toBe(step);
          }
        },
      ),
    );
  });
});

describe('marks that lie on one another', () => {
  test('are grouped, none is lost, and groups are apart', () => {
    const places = fc.array(fc.float({ min: 0, max: 960, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(places, unsorted => {
        const sorted = [...unsorted].sort((one, other) => one - other);
        const groups = clustersOf(sorted, place => place, 40);
        expect(groups.flatMap(({ items }) => items)).toEqual(sorted);
        for (const [position, { x }] of groups.entries())
          if (position > 0) expect(x - required(groups[position - 1], 'group').x).toBeGreaterThanOrEqual(40);
      }),
    );
  });

  test('are named by the lines of the table they stand for', () => {
    expect([markNumbers(3, 3), markNumbers(3, 7)]).toEqual(['3', '3–7']);
  });
});
