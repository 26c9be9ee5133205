import { expect, test } from 'vitest';
import { type SearchDocument, withLeadingWords } from '../../src/search/document.ts';
import { prepareAll } from '../../src/search/match.ts';
import { bestFirst, createRank } from '../../src/search/rank.ts';

const document = (
  kind: SearchDocument['kind'],
  id: string,
  said: Partial<SearchDocument>,
): SearchDocument => ({
  id,
  kind,
  title: '',
  text: '',
  place: '',
  url: '',
  keywords: [],
  explains: [],
  ...said,
});

/** Ids, best first, for a query of which `meant` does not only ask. */
function ranked(
  query: string,
  documents: readonly SearchDocument[],
  { alike = [], meant = query }: { readonly alike?: readonly string[][]; readonly meant?: string } = {},
) {
  const { entries, fields } = prepareAll(withLeadingWords(documents), new Map(), () => []);
  const scores = [...createRank(entries, fields, alike)(query, meant)].map(([entry, score]) => ({
    entry,
    score,
  }));
  return bestFirst(scores).map(({ entry }) => entry.document.id);
}

const report = document('step', 'report', { title: '立即报告', keywords: ['先跟谁说'] });
const reply = document('step', 'reply', { title: '答复网民', keywords: ['先跟谁联系'] });
const others = ['甲', '乙', '丙', '丁'].map(text => document('step', text, { text: `${text}先跟谁` }));

test('what few hold counts for more than what many do', () => {
  expect(ranked('先跟谁联系', [...others, report, reply])[0]).toBe('reply');
  expect(ranked('报告先跟谁', [...others, report, reply])[0]).toBe('report');
});

test('a title counts for more than a mention, and a short text for more than a long one', () => {
  const mention = document('step', 'mention', { text: '再次报告' });
  const long = document('step', 'long', { text: `再次报告${'其余的事照常办理'.repeat(20)}` });
  expect(ranked('报告', [long, mention, report])).toEqual(['report', 'mention', 'long']);
});

test('neighbouring characters count, not only the same ones', () => {
  const turned = document('step', 'turned', { text: '告报' });
  expect(ranked('报告', [turned, document('step', 'right', { text: '报告' })])[0]).toBe('right');
});

test('a number counts with what it counts', () => {
  const articles = ['33条', '34条', '48小时'].map(text =>
    document('rule', text, { text: `条例规定${text}` }),
  );
  expect(ranked('条例规定34条', articles)[0]).toBe('34条');
});

test('what only asks counts less than what is asked about', () => {
  const documents = [
    document('step', 'report', { text: '终报' }),
    document('step', 'ask', { keywords: ['怎么办'] }),
  ];
  expect(ranked('终报怎么办', documents)[0]).toBe('ask');
  expect(ranked('终报怎么办', documents, { meant: '终报' })[0]).toBe('report');
});

test('one of several words that say nearly the same will do', () => {
  const documents = [document('step', 'a', { text: '审定' }), document('step', 'b', { text: '汇总' })];
  expect(ranked('谁拍板', documents, { alike: [['审定', '拍板']] })).toEqual(['a']);
  expect(ranked('谁拍板', documents)).toEqual([]);
});

test('a step leads to the clause that it carries', () => {
  const step = document('step', 'step', { title: '立即报告', explains: ['b'] });
  const clauses = ['a', 'b'].map(id => document('clause', id, { text: '立即报告' }));
  expect(ranked('立即报告', [...clauses, step])).toEqual(['step', 'b', 'a']);
  expect(ranked('立即报告', [...clauses, { ...step, explains: [] }])).toEqual(['step', 'a', 'b']);
});

test('what carries a thing that answers well answers better', () => {
  const clause = document('clause', 'clause', { text: '及时答复网民' });
  const steps = ['a', 'b'].map(id => document('step', id, { title: '答复网民' }));
  const carrying = (id: string) =>
    steps.map(step => (step.id === id ? { ...step, explains: ['clause'] } : step));
  expect(ranked('答复网民', [clause, ...carrying('b')])[0]).toBe('b');
  expect(ranked('答复网民', [clause, ...carrying('a')])[0]).toBe('a');
});

test('what a term means leads to the clause that it explains', () => {
  const clauses = ['a', 'b'].map(id => document('clause', id, { text: '及时答复' }));
  const term = document('term', '时限', { text: '几天以内要办到', explains: ['b'] });
  expect(ranked('几天以内答复', [...clauses, term])[0]).toBe('b');
  expect(ranked('几天以内答复', [...clauses, { ...term, explains: ['a'] }])[0]).toBe('a');
});

test('after the first, the plan’s clause comes into view before what is only little better', () => {
  const { entries } = prepareAll(
    withLeadingWords([report, reply, document('clause', '4.2.2', {})]),
    new Map(),
    () => [],
  );
  const near = entries.map((entry, place) => ({ entry, score: 0.5 - place / 100 }));
  expect(bestFirst(near).map(({ entry }) => entry.document.id)).toEqual(['report', '4.2.2', 'reply']);
  expect(bestFirst([])).toEqual([]);
});
