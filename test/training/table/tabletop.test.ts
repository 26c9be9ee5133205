import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRADES, type Grade } from '../../../src/training/drills/grade.ts';
import {
  begunAnew,
  type Card,
  type Change,
  emptyTabletop,
  fitted,
  gradesGiven,
  improvements,
  injectStatus,
  judged,
  laid,
  nextInject,
  released,
  shown,
  type Tabletop,
  tabletopSchema,
  tabletopVerdict,
  timeLeft,
  timerSet,
  timerTurned,
} from '../../../src/training/table/tabletop.ts';
import { scenario } from '../../support/drill.ts';

const empty = emptyTabletop('01K00000000000000000000000');
const injects = scenario.injects.map(({ id }) => id);
const changedBy = (now: Tabletop, change: Change, at: number): Tabletop => ({ ...now, ...change(now, at) });
const tableAfter = (changes: readonly Change[], from = empty): Tabletop =>
  changes.reduce((now, change) => changedBy(now, change, 0), from);
const inject = (id: string): Card => ({ kind: 'inject', id });
const all = (grade: Grade): Tabletop['judgements'] =>
  Object.fromEntries(scenario.objectives.map(({ id }) => [id, { grade, note: '', who: '', by: '' }]));

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc
    .oneof(
      fc.constantFrom(...injects).map(inject),
      fc.record({
        kind: fc.constant('leader' as const),
        id: fc.constantFrom('own-1', 'own-2'),
        from: fc.string({ maxLength: 5 }),
        text: fc.string({ maxLength: 5 }),
      }),
    )
    .map(released),
  fc
    .tuple(
      fc.constantFrom(...injects),
      fc.constantFrom('waiting' as const, 'held' as const, 'skipped' as const),
    )
    .map(given => laid(...given)),
  fc.nat({ max: 9 }).map(shown),
  fc.nat({ max: 10 }).map(timerSet),
  fc.constant(timerTurned),
  fc
    .tuple(
      fc.constantFrom(...scenario.objectives.map(({ id }) => id)),
      fc.record({ grade: fc.constantFrom(...GRADES), note: fc.string() }, { requiredKeys: [] }),
    )
    .map(given => judged(...given)),
  fc.constantFrom('one', 'two').map(begunAnew),
);

describe('what is done at a table', () => {
  test('any of it leads to a table that can be kept and told, and fits its scenario', () => {
    fc.assert(
      fc.property(fc.array(anyChange), changes => {
        const tabletop = tableAfter(changes);
        expect(tabletopSchema.parse(structuredClone(tabletop))).toEqual(tabletop);
        expect(fitted(tabletop, scenario)).toEqual(tabletop);
        expect(tabletop.place).toBeLessThanOrEqual(tabletop.cards.length);
      }),
    );
  });

  test('injects come in their order, but for those held back and left out, which come when they are called for', () => {
    const [one = '', two = '', three = ''] = injects;
    const now = tableAfter([laid(one, 'held'), laid(two, 'skipped')]);
    expect(nextInject(now, scenario)?.id).toBe(three);
    const then = tableAfter([released(inject(one))], now);
    expect([one, two, three].map(id => injectStatus(then, id))).toEqual(['shown', 'skipped', 'waiting']);
    // A card that the room has seen cannot be held back from it.
    expect(injectStatus(tableAfter([laid(one, 'held')], then), one)).toBe('shown');
  });

  test('what is released is what the room looks at, without its questions and out of the wash', () => {
    const now = tableAfter([
      released(inject('first')),
      () => ({ asks: true, washes: true }),
      released({ kind: 'leader', id: 'own', from: '组长', text: '先报告' }),
    ]);
    expect(now).toMatchObject({ place: 2, asks: false, washes: false });
    // Again: shown again, not twice.
    expect(tableAfter([released(inject('first'))], now)).toMatchObject({
      place: 1,
      cards: now.cards,
    });
  });

  test('a discussion’s time runs while it runs, and not below nothing', () => {
    const set = tableAfter([timerSet(2)]);
    const started = changedBy(set, timerTurned, 1_000);
    expect(timeLeft(started, 31_000)).toBe(90_000);
    const stopped = changedBy(started, timerTurned, 31_000);
    expect(timeLeft(stopped, 999_000)).toBe(90_000);
    expect(timeLeft(started, 999_000)).toBe(0);
  });

  test('what is to be mended goes to the table after it, the worst first, and stays until something else is', () => {
    const judge = (objective: string, grade: Grade, note: string): Change =>
      judged(objective, { grade, note, who: '办公室' });
    const [one, two] = scenario.objectives.map(({ id }) => id);
    const now = tableAfter([judge(one ?? '', 'S', '早一点报'), judge(two ?? '', 'U', '没有答复')]);
    const expected = [
      { note: '没有答复', who: '办公室', by: '' },
      { note: '早一点报', who: '办公室', by: '' },
    ];
    expect(improvements(now)).toEqual(expected);
    const next = tableAfter([begunAnew('next')], now);
    expect(next).toMatchObject({ run: 'next', agreed: expected, judgements: {}, cards: [] });
    expect(tableAfter([begunAnew('third')], next).agreed).toEqual(expected);
  });
});

test('a table is kept without cards and judgements of what its scenario no longer knows', () => {
  const now: Tabletop = {
    ...empty,
    place: 3,
    cards: [inject('first'), inject('gone'), { kind: 'leader', id: 'own', from: '', text: '办' }],
    judgements: { ...all('P'), gone: { grade: 'U', note: '没有答复', who: '', by: '' } },
  };
  expect(fitted(now, scenario)).toEqual({
    ...now,
    place: 2,
    cards: [now.cards[0], now.cards[2]],
    judgements: all('P'),
  });
});

describe('what a table came to', () => {
  const first = scenario.objectives[0]?.id ?? '';
  test.each<[name: string, tabletop: Tabletop, verdict: string]>([
    ['open, while nothing is graded', empty, 'open'],
    [
      'open, while one is not graded',
      { ...empty, judgements: { ...all('P'), [first]: { note: '晚', who: '', by: '' } } },
      'open',
    ],
    ['passed, where nothing was left undone', { ...empty, judgements: all('M') }, 'passed'],
    [
      'incomplete, where one was',
      { ...empty, judgements: { ...all('P'), [first]: { grade: 'U', note: '', who: '', by: '' } } },
      'incomplete',
    ],
    ['failed, whatever the grades', { ...empty, judgements: all('P'), failures: ['personal'] }, 'failed'],
    ['failed, before everything is graded', { ...empty, failures: ['personal'] }, 'failed'],
  ])('%s', (_, tabletop, verdict) => {
    expect(tabletopVerdict(tabletop, scenario)).toBe(verdict);
  });

  test('counts only the grades that were given', () => {
    const judgements = {
      report: { grade: 'S' as const, note: '晚', who: '', by: '' },
      place: { note: '', who: '', by: '' },
    };
    expect(gradesGiven({ ...empty, judgements })).toEqual({ report: 'S' });
  });
});
