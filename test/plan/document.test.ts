import { expect, test } from 'vitest';
import { leadWords } from '../../src/plan/document.ts';

test('a paragraph has a heading of its own where it begins with words, not with the number that its clause is called by', () => {
  expect(leadWords({ lead: '1.网络舆情关注。', clauses: ['4.1.1', '4.1.2'] })).toBe('1.网络舆情关注。');
  expect(leadWords({ lead: '第一条 ', clauses: ['第一条'] })).toBeUndefined();
  expect(leadWords({ lead: '（一）', clauses: ['第三条（一）'] })).toBeUndefined();
  expect(leadWords({ clauses: ['1.1'] })).toBeUndefined();
});
