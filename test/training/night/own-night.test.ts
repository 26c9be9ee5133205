import { describe, expect, test } from 'vitest';
import type { Night } from '../../../src/training/night/night.ts';
import { nightSchema } from '../../../src/training/night/night-schema.ts';
import { fileOfNight, nightInFile } from '../../../src/training/night/own-file.ts';
import {
  EMPTY_NIGHT,
  nightOf,
  type OwnNight,
  ownFrom,
  ownProblems,
} from '../../../src/training/night/own-night.ts';
import { readPlan } from '../../support/plan.ts';
import { index, required } from '../../support/playbook.ts';

const nights = readPlan('nights') as readonly Night[];
const { suspicions } = index.playbook;
const slope = required(nights[0], 'night');
const own = ownFrom(slope, nights);
const problems = (night: OwnNight) => ownProblems(night, nights, suspicions);
const withCall = (place: number, changes: Partial<OwnNight['calls'][number]>): OwnNight => ({
  ...own,
  calls: own.calls.map((call, each) => (each === place ? { ...call, ...changes } : call)),
});

describe('a night that somebody writes', () => {
  test('is whole with the texts of one that is there, and is taken by what reads the content', () => {
    expect(problems(own)).toEqual([]);
    const made = nightOf(own, nights);
    expect(nightSchema.safeParse(made).success).toBe(true);
    const [villager] = made.calls;
    expect(villager).toMatchObject({ asks: ['safety', 'time'], models: slope.calls[0]?.models });
    expect(villager?.safety?.tells).toEqual(slope.calls[0]?.safety?.tells);
  });

  test('asks for every text, and for those of a danger only where there is one', () => {
    const fields = problems(EMPTY_NIGHT).map(({ call, field }) => `${call ?? ''}${field}`);
    expect(fields).toHaveLength(3 + 3 * 5);
    expect(fields).not.toContain('0acts');
    expect(problems(withCall(0, { acts: ' ' }))).toEqual([{ call: 0, field: 'acts', code: 'empty' }]);
    expect(problems(withCall(1, { acts: ' ' }))).toEqual([]);
  });

  test('refuses a model that leaves the caller to ask: without a time, or without what keeps him safe', () => {
    expect(problems(withCall(1, { first: '我马上报您。' }))).toEqual([
      { call: 1, field: 'first', code: 'asksAgain' },
    ]);
    expect(problems(withCall(0, { second: '先在屋里待着，两点半给您回话。' }))).toEqual([
      { call: 0, field: 'second', code: 'asksAgain' },
    ]);
  });

  test('goes into a file and comes back with the same texts; another file is none', () => {
    const file = fileOfNight(nightOf(own, nights));
    const back = required(nightInFile(file), 'night');
    expect(ownFrom(back, nights)).toEqual(own);
    for (const other of ['', '{', '[]', '[{"id":"own"}]', `"${'x'.repeat(200_001)}"`])
      expect(nightInFile(other)).toBeUndefined();
  });
});
