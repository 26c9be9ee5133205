import { describe, expect, test } from 'vitest';
import type { FactView, LedgerEntry } from '../../../../src/incident/release/ledger.ts';
import { entryOf, factShape, offersFor } from '../../../../src/islands/desk/release/fact-actions.ts';

const entry = { event: 'e', value: '约25亩' } as LedgerEntry;
const fact = (state: FactView['state'], more: Partial<FactView> = {}) => ({
  label: '规模',
  cause: false,
  state,
  usable: state === 'verified' ? entry : undefined,
  standing: state === 'empty' ? [] : [entry],
  ...more,
});
const kinds = (of: ReturnType<typeof fact>): readonly string[] =>
  offersFor(of).map(({ action: { kind } }) => kind);

describe('what can be done about a fact', () => {
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
  ])('%j', (of, offered) => {
    expect(kinds(of)).toEqual(offered);
  });

  test('begins with the words that stand, but not where they stand against each other', () => {
    const begins = (of: ReturnType<typeof fact>) => offersFor(of).map(({ action }) => entryOf(action));
    expect(begins(fact('checking'))).toEqual([entry, entry, undefined]);
    expect(begins(fact('conflict'))).toEqual([undefined, undefined]);
  });

  test('is told by a name of its own for whoever does not see the row', () => {
    for (const state of ['empty', 'checking', 'verified', 'conflict'] as const)
      for (const { spoken } of offersFor(fact(state))) expect(spoken).toContain('规模');
  });
});

test('a cause that nobody has approved has a shape of its own', () => {
  expect(factShape({ state: 'verified', usable: undefined })).toBe('unapproved');
  expect(factShape({ state: 'verified', usable: entry })).toBe('done');
  expect(factShape({ state: 'withheld', usable: undefined })).toBe('notApplicable');
});
