import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../src/search/document.ts';
import { createSearch } from '../../src/search/query.ts';
import {
  answered,
  crossValidated,
  firstQueries,
  isFound,
  searchPairs,
  siteIndex,
} from '../../test/support/search-corpus.ts';

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

  test('finds a right clause among the first three results for 293 of 300', () => {
    const missed = pairs.filter(pair => !isFound(search, pair)).map(({ query }) => query);
    expect(pairs.length - missed.length, missed.join('、')).toBeGreaterThanOrEqual(293);
  });

  test.each(pairs.filter(({ form }) => form !== undefined))('finds “$query” ($form)', pair => {
    expect(isFound(search, pair)).toBe(true);
  });
});

test.each([
  ['press conference', '新闻发布会'],
  ['Deadline', '时限'],
  ['fact check', '核实'],
  ['talking points', '口径'],
  ['debrief', '复盘'],
])('the trade’s English finds what is said in Chinese: %s', (query, word) => {
  const found = search(query, 3).map(({ document }) => document.title + document.text);
  expect(found).toHaveLength(3);
  expect(found.filter(text => !text.includes(word))).toEqual([]);
});

test('what is found can be of one kind alone, as many as are asked for', () => {
  const found = search('发布', 5, 'step');
  expect(found).toHaveLength(5);
  expect(new Set(found.map(({ document }) => document.kind))).toEqual(new Set(['step']));
});

describe('the right thing first', () => {
  const queries = firstQueries();

  test('is asked of sixty queries that nobody tuned for, and names answers that there are', () => {
    expect(queries.filter(({ set }) => set === 'held')).toHaveLength(60);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
    const known = new Set(documentsOf(siteIndex()).map(({ kind, id }) => `${kind} ${id}`));
    expect(queries.flatMap(({ answers }) => answers).filter(answer => !known.has(answer))).toEqual([]);
  });

  // The result when it was tuned: 559 of 648 first, 607 in the first three. For the held ones 56 of 60, and 58.
  test('stands there as often as when it was tuned', () => {
    const tune = answered(search, 'tune');
    expect(tune.first).toBeGreaterThanOrEqual(558);
    expect(tune.inThree).toBeGreaterThanOrEqual(606);
    const held = answered(search, 'held');
    expect(held.first).toBeGreaterThanOrEqual(56);
    expect(held.inThree).toBeGreaterThanOrEqual(58);
  });

  // Only what did not come first by itself is written down among what is asked, so few do: 64 of 263, 147 in the first three. Weights chosen
  // by hand had 45 and 128.
  test('stands there for what is asked and held out', () => {
    const heldOut = crossValidated(siteIndex());
    expect(heldOut.first).toBeGreaterThanOrEqual(62);
    expect(heldOut.inThree).toBeGreaterThanOrEqual(146);
  });
});
