import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Score, scoreOf, shownOrder, shuffled } from '../../../src/training/questions/answering.ts';
import { questionChoices } from '../../../src/training/questions/question.ts';
import { KINDS, questionOf } from '../../support/training-record.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);
const permutation = (count: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray([...places(count)], { minLength: count, maxLength: count });

/** Pairs that stand the wrong way round: none in the right order, one where two neighbours have changed places. */
const inversions = (sequence: readonly number[]): number =>
  sequence.reduce(
    (sum, one, place) => sum + sequence.slice(place + 1).filter(other => other < one).length,
    0,
  );

describe('a score', () => {
  test.each<[given: readonly number[], score: Score]>([
    [[1], 1],
    [[0], 0],
    [[], 0],
    [[0, 1], 0],
  ])('of a choice of one, where the second is right, for %j is %d', (given, score) => {
    expect(scoreOf(questionOf('q', 'single', { right: [1] }), given)).toBe(score);
  });

  test.each<[answer: boolean, given: readonly number[], score: Score]>([
    [true, [0], 1],
    [true, [1], 0],
    [false, [1], 1],
    [false, [0], 0],
    [false, [], 0],
    [true, [0, 1], 0],
  ])('of a statement that is %s for %j is %d', (answer, given, score) => {
    expect(scoreOf(questionOf('q', 'judge', { right: answer ? [0] : [] }), given)).toBe(score);
  });

  test.each<[right: readonly number[], given: readonly number[], score: Score]>([
    [[0, 2], [0, 2], 1],
    [[0, 2], [2, 0], 1],
    [[0, 2], [0, 2, 2], 1],
    [[0, 2], [2], 0.5],
    [[0, 2], [], 0],
    [[0, 2], [0, 1, 2], 0],
    [[0, 2], [1], 0],
    [[0, 1, 2], [0], 0],
    [[0, 1, 2], [0, 1], 0.5],
    [[0, 1, 2, 3], [0, 3], 0.5],
    [[0, 1, 2, 3], [0], 0],
    [[1], [1], 1],
    [[1], [], 0],
    [[0, 2], [0, 2, 9], 0],
  ])('of several and of a draft, where %j are right, for %j is %d', (right, given, score) => {
    for (const kind of ['several', 'spot'] as const)
      expect(scoreOf(questionOf('q', kind, { right, choices: 5 }), given)).toBe(score);
  });

  test('of a draft with nothing wrong in it is full for leaving it alone', () => {
    const question = questionOf('q', 'spot', { right: [] });
    expect(scoreOf(question, [])).toBe(1);
    expect(scoreOf(question, [0])).toBe(0);
  });

  test('of an order is full for the right one, half where two neighbours have changed places, and nothing otherwise', () => {
    const sequences = fc.integer({ min: 3, max: 6 }).chain(permutation);
    fc.assert(
      fc.property(sequences, sequence => {
        const question = questionOf('q', 'order', { choices: sequence.length });
        const apart = inversions(sequence);
        expect(scoreOf(question, sequence)).toBe(apart === 0 ? 1 : apart === 1 ? 0.5 : 0);
      }),
      { numRuns: 500 },
    );
  });

  test.each([[[]], [[0, 1, 2]], [[0, 1, 2, 2]], [[0, 1, 2, 4]], [[0, 1, 2, 3, 3]], [[1, 0, 2]]])(
    'of an order of four steps for %j, which is none, is nothing',
    given => {
      expect(scoreOf(questionOf('q', 'order'), given)).toBe(0);
    },
  );

  test('does not care in what order or how often something was chosen, save for an order', () => {
    const kind = fc.constantFrom(...KINDS.filter(each => each !== 'order'));
    const sets = fc.tuple(kind, fc.subarray([0, 1, 2, 3]), fc.subarray([0, 1, 2, 3]), permutation(4));
    fc.assert(
      fc.property(sets, ([each, right, given, turn]) => {
        const question = questionOf('q', each, { right });
        const jumbled = turn.filter(place => given.includes(place));
        expect(scoreOf(question, [...jumbled, ...jumbled])).toBe(scoreOf(question, given));
      }),
    );
  });

  test('is never raised by choosing something wrong as well, and is full for what is right', () => {
    const sets = fc.tuple(
      fc.constantFrom('several' as const, 'spot' as const),
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(sets, ([kind, right]) => {
        const question = questionOf('q', kind, { right, choices: 5 });
        expect(scoreOf(question, right)).toBe(1);
        for (const wrong of places(5).filter(place => !right.includes(place)))
          expect(scoreOf(question, [...right, wrong])).toBe(0);
      }),
    );
  });
});

describe('the order in which choices are shown', () => {
  test('has every choice once, and is the same each time', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(...KINDS), fc.integer({ min: 3, max: 6 }), (given, kind, choices) => {
        const question = questionOf('q', kind, { choices });
        const order = shownOrder(question, given);
        expect([...order].sort()).toEqual([...questionChoices(question).keys()]);
        expect(shownOrder(question, given)).toEqual(order);
      }),
    );
  });

  test('is content’s own for a statement and for a draft', () => {
    fc.assert(
      fc.property(seed, given => {
        expect(shownOrder(questionOf('q', 'judge'), given)).toEqual([0, 1]);
        expect(shownOrder(questionOf('q', 'spot', { choices: 6 }), given)).toEqual(places(6));
      }),
    );
  });

  test('is never the right one for steps to put in order', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 3, max: 6 }), (given, choices) => {
        const question = questionOf('q', 'order', { choices });
        expect(scoreOf(question, shownOrder(question, given))).not.toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('puts each choice first about as often as any other', () => {
    const first = [0, 0, 0, 0];
    for (let given = 0; given < 400; given += 1) {
      const [place = -1] = shownOrder(questionOf('q', 'single'), given);
      first[place] = (first[place] ?? 0) + 1;
    }
    for (const count of first) expect(count).toBeGreaterThan(60);
  });

  test('is not the same for two questions of one exam', () => {
    const orders = Array.from({ length: 20 }, (_, number) =>
      shownOrder(questionOf(`q-${number}`, 'single'), 5).join(),
    );
    expect(new Set(orders).size).toBeGreaterThan(5);
  });
});

test('shuffling loses nothing and adds nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), seed, fc.string(), (items, given, name) => {
      const mixed = shuffled(items, given, name);
      expect([...mixed].sort()).toEqual([...items].sort());
    }),
  );
});
