import type { SignOffWord } from '../../playbook/deciding.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { IncidentEvent } from './incident.ts';

/**
 * What the ids of a record mean and are called, by the playbook it runs on and by itself. A title that nothing knows is the id itself. Each feature
 * adds what it has names for (`declare module`); `incident/names.ts` answers.
 */
export interface Names {
  step(id: string): Step | undefined;
  stepTitle(id: string): string;
  roleName(id: string): string;
  channelTitle(id: string): string;
  /** A line of the sign-off. */
  item(id: string): SignOffItem | undefined;
  itemTitle(id: string): string;
  /** What a line of the sign-off comes to; of one that nothing knows, that somebody agreed. */
  itemWord(id: string): SignOffWord;
  /** What has to be so before closing. */
  needTitle(id: string): string;
  formTitle(id: string): string;
  /** A line of the first ten minutes. */
  lineText(id: string): string;
  /** What a document says of it once it is done; '' where none does. */
  lineSentence(id: string): string;
  /** A fact of the ledger, and whether it is the cause. */
  fact(id: string): { readonly label: string; readonly cause?: boolean } | undefined;
  themeTitle(id: string): string | undefined;
  /** What came in, by its id; one that was taken back has no name of its own. */
  orderTitle(id: string): string;
  /** What is to be done better, by the event that records it. */
  actionText(id: string): string;
  event(id: string): IncidentEvent | undefined;
  /** What an event says of a subject; nothing where there is no log to ask. */
  saidBy(event: IncidentEvent, subject: string): unknown;
}
