import { foldedWords } from '../../base/folded.ts';
import { holdsValue } from '../../desk/facts/holds-value.ts';
import type { InjectFact } from './scenario.ts';

/** The ledger's value of a fact, and its source. */
export interface HeldFact {
  readonly value: string;
  readonly source: string;
}

/**
 * An entry compared with the scenario's knowledge by then. `so`: it agrees with a finding, and its source could know.
 * `unsettled`: it was only hearsay, or nobody had looked yet. `other`: neither can be proved.
 */
export type Verification = 'so' | 'unsettled' | 'other';

/** A text in which two spellings of a time are equal: 11:50, 11点50分, 11时50分. */
const comparable = (text: string): string =>
  foldedWords(text)
    .replace(/(\d{1,2}):(\d{2})/g, '$1时$2分')
    .replace(/(\d{1,2})点钟?/g, '$1时')
    .replace(/(\d{1,2})时半/g, '$1时30分');

/** Whether a text holds everything that makes it say the same as an account. */
export const saysSame = (text: string, { holds = [] }: InjectFact): boolean =>
  holds.every(word => word.split('|').some(one => holdsValue(comparable(text), comparable(one))));

/** Whether a source is one that can know what an account says. */
export const canKnow = (source: string, { knows }: InjectFact): boolean =>
  knows === undefined || knows.some(word => foldedWords(source).includes(foldedWords(word)));

/** @param all what the scenario's injects say of the fact @param come what of it they had said by then */
export function verificationOf(
  entry: HeldFact,
  all: readonly InjectFact[],
  come: readonly InjectFact[],
): Verification {
  if (all.every(({ holds }) => holds === undefined)) return 'so';
  const found = come.filter(({ told }) => told === undefined);
  if (found.some(each => saysSame(entry.value, each) && canKnow(entry.source, each))) return 'so';
  const hearsay = come.filter(each => each.told === true);
  const isOnlyHearsay =
    found.length === 0 ? hearsay.length > 0 : hearsay.some(each => saysSame(entry.value, each));
  return isOnlyHearsay ? 'unsettled' : 'other';
}
