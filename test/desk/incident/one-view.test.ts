import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOnSteps } from '../../../src/desk/closing/closing.ts';
import type { IncidentLog } from '../../../src/desk/core/incident.ts';
import { hasSubstance } from '../../../src/desk/core/substance.ts';
import { documentTime } from '../../../src/desk/core/words/time.ts';
import { amountWords } from '../../../src/desk/core/words/value.ts';
import { documentWords } from '../../../src/desk/documents/document-words.ts';
import { documentOf, prefill } from '../../../src/desk/documents/fill.ts';
import { plainText } from '../../../src/desk/documents/plain-text.ts';
import { incidentLogs } from '../../../src/desk/incident/kinds.ts';
import { eventSentence } from '../../../src/desk/incident/sentences.ts';
import { entrySentence } from '../../../src/desk/incident/timeline-columns.ts';
import { registerOf } from '../../../src/desk/register/register.ts';
import { statisticsOf } from '../../../src/desk/register/statistics.ts';
import { isMissed, reviewOf } from '../../../src/desk/review/summary.ts';
import { isOut } from '../../../src/desk/statements/life.ts';
import { isPublication } from '../../../src/desk/statements/statement.ts';
import { withoutResult } from '../../../src/desk/steps/finished.ts';
import { clockBars, countOutcomes, timelineOf } from '../../../src/desk/timeline/timeline.ts';
import { isDoneByPublishing } from '../../../src/playbook/evidence.ts';
import { DAY, HOUR, iso, limitedFacts, NOW } from '../../support/answers.ts';
import { handoverOf } from '../../support/handover.ts';
import {
  allEvents,
  attempt,
  contextAt,
  countingIds,
  indexFor,
  logOf,
  namesIn,
  viewOf,
} from '../../support/incident.ts';
import { found, playbook, required } from '../../support/playbook.ts';
import { isProof, runs } from '../../support/property-runs.ts';
import { anyReleaseTurns, officer, playRelease } from '../../support/release.ts';

const GRADES = [
  {},
  { foundAt: iso(NOW - 5 * HOUR) },
  { foundAt: iso(NOW - 3 * HOUR) },
  { topic: 'mining' },
  { topic: 'staff-conduct' },
  {
    spread: 'citywide',
    attentionAt: iso(NOW - HOUR),
    factsClear: 'unclear',
    panic: 'no',
  },
] as const;
/** Two officers grade the incident anew, apart from all that went before: then nobody's grade is the last word. */
const anyRegrades = fc.tuple(fc.constantFrom(...GRADES), fc.constantFrom(...GRADES));

/** The logs of what was played: `npm test` tries the same turns in each property, and what is derived of them is known then. */
const played = new Map<string, readonly IncidentLog[]>();
const playedOnce = (key: string, play: () => readonly IncidentLog[]): readonly IncidentLog[] => {
  const logs = played.get(key) ?? play();
  if (!isProof) played.set(key, logs);
  return logs;
};

/** The logs of three officers, their merge, and that with re-grades which knew nothing of each other. */
const anyLogs: fc.Arbitrary<readonly IncidentLog[]> = fc.tuple(anyReleaseTurns, anyRegrades).map(given =>
  playedOnce(fc.stringify(given), () => {
    const [turns, changes] = given;
    const { logs } = playRelease(turns);
    const merged = logOf(allEvents(logs));
    const regraded = changes.map((change, at) => {
      const own = required(logs[at], 'log');
      const command = { kind: 'regrade', facts: { ...limitedFacts, ...change } } as const;
      return attempt(own, contextAt(NOW + DAY, countingIds(70 + at), officer), command);
    });
    const all = regraded.reduce((sum, { events }) => incidentLogs.extend(sum, events), merged);
    return [...logs, merged, all];
  }),
);

/** Holds of each of them at a moment of the month after. */
const ofAny = (
  check: (log: IncidentLog, now: number) => void,
  parameters: { readonly numRuns: number },
): void =>
  fc.assert(
    fc.property(anyLogs, fc.integer({ min: 0, max: 30 * DAY }), (logs, later) => {
      for (const log of logs) check(log, NOW + 31 * DAY + later);
    }),
    parameters,
  );

