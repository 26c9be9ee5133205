import { describe, expect, test } from 'vitest';
import { checkOf, lessonsOf } from '../../../src/training/lessons/catalog.ts';
import { catalog } from '../../support/training-record.ts';

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

describe('a catalog', () => {
  test('gives the lessons of a path in the path’s order, without those that are gone', () => {
    expect(ids(lessonsOf({ lessons: ['draft', 'gone', 'find'] }, catalog.lessons))).toEqual([
      'draft',
      'find',
    ]);
  });

  test('gives the questions of a check in the lesson’s order, without those that are gone', () => {
    const check = ['grade-3', 'gone', 'find-0'];
    expect(ids(checkOf({ check }, catalog.questions))).toEqual(['grade-3', 'find-0']);
  });
});
