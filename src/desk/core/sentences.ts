import type { FormToken } from '../../playbook/form-token.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WantMeaning } from '../../playbook/vocabulary.ts';
import type { Want } from '../../playbook/want.ts';
import type { AccountEntry } from './account.ts';
import type { EventOfType, EventType, IncidentEvent } from './incident.ts';
import type { Names } from './names.ts';
import type { IncidentView } from './view.ts';
import type { TimeWords } from './words/time.ts';

/** Context for writing the sentence of an event. */
export interface SentenceContext {
  readonly names: Names;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly time: TimeWords;
  /**
   * True for the log, which has no column for the time of the act and repeats what was once taken for the cause. A timeline is
   * printed and handed out: a cause approved then may not hold any more.
   */
  readonly inLog: boolean;
  /** Label of its kind. */
  readonly label: string;
  /** When it happened, where that is said and was earlier than it was written down; '' elsewhere. */
  readonly happened: string;
  /** The sentence of another event. */
  sentence(event: IncidentEvent): string;
}

/** The part of a filled document that sentences may read. */
export interface DocumentContext {
  readonly names: Names;
  readonly source: { readonly view: IncidentView; readonly now: number };
  /** A value that was recorded with a step, in words; '' for none. */
  recorded(step: Step, means: WantMeaning): string;
  /** One of the values that a step wants. */
  said(step: Step, want: Want): string;
}

/** The sentence of an event in a document for outsiders; '' for none. */
interface InDocument<Event> {
  says(event: Event, reading: DocumentContext, entry: AccountEntry): string;
  /** Acts of this kind that follow each other are one sentence, made of what each of them says; elsewhere each is a sentence of its own. */
  joined?(said: readonly string[]): string;
  /** Whether every such document needs it. */
  readonly main?: true | ((event: Event, reading: DocumentContext) => boolean);
  /** Left out of reports: who signed what is for the review, and a note of a telephone call for the hand-over. */
  readonly inward?: true | ((event: Event) => boolean);
  /** The token of a part that tells the same: a form with that token does not repeat it. */
  readonly part?: FormToken | ((event: Event, reading: DocumentContext) => FormToken | undefined);
}

/** Sentences of a kind of event. */
export interface Sentences<Event> {
  /** Its sentence in the log and in the story, without who and when it was written down. */
  log(event: Event, telling: SentenceContext): string;
  /** The event in documents, or the reason why none mentions it. */
  readonly document: InDocument<Event> | { readonly silent: string };
}

/** Sentences of several kinds; leaving one out does not compile. */
export type SentencesOf<Type extends EventType> = { readonly [Each in Type]: Sentences<EventOfType<Each>> };
