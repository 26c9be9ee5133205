import { describe, expect, test } from 'vitest';
import { type Editions, editionProblems, newestDate, updatedOn } from '../../src/plan/edition.ts';

const editions: Editions = [
  { date: '2027-03-01', summary: '改发布。', steps: ['publish'], lessons: ['draft'] },
  { date: '2027-01-15', summary: '改核查。', steps: ['publish', 'investigate'] },
  { date: '2026-11-24', summary: '初版。' },
];
const known = {
  pages: new Set<string>(),
  steps: new Set(['publish', 'investigate', 'archive']),
  rules: new Set<string>(),
  lessons: new Set(['draft']),
};

describe('a record of editions', () => {
  test('dates what an edition names from the newest that does, and the rest from the first', () => {
    expect(newestDate(editions)).toBe('2027-03-01');
    expect(updatedOn(editions, 'steps', 'publish')).toBe('2027-03-01');
    expect(updatedOn(editions, 'steps', 'investigate')).toBe('2027-01-15');
    expect(updatedOn(editions, 'steps', 'archive')).toBe('2026-11-24');
    expect(updatedOn(editions, 'lessons')).toBe('2027-03-01');
    expect(updatedOn(editions, 'rules')).toBe('2026-11-24');
    // A lesson and a step of one name are two things.
    expect(updatedOn(editions, 'rules', 'draft')).toBe('2026-11-24');
  });

  test('names nothing that is not there, and goes back in time', () => {
    expect(editionProblems(editions, known)).toEqual([]);
    const [newest, ...others] = editions;
    expect(
      editionProblems([...others, { date: '2026-12-01', summary: '补。', rules: ['law-1'] }], known),
    ).toEqual([
      { code: 'unknown', at: 2, kind: 'rules', id: 'law-1' },
      { code: 'order', at: 2 },
    ]);
    expect(
      editionProblems([{ date: '2027-03-01', summary: '同一天。' }, ...(newest ? [newest] : [])], known),
    ).toEqual([{ code: 'order', at: 1 }]);
  });
});
