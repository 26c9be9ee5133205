import { describe, expect, test } from 'vitest';
import { type SearchDocument, searchIndexSchema, withTermWords } from '../../src/search/document.ts';
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
    const [clause, rule, other] = withTermWords([
      document('clause', '3.2.2'),
      { ...document('rule', 'secrecy-law-35'), keywords: ['把关', '保密法'] },
      document('clause', '3.2.1'),
      term,
    ]);
    expect(clause?.keywords).toEqual(['审定', '审稿', '把关']);
    expect(rule?.keywords).toEqual(['把关', '保密法', '审定', '审稿']);
    expect(other?.keywords).toEqual([]);
  });

  test('leaves steps of the same id alone and changes nothing in place', () => {
    const step = document('step', '3.2.2');
    expect(withTermWords([step, term])).toEqual([step, term]);
    expect(step.keywords).toEqual([]);
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
    expect(index.readings['重']).toBe('zhong chong');
    expect(Object.values(index.readings).every(reading => /^[a-z]+( [a-z]+)*$/.test(reading))).toBe(true);
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
