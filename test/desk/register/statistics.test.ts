import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, IncidentLog } from '../../../src/desk/core/incident.ts';
import type { Shown } from '../../../src/desk/core/view.ts';
import {
  isSmall,
  keptRate,
  type Spread,
  type Statistics,
  spreadOf,
  statisticsOf,
} from '../../../src/desk/register/statistics.ts';
import { indexPlaybook, type PlaybookIndex } from '../../../src/playbook/checklist.ts';
import type { Facts } from '../../../src/playbook/condition.ts';
import { HOUR, hoursAgo, limitedFacts, NOW, wideFacts } from '../../support/answers.ts';
import { openDrill } from '../../support/drill-mark.ts';
import {
  act,
  anyTurns,
  closeWith,
  complete,
  contextAt,
  countingIds,
  indexFor,
  laterDigest,
  markDone,
  openLog,
  play,
  takenBack,
  viewOf,
  zhang,
} from '../../support/incident.ts';
import { about } from '../../support/occurrence.ts';
import { changed, playbook, required, withPlaybook } from '../../support/playbook.ts';
import { record, released, save, writing } from '../../support/release.ts';

let machine = 0;
/** An incident of its own, with what was done. */
function incident(facts: Facts, ...commands: readonly Command[]): IncidentLog {
  machine += 1;
  const context = contextAt(NOW, countingIds(machine), zhang);
  return complete(openLog(facts, context), context, ...commands);
}
const counted = (log: IncidentLog): Shown => ({ index: indexFor(log), view: viewOf(log) });
const sum = (...logs: readonly IncidentLog[]) => statisticsOf(logs.map(counted), NOW);
const closed = (log: IncidentLog): IncidentLog => closeWith(log, contextAt(NOW, countingIds(500), zhang));
const counts = (of: readonly { id: string; count: number }[]) =>
  Object.fromEntries(of.map(({ id, count }) => [id, count]));
const found = (hours: number, facts: Facts = limitedFacts): Facts => ({ ...facts, foundAt: hoursAgo(hours) });

describe('a spread', () => {
  test.each<[values: readonly number[], expected: Omit<Spread, 'n'>]>([
    [[7], { least: 7, median: 7, most: 7 }],
    [[1, 3], { least: 1, median: 2, most: 3 }],
    [[3, 1, 2], { least: 1, median: 2, most: 3 }],
    [[4, 1, 3, 2], { least: 1, median: 2.5, most: 4 }],
    [[5, 5, 5, 100], { least: 5, median: 5, most: 100 }],
  ])('of %j has its middle between its ends', (values, expected) => {
    expect(spreadOf(values)).toEqual({ n: values.length, ...expected });
  });

  test('of nothing is none', () => {
    expect(spreadOf([])).toBeUndefined();
  });

  test('keeps its numbers in order and within the sample, whatever the order of the values', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        sample.chain(values =>
          fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
        ),
        ([values, shuffled]) => {
          const { n, least, median, most } = required(spreadOf(values), 'spread');
          expect(n).toBe(values.length);
          expect(least).toBe(Math.min(...values));
          expect(most).toBe(Math.max(...values));
          expect(median).toBeGreaterThanOrEqual(least);
          expect(median).toBeLessThanOrEqual(most);
          const below = values.filter(value => value <= median).length;
          const above = values.filter(value => value >= median).length;
          expect(Math.min(below, above) * 2).toBeGreaterThanOrEqual(values.length);
          expect(spreadOf(shuffled)).toEqual(spreadOf(values));
        },
      ),
    );
  });

  test.each([
    [0, true],
    [4, true],
    [5, false],
  ])('of %i incidents is small: %s', (n, expected) => {
    expect(isSmall(n)).toBe(expected);
  });
});

const lengthOf = (stretches: Statistics['stretches'], id: string): Spread | undefined =>
  required(
    stretches.find(({ duration }) => duration.id === id),
    id,
  ).spread;

