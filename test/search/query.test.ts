import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildSearchIndex } from '../../src/content/search-index.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import type { ExcerptSegment } from '../../src/search/excerpt.ts';
import { queryLimit } from '../../src/search/normalise.ts';
import { createSearch, type SearchResult } from '../../src/search/query.ts';
import { siteIndex } from '../support/search-corpus.ts';

const index = siteIndex();
const search = createSearch(index);
const textOf = (segments: readonly ExcerptSegment[]) => segments.map(({ text }) => text).join('');
const marked = (segments: readonly ExcerptSegment[]) =>
  segments.filter(({ hit }) => hit).map(({ text }) => text);
const idsOf = (results: readonly SearchResult[]) => results.map(({ document }) => document.id);
const first = (query: string) => {
  const [result] = search(query);
  if (result === undefined) throw new Error(`nothing found for ${query}`);
  return result;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('search', () => {
  test.each(['', '   ', '，。！', '🙂', '<>&"'])(
    'answers a query without letters with nothing: %j',
    query => {
      expect(search(query)).toEqual([]);
    },
  );

  test('knows what holds the words as written from what holds some of them', () => {
    const kinds = search('研判会议', 50).map(({ match }) => match);
    expect(kinds[0]).toBe('exact');
    expect(kinds).toContain('words');
  });

  test('marks the hit and keeps the rest of the text', () => {
    const result = search('三日内', 3).find(({ document }) => document.id === '4.4.3');
    expect(marked(result?.excerpt ?? [])).toEqual(['三日内']);
    expect(textOf(result?.excerpt ?? [])).toBe(result?.document.text);
  });

  test.each([
    ['sanrinei', '4.4.3', '三日内'],
    ['srn', '4.4.3', '三日内'],
    ['三日nei', '4.4.3', '三日内'],
    ['sanri内', '4.4.3', '三日内'],
    ['三ri内', '4.4.3', '三日内'],
    ['sanrin', '4.4.3', '三日内'],
    ['SANRINEI', '4.4.3', '三日内'],
    ['ｓｒｎ', '4.4.3', '三日内'],
    ['kuai bao shi shi', '5.1.2', '快报事实'],
  ])('reads pinyin, initials and mixtures: %s', (query, id, hit) => {
    const result = search(query, 3).find(({ document }) => document.id === id);
    expect(marked(result?.excerpt ?? []).join('')).toContain(hit);
  });

  test.each(['宜疏不宜堵', '宜疏 不宜堵', '“宜疏不宜堵”', '宜疏不宜赌', '宜疏不宜'])(
    'finds a phrase past spaces, punctuation and one typo: %s',
    query => {
      expect(idsOf(search(query, 3))).toContain('2.1');
    },
  );

  test('forgives a character too many and a character too few', () => {
    expect(idsOf(search('快报了事实慎报原因', 3))).toContain('5.1.2');
    expect(idsOf(search('门户网', 5))).toContain('4.4.5');
  });

  test('forgives no typo where the words stand as written', () => {
    expect(search('网络舆情', 100).every(({ match }) => match !== 'sound')).toBe(true);
  });

  test('folds traditional characters, also those with two simplified readings', () => {
    expect(idsOf(search('輿情研判會議', 3))).toContain('4.3.1');
    expect(idsOf(search('輿情研判會議'))).toEqual(idsOf(search('舆情研判会议')));
    expect(idsOf(search('統一發佈', 5))).toEqual(idsOf(search('统一发布', 5)));
  });

  test('takes words in any order', () => {
    expect(idsOf(search('损失 地点 时间', 5))).toEqual(idsOf(search('时间 地点 损失', 5)));
    expect(first('损失 地点 规模').document.id).toBe('4.4.4');
  });

  test('finds a limit by either numeral', () => {
    expect(idsOf(search('五小时', 5))).toEqual(idsOf(search('5小时', 5)));
  });

  test('names the synonym that led to a clause which does not show it', () => {
    const clause = search('删帖').find(({ document }) => document.id === '2.1');
    expect(clause?.keyword).toBe('删帖');
  });

  test('finds what says it in a word alike, and marks that word', () => {
    const step = (id: string, text: string): SearchDocument => ({
      id,
      kind: 'step',
      title: id,
      text,
      place: '',
      url: id,
      keywords: [],
      explains: [],
    });
    const documents = [step('甲', '由领导小组审定。'), step('乙', '由办公室汇总。')];
    const alike = createSearch(buildSearchIndex(documents, [['审定', '拍板']]));
    expect(idsOf(alike('最后谁拍板'))).toEqual(['甲']);
    expect(marked(alike('最后谁拍板')[0]?.excerpt ?? [])).toEqual(['审定']);
    expect(createSearch(buildSearchIndex(documents))('最后谁拍板')).toEqual([]);
  });

  test('reads a character as the texts read it, and in no other way', () => {
    const { readings } = buildSearchIndex([
      {
        id: 'a',
        kind: 'clause',
        title: '重复',
        text: '重要的事不重要',
        place: '',
        url: 'a',
        keywords: ['网络'],
        explains: [],
      },
    ]);
    expect(readings).toEqual([
      expect.objectContaining({ zhong: '重', de: '的', wang: '网', luo: '络' }),
      { chong: '重' },
    ]);
  });

  test('prefers the clause among equals, and the index’s order after that', () => {
    const same = (id: string, kind: SearchDocument['kind']): SearchDocument => ({
      id,
      kind,
      title: '甲',
      text: '同样的文字',
      place: '',
      url: id,
      keywords: [],
      explains: [],
    });
    const equals = createSearch(
      buildSearchIndex([same('a', 'page'), same('b', 'clause'), same('c', 'clause')]),
    );
    expect(idsOf(equals('同样'))).toEqual(['b', 'c', 'a']);
  });

  test('gives no more results than asked for, and each document once', () => {
    const results = search('舆情', 5);
    expect(results).toHaveLength(5);
    const all = search('舆情', 500).map(({ document }) => `${document.kind} ${document.id}`);
    expect(new Set(all).size).toBe(all.length);
  });

  test('works without Intl.Segmenter', () => {
    vi.stubGlobal('Intl', {});
    const plain = createSearch(index);
    expect(idsOf(plain('三天之内要开发布会吗', 3))).toContain('4.4.3');
    expect(idsOf(plain('srn', 3))).toContain('4.4.3');
  });

  test.each([
    ['ten thousand characters', '舆情'.repeat(5_000)],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ambiguous pinyin', 'xianxianxianxian'.repeat(10)],
    ['initials only', 'sz'.repeat(50)],
    ['many words', '发 布 '.repeat(2_000)],
    ['HTML', '<img src=x onerror=alert(1)>'.repeat(50)],
    ['emoji', '👨‍👩‍👧‍👦'.repeat(500)],
    ['ligatures that grow under NFKC', '\ufdfa'.repeat(1_000)],
    ['names of the object prototype', 'constructor __proto__ toString'],
  ])('finds no more than was asked for with %s', (_, query) => {
    expect(search(query, 3).length).toBeLessThanOrEqual(3);
  });

  test('ignores what lies beyond the limit', () => {
    const long = `三日内${' '.repeat(queryLimit)}`;
    expect(idsOf(search(`${long}没有的词`))).toEqual(idsOf(search('三日内')));
  });

  test('never fails, whatever is typed, and its segments always give the text back', () => {
    const letters = fc.constantFrom(...'三日内发布srn輿情謠言 ，<&👍\ud83d０ü');
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.string({ unit: letters, maxLength: 30 }),
    );
    fc.assert(
      fc.property(query, typed => {
        for (const { title, excerpt, document } of search(typed, 8)) {
          expect(textOf(title)).toBe(document.title);
          expect(document.text).toContain(textOf(excerpt).replace(/^…|…$/g, ''));
        }
      }),
      { numRuns: 200 },
    );
  });
});
