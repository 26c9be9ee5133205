import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRADES, type Grade } from '../../src/training/marking.ts';
import {
  emptyTabletop,
  FAILURES,
  gradesGiven,
  readTabletop,
  type Tabletop,
  tabletopVerdict,
} from '../../src/training/tabletop.ts';
import { scenario } from '../support/drill.ts';

const empty = emptyTabletop('01K00000000000000000000000');
const all = (grade: Grade): Tabletop['grades'] =>
  Object.fromEntries(scenario.objectives.map(({ id }) => [id, { grade, reason: '' }]));

const anyTabletop: fc.Arbitrary<Tabletop> = fc.record({
  run: fc.constant(empty.run),
  place: fc.integer({ min: 0, max: scenario.injects.length + 2 }),
  done: fc.subarray(scenario.injects.map(({ id }) => id)),
  notes: fc.dictionary(fc.constantFrom('', 'first', 'caller'), fc.string()),
  people: fc.dictionary(fc.constantFrom('office', 'leadingGroup'), fc.string()),
  grades: fc.dictionary(
    fc.constantFrom(...scenario.objectives.map(({ id }) => id)),
    fc.record({ grade: fc.constantFrom(undefined, ...GRADES), reason: fc.string() }),
  ),
  failures: fc.subarray([...FAILURES]),
});

describe('a tabletop that was kept', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(anyTabletop, tabletop => {
        expect(readTabletop(structuredClone(tabletop), scenario)).toEqual(tabletop);
      }),
    );
  });

  test.each([[undefined], [null], ['text'], [[]], [{}], [{ run: 7 }]])('is none where %j was kept', value => {
    expect(readTabletop(value, scenario)).toBeUndefined();
  });

  test('comes back without what the scenario no longer knows, and without what is no value', () => {
    const kept = {
      run: empty.run,
      place: 99,
      done: ['first', 'gone', 'caller'],
      notes: { first: '好', gone: '坏', caller: 7 },
      people: { office: '甲', stranger: '乙' },
      grades: { report: { grade: 'X', reason: '晚' }, gone: { grade: 'P', reason: '' }, answer: 'P' },
      failures: ['personalData', 'nonsense'],
    };
    expect(readTabletop(kept, scenario)).toEqual({
      run: empty.run,
      place: 0,
      done: ['first', 'caller'],
      notes: { first: '好' },
      people: { office: '甲' },
      grades: { report: { grade: undefined, reason: '晚' } },
      failures: ['personalData'],
    });
  });

  test('never fails to be read, whatever was kept', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (notes, grades) => {
        expect(
          readTabletop({ run: 'x', notes, grades, done: grades, failures: notes }, scenario),
        ).toBeDefined();
      }),
    );
  });
});

describe('what a table came to', () => {
  test.each<[name: string, tabletop: Tabletop, verdict: string]>([
    ['open, while nothing is graded', empty, 'open'],
    [
      'open, while one is not graded',
      { ...empty, grades: { ...all('P'), report: { grade: undefined, reason: '' } } },
      'open',
    ],
    ['passed, where nothing was left undone', { ...empty, grades: all('M') }, 'passed'],
    [
      'incomplete, where one was',
      { ...empty, grades: { ...all('P'), report: { grade: 'U', reason: '' } } },
      'incomplete',
    ],
    ['failed, whatever the grades', { ...empty, grades: all('P'), failures: ['personalData'] }, 'failed'],
    ['failed, before everything is graded', { ...empty, failures: ['personalData'] }, 'failed'],
  ])('%s', (_, tabletop, verdict) => {
    expect(tabletopVerdict(tabletop, scenario)).toBe(verdict);
  });

  test('counts only the grades that were given', () => {
    expect(
      gradesGiven({
        ...empty,
        grades: { report: { grade: 'S', reason: '晚' }, place: { grade: undefined, reason: '' } },
      }),
    ).toEqual({
      report: 'S',
    });
  });
});
