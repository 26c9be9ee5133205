import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compact,
  normaliseQuery,
  normaliseText,
  queryLimit,
  withArticleNumbers,
} from '../../src/search/normalise.ts';

const folds = new Map([
  ['輿', '舆'],
  ['發', '发'],
]);

describe('normaliseText', () => {
  test.each([
    ['輿情發佈', '舆情发佈'],
    ['ＰＤＦ', 'pdf'],
    ['五小时、三日内', '5小时、3日内'],
    ['两个工作日', '两个工作日'],
    ['一般、十五日、两同步', '一般、十五日、两同步'],
    ['三个工作日', '3个工作日'],
  ])('%s → %s', (text, expected) => {
    expect(normaliseText(text, folds)).toBe(expected);
  });

  test('keeps the length, so that places in it are places in the source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(normaliseText(text, folds)).toHaveLength(text.length);
      }),
    );
  });
});

describe('normaliseQuery', () => {
  test('cuts to the limit, also when NFKC lengthens the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), query => {
        expect(Array.from(normaliseQuery(query, folds)).length).toBeLessThanOrEqual(queryLimit * 3);
      }),
    );
    expect(normaliseQuery('\ufdfa'.repeat(500), folds).length).toBeLessThanOrEqual(queryLimit);
  });

  test('writes ü as v, as input methods do', () => {
    expect(normaliseQuery(' Lüe ', folds)).toBe('lve');
  });
});

describe('compact', () => {
  test('keeps letters and digits and where they came from', () => {
    expect(compact('“谁主管、谁负责”4.4.3')).toEqual({
      text: '谁主管谁负责443',
      offsets: [1, 2, 3, 5, 6, 7, 9, 11, 13],
    });
  });

  test('keeps characters beyond the basic plane whole', () => {
    expect(compact('𬭯a')).toEqual({ text: '𬭯a', offsets: [0, 1, 2] });
  });
});

test.each([
  ['第三十四条', '34条'],
  ['信访条例第34条', '信访条例34条'],
  ['第二百五十四条', '254条'],
  ['第十条、第一百零三条', '10条、103条'],
  ['第4.3.3条', '4.3.3'],
  ['4.3.3', '4.3.3'],
  ['三条意见', '三条意见'],
])('writes the numbers of articles in one way: %s', (text, expected) => {
  expect(withArticleNumbers(text)).toBe(expected);
});
