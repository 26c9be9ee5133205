import { describe, expect, test } from 'vitest';
import { createSearch } from '../../src/search/query.ts';
import { isFound, recallAt3, searchPairs, siteIndex } from '../support/search-corpus.ts';

const search = createSearch(siteIndex());
const pairs = searchPairs();

describe('search in an officer’s words', () => {
  test('has at least sixty pairs, some of every form', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    const forms = new Set(pairs.map(({ form }) => form));
    expect(forms).toEqual(
      new Set([undefined, 'pinyin', 'initials', 'mixed', 'half-typed', 'traditional', 'typo', 'words']),
    );
    expect(new Set(pairs.map(({ query }) => query)).size).toBe(pairs.length);
  });

  test('finds a right clause among the first three results for 95 % of them', () => {
    const missed = pairs.filter(pair => !isFound(search, pair)).map(({ query }) => query);
    expect(recallAt3(search, pairs), missed.join('、')).toBeGreaterThanOrEqual(0.95);
  });

  test.each(pairs.filter(({ form }) => form !== undefined))('finds “$query” ($form)', pair => {
    expect(isFound(search, pair)).toBe(true);
  });
});