describe('statistics', () => {
  test('count real incidents or drills, never both', () => {
    const drill = (facts: Facts, writer: number): IncidentLog =>
      complete(
        openDrill(facts, contextAt(NOW, countingIds(writer), zhang)),
        contextAt(NOW),
        markDone('archive'),
      );
    const real = [incident(found(60)), incident(limitedFacts, markDone('publish-limited', hoursAgo(1)))];
    const drills = [drill(wideFacts, 700), drill(found(60), 701), closed(drill(limitedFacts, 702))];
    const mixed = [drills[0], real[0], drills[1], real[1], drills[2]].map(log =>
      counted(required(log, 'log')),
    );
    expect(statisticsOf(mixed, NOW)).toEqual(sum(...real));
    expect(statisticsOf(mixed, NOW, true)).toEqual(statisticsOf(drills.map(counted), NOW, true));
  });

  test('count incidents by topic and verdict, the most first', () => {
    const all = sum(
      incident(limitedFacts),
      closed(incident(limitedFacts)),
      incident({ ...limitedFacts, topic: 'staff-conduct' }),
      incident(wideFacts),
    );
    expect(counts(all.topics)).toEqual({
      'illegal-construction': 2,
      'staff-conduct': 1,
      'geological-disaster': 1,
    });
    expect(all.topics[0]?.id).toBe('illegal-construction');
    expect(counts(all.tracks)).toEqual({ 'track-limited': 3, 'track-wide': 1 });
    expect(all.tracks[0]?.label).toBe(
      playbook.triage.outcomes.find(({ id }) => id === 'track-limited')?.title,
    );
  });

  test('leave out what an incident does not know', () => {
    const log = incident(limitedFacts);
    const { topic: _, ...unknown } = counted(log).view.facts;
    const one = { ...counted(log), view: { ...counted(log).view, facts: unknown, verdict: undefined } };
    const all = statisticsOf([one, counted(incident(limitedFacts))], NOW);
    for (const of of [all.topics, all.tracks]) expect(of.map(({ count }) => count)).toEqual([1]);
  });

  test('measure from discovery to the report, the assessment and the first publication', () => {
    const { stretches } = sum(
      incident(
        found(30),
        markDone('report-to-leaders', hoursAgo(29)),
        markDone('publish-limited', hoursAgo(6)),
      ),
      incident(found(20), markDone('report-to-leaders', hoursAgo(17))),
      incident(found(10)),
    );
    expect(lengthOf(stretches, 'to-report')).toMatchObject({
      n: 2,
      least: HOUR,
      median: 2 * HOUR,
      most: 3 * HOUR,
    });
    expect(lengthOf(stretches, 'to-publish')).toMatchObject({ n: 1, median: 24 * HOUR });
    expect(lengthOf(stretches, 'to-assess')).toBeUndefined();
  });

  test('take the earliest of several publications and assessments', () => {
    const { stretches } = sum(
      incident(
        found(10, wideFacts),
        markDone('assess-risk', hoursAgo(4)),
        markDone('hold-assessment-meeting', hoursAgo(6)),
        markDone('publish-authoritative', hoursAgo(1)),
        markDone('publish-brief', hoursAgo(2)),
      ),
    );
    expect(lengthOf(stretches, 'to-assess')?.median).toBe(4 * HOUR);
    expect(lengthOf(stretches, 'to-publish')?.median).toBe(8 * HOUR);
  });

  test('count a publication that the release recorded, and not one that was taken back', () => {
    const byHand = incident(found(10), markDone('publish-limited', hoursAgo(1)));
    const log = released(
      act(
        byHand,
        writing(901),
        record('time', about('09:00')),
        save('{发生时间}，正在核实。', { form: 'holding' }),
      ),
      writing(902),
      { publishedAt: hoursAgo(3) },
    );
    const median = (of: IncidentLog): number | undefined => lengthOf(sum(of).stretches, 'to-publish')?.median;
    expect(median(log)).toBe(7 * HOUR);
    expect(median(takenBack(log, writing(903)))).toBe(9 * HOUR);
  });

  test('do not measure what was done before it was discovered: one of the times is mistyped', () => {
    const { stretches } = sum(incident(found(2), markDone('report-to-leaders', hoursAgo(3))));
    expect(lengthOf(stretches, 'to-report')).toBeUndefined();
  });

  test('count a limit as kept, missed, or not yet at its end', () => {
    const all = sum(
      incident(found(10), markDone('publish-limited', hoursAgo(1))),
      incident(found(60), markDone('publish-limited', hoursAgo(1))),
      incident(found(60)),
      incident(found(10)),
    );
    const response = all.deadlines.find(({ met, missed }) => met === 1 && missed === 2);
    expect(response).toBeDefined();
    expect(keptRate(required(response, 'deadline'))).toBeCloseTo(1 / 3);
  });

  test('let no clock without a number count for or against anybody', () => {
    const all = sum(incident(limitedFacts, markDone('register-report'), markDone('report-to-leaders')));
    expect(all.deadlines.some(({ id }) => id === 'report-at-once')).toBe(false);
  });

  test('let the clocks of a closed incident stand where they stood', () => {
    const log = closed(incident(found(10)));
    const later = statisticsOf([{ ...counted(log), view: viewOf(log, NOW + 400 * HOUR) }], NOW + 400 * HOUR);
    expect(later.deadlines).toEqual([]);
  });

  test('say of no limit that has come to its end no rate', () => {
    expect(keptRate({ met: 0, missed: 0 })).toBeUndefined();
    expect(keptRate({ met: 0, missed: 2 })).toBe(0);
    expect(keptRate({ met: 3, missed: 0 })).toBe(1);
  });

  test('call a topic as the latest edition does, whichever incident comes first', () => {
    const log = incident(limitedFacts);
    const old = counted(log);
    const renamed = (index: PlaybookIndex): PlaybookIndex => {
      const { triage } = index.playbook;
      const questions = changed(triage.questions, 'topic', of =>
        of.kind === 'choice'
          ? { ...of, options: of.options.map(option => ({ ...option, label: '新的叫法' })) }
          : of,
      );
      return indexPlaybook(withPlaybook({ triage: { ...triage, questions } }, index.playbook));
    };
    const moved = complete(log, contextAt(NOW, countingIds(900), zhang), {
      kind: 'movePlaybook',
      playbook: laterDigest,
    });
    const later = { ...counted(moved), index: renamed(indexFor(moved)) };
    for (const order of [
      [old, later],
      [later, old],
    ])
      expect(statisticsOf(order, NOW).topics).toEqual([
        { id: 'illegal-construction', label: '新的叫法', count: 2 },
      ]);
  });

  test('do not hang on the order of the incidents, and rates lie between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(anyTurns(12), { minLength: 1, maxLength: 4 }), fc.nat(), (turns, turn) => {
        const all = turns.flatMap(each => play(each).logs.slice(0, 1)).map(counted);
        const moved = all.map((_, position) => required(all[(position + turn) % all.length], 'incident'));
        const statistics = statisticsOf(all, NOW);
        expect(statisticsOf(moved, NOW)).toEqual(statistics);
        for (const kept of statistics.deadlines) {
          expect(keptRate(kept)).toBeGreaterThanOrEqual(0);
          expect(keptRate(kept)).toBeLessThanOrEqual(1);
        }
        for (const { count } of [...statistics.topics, ...statistics.tracks])
          expect(count).toBeLessThanOrEqual(all.length);
      }),
      { numRuns: 30 },
    );
  });
});
