import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionWords } from '../../src/desk/core/words/condition.ts';
import {
  type Condition,
  checkCondition,
  describe as describeCondition,
  type FactDefinitions,
  type Facts,
  holds,
} from '../../src/playbook/condition.ts';
import { conditionSchema } from '../../src/playbook/condition-schema.ts';
import { index, playbook } from '../support/playbook.ts';

const levels = ['limited', 'citywide', 'provincial'] as const;
const definitions: FactDefinitions = new Map(
  [
    {
      id: 'spread',
      label: '传播范围',
      ordered: true,
      values: [
        { value: 'limited', label: '较小' },
        { value: 'citywide', label: '市级以上' },
        { value: 'provincial', label: '全省' },
        { value: 'unknown', label: '不清楚', countsAs: 'citywide' },
      ],
    },
    {
      id: 'panic',
      label: '恐慌',
      ordered: false,
      values: [
        { value: 'yes', label: '可能' },
        { value: 'no', label: '不会' },
        { value: 'unknown', label: '不清楚', countsAs: 'yes' },
      ],
    },
  ].map(definition => [definition.id, definition]),
);

const isPanic: Condition = { is: ['panic', 'yes'] };
const atLeastCity: Condition = { atLeast: ['spread', 'citywide'] };

describe('holds', () => {
  const nothing: Facts = {};
  test.each<[name: string, condition: Condition | undefined, facts: Facts, expected: boolean]>([
    ['no condition always holds', undefined, nothing, true],
    ['is holds for the value', isPanic, { panic: 'yes' }, true],
    ['is fails for another value', isPanic, { panic: 'no' }, false],
    ['is fails for an unknown fact', isPanic, nothing, false],
    ['is holds for what counts as the value', isPanic, { panic: 'unknown' }, true],
    ['is holds for “not known” itself', { is: ['panic', 'unknown'] }, { panic: 'unknown' }, true],
    ['is fails where the value itself was chosen', { is: ['panic', 'unknown'] }, { panic: 'yes' }, false],
    ['atLeast takes “not known” for the careful level', atLeastCity, { spread: 'unknown' }, true],
    ['atLeast and for no higher one', { atLeast: ['spread', 'provincial'] }, { spread: 'unknown' }, false],
    ['not of is holds for an unknown fact', { not: isPanic }, nothing, true],
    ['atLeast fails below', atLeastCity, { spread: 'limited' }, false],
    ['atLeast holds at the level', atLeastCity, { spread: 'citywide' }, true],
    ['atLeast holds above', atLeastCity, { spread: 'provincial' }, true],
    ['atLeast fails for an unknown fact', atLeastCity, nothing, false],
    ['atLeast fails for a value that is no level', atLeastCity, { spread: 'galactic' }, false],
    [
      'atLeast fails for a level that does not exist',
      { atLeast: ['spread', 'galactic'] },
      { spread: 'provincial' },
      false,
    ],
    ['atLeast fails for a fact without a definition', { atLeast: ['heat', 'high'] }, { heat: 'high' }, false],
    ['all needs every part', { all: [isPanic, atLeastCity] }, { panic: 'yes', spread: 'limited' }, false],
    [
      'all holds with every part',
      { all: [isPanic, atLeastCity] },
      { panic: 'yes', spread: 'citywide' },
      true,
    ],
    ['any needs one part', { any: [isPanic, atLeastCity] }, { panic: 'no', spread: 'citywide' }, true],
    ['any fails without one', { any: [isPanic, atLeastCity] }, { panic: 'no' }, false],
    ['an empty value is not an unknown fact', { is: ['panic', ''] }, { panic: '' }, true],
    ['an inherited property is no fact', { not: { is: ['toString', 'x'] } }, nothing, true],
  ])('%s', (_, condition, facts, expected) => {
    expect(holds(condition, facts, definitions)).toBe(expected);
  });

  test('atLeast follows the order in which the options stand, for every pair of levels', () => {
    levels.forEach((known, knownRank) => {
      levels.forEach((level, rank) => {
        expect(holds({ atLeast: ['spread', level] }, { spread: known }, definitions)).toBe(knownRank >= rank);
      });
    });
  });

  const { condition: anyCondition } = fc.letrec<{ condition: Condition }>(tie => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<Condition>(isPanic, { is: ['panic', 'no'] }, { is: ['spread', 'limited'] }),
      fc.constantFrom(...levels).map((level): Condition => ({ atLeast: ['spread', level] })),
      tie('condition').map((not): Condition => ({ not })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    ),
  }));
  const anyFacts: fc.Arbitrary<Facts> = fc.record(
    { panic: fc.constantFrom('yes', 'no'), spread: fc.constantFrom(...levels) },
    { requiredKeys: [] },
  );

  test('obeys De Morgan: not any of these is all of not these', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), anyFacts, (parts, facts) => {
        const all = { all: parts.map((not): Condition => ({ not })) };
        expect(holds({ not: { any: parts } }, facts, definitions)).toBe(holds(all, facts, definitions));
      }),
    );
  });

  test('survives being written to YAML and read back', () => {
    fc.assert(
      fc.property(anyCondition, anyFacts, (condition, facts) => {
        const read = conditionSchema.parse(JSON.parse(JSON.stringify(condition)));
        expect(read).toEqual(condition);
        expect(holds(read, facts, definitions)).toBe(holds(condition, facts, definitions));
      }),
    );
  });

  test('has nothing to complain of in a condition over known facts', () => {
    fc.assert(
      fc.property(anyCondition, condition => {
        expect(checkCondition(condition, definitions)).toEqual([]);
      }),
    );
  });
});

