import { expect, test } from 'vitest';
import type { FactView, LedgerEntry } from '../../../src/desk/facts/ledger.ts';
import { actsOn, begunFrom, factShape } from '../../../src/desk/release/FactRow.tsx';

const entry = { event: 'e', value: '约25亩' } as LedgerEntry;
const fact = (state: FactView['state'], more: Partial<FactView> = {}) => ({
  cause: false,
  state,
  usable: state === 'verified' ? entry : undefined,
  ...more,
});

test.each<[of: ReturnType<typeof fact>, offered: readonly string[]]>([
  [fact('empty'), ['record', 'dismiss']],
  [fact('empty', { cause: true }), ['record', 'verify', 'dismiss']],
  [fact('checking'), ['verify', 'change', 'beside']],
  [fact('verified'), ['change', 'beside']],
  [fact('verified', { cause: true, usable: undefined }), ['approve', 'change', 'beside']],
  [fact('verified', { cause: true }), ['change', 'beside']],
  [fact('conflict'), ['settle', 'beside']],
  [fact('withheld'), ['change', 'beside']],
  [fact('notApplicable'), ['change', 'beside']],
])('what can be done about a fact: %j', (of, offered) => {
  expect(actsOn(of)).toEqual(offered);
});

test('a form begins with the words that stand, but not with one of two accounts unless it is adopted', () => {
  const other = { event: 'f', value: '约30亩' } as LedgerEntry;
  expect(begunFrom('change', [other, entry], undefined)).toBe(entry);
  expect(begunFrom('verify', [], undefined)).toBeUndefined();
  expect(begunFrom('beside', [entry], undefined)).toBeUndefined();
  expect(begunFrom('settle', [entry, other], undefined)).toBeUndefined();
  expect(begunFrom('settle', [entry, other], entry)).toBe(entry);
});

test('a cause that nobody has approved has a shape of its own', () => {
  expect(factShape({ state: 'verified', usable: undefined })).toBe('unapproved');
  expect(factShape({ state: 'verified', usable: entry })).toBe('done');
  expect(factShape({ state: 'withheld', usable: undefined })).toBe('notApplicable');
});
