import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  documentsOf,
  type LedDocument,
  type SearchDocument,
  searchIndexSchema,
  withLeadingWords,
} from '../../src/search/document.ts';
import { siteIndex } from '../support/search-corpus.ts';

const document = (kind: SearchDocument['kind'], id: string): SearchDocument => ({
  id,
  kind,
  title: id,
  text: '',
  place: '',
  url: '',
  keywords: [],
  explains: [],
});
const term: SearchDocument = {
  ...document('term', '审定'),
  keywords: ['审稿', '把关'],
  explains: ['3.2.2', 'secrecy-law-35'],
};

const wordsLeadingTo = (led: LedDocument | undefined) => led?.leading.map(({ word }) => word);

describe('a term', () => {
  test('leads with its synonyms to the clauses and rules it explains', () => {
    const [clause, rule, other] = withLeadingWords([
      document('clause', '3.2.2'),
      { ...document('rule', 'secrecy-law-35'), keywords: ['把关', '保密法'] },
      document('clause', '3.2.1'),
      term,
    ]);
    expect(wordsLeadingTo(clause)).toEqual(['审定', '审稿', '把关']);
    expect(wordsLeadingTo(rule)).toEqual(['把关', '保密法', '审定', '审稿']);
    expect(other?.leading).toEqual([]);
  });

  test('leads to the steps and roles that have it in their name, and changes nothing in place', () => {
    const step = { ...document('step', '3.2.2'), title: '审定发布内容' };
    const other = document('step', 'secrecy-law-35');
    const [named, sameId, itself] = withLeadingWords([step, other, term]);
    expect(wordsLeadingTo(named)).toEqual(['审定', '审稿', '把关']);
    expect(sameId?.leading).toEqual([]);
    expect(itself?.leading.every(({ isLent }) => !isLent)).toBe(true);
    expect(step.keywords).toEqual([]);
  });

  test('lends no word that is the document’s own', () => {
    const own = { ...document('rule', 'secrecy-law-35'), keywords: ['把关'] };
    const [rule] = withLeadingWords([own, term]);
    expect(rule?.leading).toEqual([
      { word: '把关', isLent: false },
      { word: '审定', isLent: true },
      { word: '审稿', isLent: true },
    ]);
  });

  test('leaves the number of an article to be found in digits', () => {
    const rule = {
      ...document('rule', 'petition-34'),
      title: '《信访工作条例》第三十四条',
      keywords: ['信访'],
    };
    expect(wordsLeadingTo(withLeadingWords([rule])[0])).toEqual(['信访', '《信访工作条例》34条']);
  });
});

describe('the site’s index', () => {
  const index = siteIndex();
  const documents = documentsOf(index);

  test('has the shape that a page expects', () => {
    expect(searchIndexSchema.safeParse(JSON.parse(JSON.stringify(index))).success).toBe(true);
    expect(searchIndexSchema.safeParse({ ...index, version: 2 }).success).toBe(false);
  });

  test('gives each document back, and refuses a field that one of them lacks', () => {
    expect(documentsOf({ ...index, documents: columnsOf(documents, index.readings) })).toEqual(documents);
    const short = { ...index.documents, title: index.documents['title']?.slice(1) ?? [] };
    expect(() => documentsOf({ ...index, documents: short })).toThrow();
  });

  test('holds every kind of document, each once', () => {
    const kinds = new Set(documents.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['clause', 'step', 'role', 'rule', 'term', 'page']));
    const names = documents.map(({ kind, id }) => `${kind} ${id}`);
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
    const [traditional, simplified] = index.folds;
    const folded = Array.from('輿眾衆佈發', form => simplified.charAt(traditional.indexOf(form)));
    expect(folded.join('')).toBe('舆众众布发');
  });
});
