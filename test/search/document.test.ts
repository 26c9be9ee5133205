import { describe, expect, test } from 'vitest';
import { type SearchDocument, searchIndexSchema, withLeadingWords } from '../../src/search/document.ts';
import { siteIndex } from '../support/search-corpus.ts';

const document = (kind: SearchDocument['kind'], id: string): SearchDocument => ({
  id,
  kind,
  title: id,
  text: '',
  place: '',
  url: '',
  keywords: [],
});
const term: SearchDocument = {
  ...document('term', '审定'),
  keywords: ['审稿', '把关'],
  explains: ['3.2.2', 'secrecy-law-35'],
};

describe('a term', () => {
  test('leads with its synonyms to the clauses and rules it explains', () => {
    const [clause, rule, other] = withLeadingWords([
      document('clause', '3.2.2'),
      { ...document('rule', 'secrecy-law-35'), keywords: ['把关', '保密法'] },
      document('clause', '3.2.1'),
      term,
    ]);
    expect(clause?.keywords).toEqual(['审定', '审稿', '把关']);
    expect(rule?.keywords).toEqual(['把关', '保密法', '审定', '审稿']);
    expect(other?.keywords).toEqual([]);
  });

  test('leads to the steps and roles that have it in their name, and changes nothing in place', () => {
    const step = { ...document('step', '3.2.2'), title: '审定发布内容' };
    const other = document('step', 'secrecy-law-35');
    const [named, sameId, itself] = withLeadingWords([step, other, term]);
    expect(named?.keywords).toEqual(['审定', '审稿', '把关']);
    expect([sameId, itself]).toEqual([other, term]);
    expect(step.keywords).toEqual([]);
  });

  test('leaves the number of an article to be found in digits', () => {
    const rule = {
      ...document('rule', 'petition-34'),
      title: '《信访工作条例》第三十四条',
      keywords: ['信访'],
    };
    expect(withLeadingWords([rule])[0]?.keywords).toEqual(['信访', '《信访工作条例》34条']);
  });
});

describe('the site’s index', () => {
  const index = siteIndex();

  test('has the shape that a page expects', () => {
    expect(searchIndexSchema.safeParse(JSON.parse(JSON.stringify(index))).success).toBe(true);
    expect(searchIndexSchema.safeParse({ ...index, version: 2 }).success).toBe(false);
  });

  test('holds every kind of document, each once', () => {
    const kinds = new Set(index.documents.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['clause', 'step', 'role', 'rule', 'term', 'page']));
    const names = index.documents.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('reads every Chinese character of the corpus, heteronyms included', () => {
    const [commonest = {}, second = {}] = index.readings;
    expect([commonest['zhong'], second['chong']]).toEqual([
      expect.stringContaining('重'),
      expect.stringContaining('重'),
    ]);
    expect(Object.keys(commonest).every(sound => /^[a-z]+$/.test(sound))).toBe(true);
  });

  test('folds the forms of Taiwan and Hong Kong into the characters of the corpus', () => {
    expect(index.folds).toMatchObject({ 輿: '舆', 眾: '众', 衆: '众', 佈: '布', 發: '发' });
  });

  test('gives sections of reading pages in plain words', () => {
    const sections = index.documents.filter(
      ({ kind, explains }) => kind === 'page' && explains !== undefined,
    );
    expect(sections.length).toBeGreaterThan(20);
    for (const { text } of sections) expect(text).not.toMatch(/[<>*|]/);
  });
});