/** All that is said of an incident at one moment, wherever it is said. */
function toldOf(log: IncidentLog, now: number) {
  const view = viewOf(log, now);
  const index = indexFor(log);
  const incident = { view, index };
  return {
    view,
    row: required(registerOf([incident]).rows[0], 'row'),
    statistics: statisticsOf([incident], now),
    timeline: timelineOf(index, log, view, now),
    foundAt: Date.parse(index.answer('foundAt', view.facts) ?? ''),
  };
}

describe('of any log, merged, undone and re-graded', () => {
  test('register, statistics, statements, timeline and clocks tell the same publications', () => {
    ofAny(
      (log, now) => {
        const { view, row, statistics, timeline, foundAt } = toldOf(log, now);
        const { publications } = view;
        const [first, last] = [publications.find(isOut), publications.findLast(isOut) ?? publications.at(-1)];
        expect(row.firstResponseAt).toBe(first?.publishedAt);
        expect(row.online?.at).toBe(last?.publishedAt);
        expect(row.online?.title).toBe(last?.title);

        const versions = view.statements.flatMap(each => each.versions);
        expect(new Set(versions.flatMap(version => version.publications.map(({ event }) => event)))).toEqual(
          new Set([...publications, ...view.replies].map(({ event }) => event)),
        );
        const entries = timeline.entries.filter(each => 'entry' in each && isPublication(each.entry.event));
        expect(new Set(entries.map(({ id, at }) => `${id} ${at}`))).toEqual(
          new Set(
            [...publications, ...view.replies].map(
              ({ event, publishedAt }) => `${event} ${Date.parse(publishedAt)}`,
            ),
          ),
        );
        const elsewhere = publications.filter(({ signOff }) => signOff === 'elsewhere');
        expect(row.online?.elsewhere).toBe(last && elsewhere.includes(last));
        expect(
          entries.flatMap(each =>
            'entry' in each && each.entry.event.type === 'publishedElsewhere' ? [each.id] : [],
          ),
        ).toEqual(expect.arrayContaining(elsewhere.map(({ event }) => event)));
        for (const { step, state } of view.steps)
          if (isDoneByPublishing(step) && state.kind === 'done' && state.sensed?.place.kind === 'statement')
            expect(publications.map(({ event }) => event)).toContain(state.event);

        for (const { duration, spread } of statistics.stretches) {
          if (duration.until !== 'published') continue;
          const length = Date.parse(first?.publishedAt ?? '') - foundAt;
          expect(spread?.least).toBe(length >= 0 ? length : undefined);
        }

        // Each promised update has a clock of its own; the same time said again is one promise.
        const promises = view.clocks.flatMap(({ deadline, clock }) =>
          'promise' in deadline.anchor ? [clock] : [],
        );
        const promised = new Set(
          publications.flatMap(({ nextUpdate }) =>
            nextUpdate === undefined ? [] : [Date.parse(nextUpdate)],
          ),
        );
        expect(promises.length > 0).toBe(promised.size > 0);
        for (const clock of promises) if ('due' in clock) expect(promised).toContain(clock.due);
        for (const notice of view.notices)
          if (notice.kind === 'publishedUnapproved')
            expect([...publications, ...view.replies]).toContain(notice.publication);
      },
      { numRuns: runs(60) },
    );
  });

  test('the log tells everything, and what the timeline tells of it in the same words, but for its time, the cause and what was set right', () => {
    ofAny(
      (log, now) => {
        const { view, timeline } = toldOf(log, now);
        const names = namesIn(log, view);
        const lines = new Map(timeline.entries.flatMap(line => ('entry' in line ? [[line.id, line]] : [])));
        for (const { event, at, part, takenBack, corrections } of view.account) {
          const words = eventSentence(event, names, now);
          expect(words).not.toMatch(/^$|undefined|NaN|\[object/);
          const line = lines.get(event.id);
          expect(line !== undefined).toBe(part !== undefined && takenBack === undefined);
          const isAtOnce = Date.parse(event.at) - Date.parse(at) < 60_000;
          const isCause = event.type === 'factRecorded' && names.fact(event.data.fact)?.cause === true;
          if (line !== undefined && isAtOnce && !isCause && corrections.length === 0)
            expect(entrySentence(line, names, now)).toBe(words);
        }
      },
      { numRuns: runs(25) },
    );
  });

  test('register, statistics, timeline, steps and clocks tell the same deadlines', () => {
    ofAny(
      (log, now) => {
        const { view, row, statistics, timeline } = toldOf(log, now);
        const { bars } = timeline;
        expect(new Set(bars.map(({ deadline }) => deadline.id))).toEqual(
          new Set(view.clocks.map(({ deadline }) => deadline.id)),
        );
        const missed = bars.filter(({ outcome }) => outcome === 'missed' || outcome === 'overdue');
        const met = bars.filter(({ outcome }) => outcome === 'met');
        expect(row.overdue).toBe(missed.length);
        expect(row.met).toBe(met.length);
        const counted = (of: 'met' | 'missed') =>
          statistics.deadlines.reduce((sum, each) => sum + each[of], 0);
        expect([counted('missed'), counted('met')]).toEqual([missed.length, met.length]);
        const lines = timeline.entries.filter(entry => entry.kind === 'deadline' && isMissed(entry.bar));
        expect(lines).toHaveLength(missed.length);
        for (const { clocks } of view.steps) for (const clock of clocks) expect(view.clocks).toContain(clock);
        for (const { deadline, clock, steps } of view.clocks) {
          if (clock.kind !== 'met' || 'promise' in deadline.anchor || 'owed' in deadline.anchor) continue;
          const done = steps.flatMap(({ id }) => {
            const state = view.steps.find(({ step }) => step.id === id)?.state;
            return state?.kind === 'done' ? [Date.parse(state.at)] : [];
          });
          const out = view.publications
            .filter(out => isOut(out) && deadline.publications?.some(each => each === out.kind))
            .map(({ publishedAt }) => Date.parse(publishedAt))
            .filter(at => at >= (clock.since ?? Number.POSITIVE_INFINITY));
          expect(clock.at).toBe(Math.min(...done, ...out));
        }
      },
      { numRuns: runs(60) },
    );
  });

  test('documents tell these publications, whoever approved them, and these deadlines', () => {
    ofAny(
      (log, now) => {
        const view = viewOf(log, now);
        const index = indexFor(log);
        const source = { index, log, view, now, by: officer, bureau: {}, incidents: [] };
        const text = (id: string): string => {
          const form = found(playbook.forms, each => each.id === id);
          return plainText(documentOf(form, prefill(form, source, documentWords), source, documentWords));
        };
        for (const id of ['initial-report', 'final-report']) {
          const report = text(id);
          expect(report.includes('目前尚未对外发布信息。')).toBe(view.publications.length === 0);
          for (const { title, publishedAt, nextUpdate } of view.publications) {
            const said = [
              `${documentTime(Date.parse(publishedAt), now)}，`,
              `《${title}》`,
              ...(nextUpdate === undefined ? [] : [documentTime(Date.parse(nextUpdate), now)]),
            ];
            expect(
              report.split('\n').some(line => said.every(words => line.includes(words))),
              said.join(' '),
            ).toBe(true);
          }
        }
        const bars = clockBars(view, now);
        const { met, over } = countOutcomes(bars);
        // Who approved it and what was kept is for the review.
        const review = text('review-report');
        for (const { approvers, signOff } of view.publications) {
          for (const { name } of approvers) expect(review).toContain(name);
          if (signOff === 'elsewhere') expect(review).toContain('事后补录');
        }
        expect(review).toContain(`共涉及时限${bars.length}项`);
        if (met > 0) expect(review).toContain(`按期办结${met}项`);
        if (over > 0) {
          expect(review).toContain(`超过时限${over}项`);
          for (const { deadline } of bars.filter(isMissed)) expect(review).toContain(`“${deadline.title}”`);
        }
        const unsolved = withoutResult(view.steps).filter(
          ({ step: { fills } }) => fills === 'solution' || fills === 'solutionCheck',
        );
        // The last report is written before the incident is closed: what it calls settled is the matter.
        const final = text('final-report');
        const isOpen = (fills: string): boolean =>
          view.status === 'open' && unsolved.some(({ step }) => step.fills === fills);
        expect(final.includes('实际问题尚未办结')).toBe(isOpen('solution'));
        expect(final.includes('办理结果尚未复核')).toBe(!isOpen('solution') && isOpen('solutionCheck'));
        if (view.status === 'closed' && unsolved.length > 0) {
          for (const words of wordsOnSteps(view)) expect(final).toContain(`处理意见：${words.said}`);
          expect(final).not.toContain('无未办事项');
        }
        for (const { count } of view.themes)
          expect(text('final-report')).toContain(`的${amountWords(count)}条`);
      },
      { numRuns: runs(25) },
    );
  });

  test('hand-over and review tell the same open steps, publications and clocks as the view', () => {
    let closed = 0;
    ofAny(
      (log, now) => {
        const { view } = toldOf(log, now);
        const index = indexFor(log);
        const open = withoutResult(view.steps).map(({ step }) => step.id);
        const { todo, risks, limits } = handoverOf(log, now);
        const review = reviewOf(index, log, view, now);
        const foreign = [...view.publications, ...view.replies].filter(
          ({ signOff }) => signOff === 'elsewhere',
        );
        expect(
          review.deviations
            .filter(({ kind }) => kind === 'elsewhere')
            .map(({ event }) => event)
            .sort(),
        ).toEqual(foreign.map(({ event }) => event).sort());
        expect(open).toHaveLength(view.progress.total - view.progress.finished);
        for (const { step } of withoutResult(view.steps)) expect(todo).toContain(`“${step.title}”`);
        expect(review.unfinished.map(({ step }) => step.id)).toEqual(open);
        const left = review.deviations.flatMap(each => (each.kind === 'left' ? [each] : []));
        expect(left.map(({ step }) => step)).toEqual(view.status === 'closed' ? open : []);
        for (const { reason } of left) expect(hasSubstance(reason)).toBe(true);
        if (left.length > 0) closed += 1;
        expect(
          risks.match(
            /^.*在.*发布.*《.*，(对外口径|已有后来|审定不全|事后补录|已于.*撤下|应于.*补审|应马上补审|应更正)/gm,
          ) ?? [],
        ).toHaveLength(view.publications.length);
        const late = view.clocks.filter(({ clock }) => clock.kind === 'overdue');
        expect(risks.match(/已超过规定时限/g) ?? []).toHaveLength(late.length);
        expect(review.clocks.filter(({ outcome }) => outcome === 'overdue')).toHaveLength(late.length);
        const ticking =
          view.status === 'closed'
            ? []
            : view.clocks.filter(({ clock: { kind } }) => kind !== 'met' && kind !== 'waiting');
        expect(limits.match(/应于|起算/g) ?? []).toHaveLength(ticking.length);
        // A promise is told as the act by which it is kept.
        for (const { deadline } of ticking)
          expect(limits).toContain('promise' in deadline.anchor ? '按承诺再次发布' : deadline.title);
      },
      { numRuns: runs(60) },
    );
    expect(closed).toBeGreaterThan(0);
  });

  test('what is told of is there: some logs publish twice, some elsewhere, some miss a deadline', () => {
    const seen = new Set<string>();
    ofAny(
      (log, now) => {
        const { view, row } = toldOf(log, now);
        if (view.publications.length > 1) seen.add('published twice');
        for (const { signOff } of view.publications) seen.add(signOff);
        if (row.overdue > 0) seen.add('missed');
        if (row.met > 0) seen.add('met');
        if (view.differences.some(({ subject }) => subject.startsWith('answer:'))) seen.add('graded apart');
        if (log.undone.size > 0) seen.add('undone');
      },
      { numRuns: runs(60) },
    );
    expect([...seen].sort()).toEqual([
      'approved',
      'elsewhere',
      'graded apart',
      'met',
      'missed',
      'published twice',
      'unapproved',
      'undone',
    ]);
  });
});
