import type { Element } from '../../playbook/release-kit.ts';
import type { Written } from '../core/incident.ts';
import type { Occurrence } from '../core/occurrence.ts';
import { occurrenceWords } from '../core/words/occurrence.ts';

/** The value of a fact: words, or, of when the matter happened, the time and how surely it is known. */
export type FactValue = string | Occurrence;

/** A value in words. Its year is said where it was recorded in another, so that they stay the same whenever they are read. */
export const factWords = (value: FactValue, recordedAt: number): string =>
  typeof value === 'string' ? value : occurrenceWords(value, recordedAt);

/** The value that was recorded, in words. */
export const recordedWords = ({
  at,
  data,
}: Pick<Written, 'at'> & { readonly data: { readonly value: FactValue } }): string =>
  factWords(data.value, Date.parse(at));

/** Whether a fact is when the matter happened: its value is a time. */
export const isOccurrence = (fact: { readonly element: Element | undefined } | undefined): boolean =>
  fact?.element?.means === 'happenedAt';

/** The value of an entry, as it was recorded. */
export const enteredValue = (entry: {
  readonly value: string;
  readonly occurred: Occurrence | undefined;
}): FactValue => entry.occurred ?? entry.value;
