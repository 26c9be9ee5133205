import type { SignOffWord } from '../../playbook/deciding.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { IncidentEvent } from './incident.ts';

/**
 * Names for the ids of a record, from the playbook it runs on and from itself; an unknown id is its own name. Each
 * feature adds its names (`declare module`); `incident/names.ts` answers.
 */
export interface Names {
  step(id: string): Step | undefined;
  stepTitle(id: string): string;
  roleName(id: string): string;
  channelTitle(id: string): string;
  /** A line of the sign-off. */
  item(id: string): SignOffItem | undefined;
  itemTitle(id: string): string;
  /** Result of a sign-off line; an unknown line counts as agreed. */
  itemWord(id: string): SignOffWord;
  /** Title of a condition for closing. */
  needTitle(id: string): string;
  formTitle(id: string): string;
  /** A line of the first ten minutes. */
  lineText(id: string): string;
  /** The sentence for a finished line; '' where it has none. */
  lineSentence(id: string): string;
  /** A fact of the ledger, and whether it is the cause. */
  fact(id: string): { readonly label: string; readonly cause?: boolean } | undefined;
  themeTitle(id: string): string | undefined;
  /** Title of an order, by its id; one that was taken back has no name of its own. */
  orderTitle(id: string): string;
  /** An improvement, by the event that records it. */
  actionText(id: string): string;
  event(id: string): IncidentEvent | undefined;
  /** The value an event gives a subject; `undefined` without a log. */
  saidBy(event: IncidentEvent, subject: string): unknown;
}
