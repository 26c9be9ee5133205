import { describe, expect, test } from 'vitest';
import type { Night } from '../../../src/training/night/night.ts';
import { nightSchema } from '../../../src/training/night/night-schema.ts';
import { fileOfNight, nightInFile } from '../../../src/training/night/own-file.ts';
import {
  EMPTY_NIGHT,
  emptyFields,
  nightOf,
  type OwnNight,
  ownFrom,
} from '../../../src/training/night/own-night.ts';
import { readPlan } from '../../support/plan.ts';
import { required } from '../../support/playbook.ts';

const nights = readPlan('nights') as readonly Night[];
const slope = required(nights[0], 'night');
const own = ownFrom(slope);
const withCall = (place: number, changes: Partial<OwnNight['calls'][number]>): OwnNight => ({
  ...own,
  calls: own.calls.map((call, each) => (each === place ? { ...call, ...changes } : call)),
});

describe('a night that somebody writes', () => {
  test('is whole with the texts of one that is there, and is taken by what reads the content', () => {
    expect(emptyFields(own)).toEqual([]);
    const made = nightOf(own, nights);
    expect(nightSchema.safeParse(made).success).toBe(true);
    const [villager] = made.calls;
    expect(villager?.models).toEqual(slope.calls[0]?.models);
    expect(villager?.question).toMatchObject({ asks: slope.calls[0]?.question?.asks });
    expect(villager?.question?.choices.map(({ right }) => right ?? false)).toEqual([true, false, false]);
  });

  test('asks for every text, and for those of a question only where there is one', () => {
    expect(emptyFields(EMPTY_NIGHT)).toHaveLength(3 + 3 * 5);
    expect(emptyFields(withCall(0, { rightComes: ' ' }))).toEqual([{ call: 0, field: 'rightComes' }]);
    expect(emptyFields(withCall(0, { asks: '', rightComes: ' ' }))).toEqual([]);
    expect(nightOf(withCall(0, { asks: ' ' }), nights).calls[0]).not.toHaveProperty('question');
  });

  test('goes into a file and comes back with the same texts; another file is none', () => {
    const file = fileOfNight(nightOf(own, nights));
    const back = required(nightInFile(file), 'night');
    expect(ownFrom(back)).toEqual(own);
    for (const other of ['', '{', '[]', '[{"id":"own"}]', `"${'x'.repeat(200_001)}"`])
      expect(nightInFile(other)).toBeUndefined();
  });
});