describe('describe', () => {
  const read = (condition: Condition): string => describeCondition(condition, definitions, conditionWords);

  test.each<[condition: Condition, expected: string]>([
    [isPanic, '恐慌为“可能”'],
    [atLeastCity, '传播范围达到“市级以上”及以上'],
    [{ not: isPanic }, '除恐慌为“可能”以外'],
    [{ all: [isPanic, atLeastCity] }, '恐慌为“可能”，并且传播范围达到“市级以上”及以上'],
    [{ any: [isPanic, atLeastCity] }, '恐慌为“可能”，或者传播范围达到“市级以上”及以上'],
    [{ is: ['heat', 'high'] }, 'heat为“high”'],
    [{ is: ['panic', 'maybe'] }, '恐慌为“maybe”'],
  ])('reads %j as a sentence', (condition, expected) => {
    expect(read(condition)).toBe(expected);
  });

  test('names only words an officer knows, in every condition of the real playbook', () => {
    const conditions = [
      ...playbook.steps,
      ...playbook.deadlines,
      ...playbook.triage.outcomes,
      ...playbook.triage.additions,
    ].flatMap(({ when }) => (when === undefined ? [] : [when]));
    expect(conditions.length).toBeGreaterThan(20);
    for (const condition of conditions) {
      expect(checkCondition(condition, index.definitions)).toEqual([]);
      expect(describeCondition(condition, index.definitions, conditionWords)).not.toMatch(/[a-z]{2,}/);
    }
  });
});

describe('checkCondition', () => {
  test.each<[name: string, condition: Condition, expected: readonly object[]]>([
    ['accepts known facts and values', { all: [isPanic, { not: atLeastCity }] }, []],
    ['finds an unknown fact', { is: ['heat', 'high'] }, [{ code: 'unknownFact', fact: 'heat' }]],
    [
      'finds an unknown fact in atLeast',
      { atLeast: ['heat', 'high'] },
      [{ code: 'unknownFact', fact: 'heat' }],
    ],
    [
      'finds an unknown value',
      { is: ['panic', 'maybe'] },
      [{ code: 'unknownValue', fact: 'panic', value: 'maybe' }],
    ],
    [
      'finds an unknown level',
      { atLeast: ['spread', 'galactic'] },
      [{ code: 'unknownValue', fact: 'spread', value: 'galactic' }],
    ],
    [
      'finds atLeast on an unordered fact',
      { atLeast: ['panic', 'yes'] },
      [{ code: 'unorderedFact', fact: 'panic' }],
    ],
    [
      'finds each problem, however deep',
      { all: [{ any: [{ not: { is: ['heat', 'x'] } }] }, { not: { is: ['panic', 'maybe'] } }] },
      [
        { code: 'unknownFact', fact: 'heat' },
        { code: 'unknownValue', fact: 'panic', value: 'maybe' },
      ],
    ],
  ])('%s', (_, condition, expected) => {
    expect(checkCondition(condition, definitions)).toEqual(expected);
  });
});

test.each([
  ['an empty all', { all: [] }],
  ['an empty any', { any: [] }],
  ['two kinds at once', { is: ['panic', 'yes'], not: { is: ['panic', 'no'] } }],
  ['an unknown kind', { atMost: ['spread', 'citywide'] }],
  ['one word only', { is: ['panic'] }],
  ['a number', { is: ['panic', 1] }],
  ['nothing', {}],
])('the grammar refuses %s', (_, condition) => {
  expect(conditionSchema.safeParse(condition).success).toBe(false);
});
