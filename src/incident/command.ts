import type { AnswerRefusal } from '../base/typed.ts';
import type { Facts } from '../playbook/condition.ts';
import type { HandoverSheet, NoteKind, Person, RecordedFile, Until } from './event.ts';

/** A value as typed into the form of a step, before it is checked. Times are ISO 8601 with zone. */
export type TypedValue =
  | string
  /** People: names or duty titles. */
  | readonly string[]
  /** A file whose bytes go to the store in the same write. */
  | RecordedFile;

/** What an officer can do to a running incident. */
export type Command =
  | {
      readonly kind: 'markDone';
      readonly step: string;
      readonly doneAt: string;
      /** By the ids of the step's wants. */
      readonly values?: Readonly<Record<string, TypedValue>>;
      /** Who did it, where that was not whoever writes it down. */
      readonly doneBy?: Person;
      /** The released version of a statement; only the release itself can say so. */
      readonly version?: string;
      /** Why something was published without passing the gate. */
      readonly outside?: string;
    }
  | { readonly kind: 'start'; readonly step: string }
  | { readonly kind: 'defer'; readonly step: string; readonly reason: string; readonly until: Until }
  | { readonly kind: 'markNotApplicable'; readonly step: string; readonly reason: string }
  | { readonly kind: 'skip'; readonly step: string; readonly reason: string }
  /** Keeps one of several marks that differ. */
  | { readonly kind: 'adopt'; readonly step: string; readonly event: string }
  | {
      readonly kind: 'note';
      readonly step?: string;
      readonly text: string;
      readonly noteKind?: NoteKind;
      /** When it happened, where that was not just now. */
      readonly happenedAt?: string;
      /** In a drill: the call or question that these words answer. */
      readonly answers?: string;
    }
  | { readonly kind: 'correct'; readonly event: string; readonly text: string }
  | { readonly kind: 'assign'; readonly steps: readonly string[]; readonly to: Person | undefined }
  | {
      readonly kind: 'confirmPause';
      readonly pause: string;
      readonly step: string | undefined;
      readonly second: Person;
    }
  | {
      readonly kind: 'skipPause';
      readonly pause: string;
      readonly step: string | undefined;
      readonly reason: string;
    }
  | {
      readonly kind: 'handOver';
      readonly to: { readonly role: string; readonly name: string };
      readonly sheet: HandoverSheet;
    }
  /** To a playbook whose digest is given; the session has it. */
  | { readonly kind: 'movePlaybook'; readonly playbook: string }
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'regrade'; readonly facts: Facts }
  | {
      readonly kind: 'close';
      readonly reason: string;
      /** What becomes of what is open, by the ids of closing needs. */
      readonly left?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'undo'; readonly event: string };

/** Why a typed value of a step is not accepted. */
export type ValueRefusal =
  | AnswerRefusal
  | { readonly code: 'notALink' }
  | { readonly code: 'notANumber' }
  | { readonly code: 'fileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'filesTooLarge'; readonly bytes: number; readonly limit: number };

/** Why a command is not carried out. `text/` has one sentence for each. */
export type Refusal =
  | ValueRefusal
  /** One of the values a step wants, or the word on a closing need; the sentence of `why` stands at its field. */
  | { readonly code: 'badValue'; readonly want: string; readonly why: ValueRefusal }
  /** Nobody has said which role keeps the record. */
  | { readonly code: 'noRole' }
  | { readonly code: 'unknownStep' }
  | { readonly code: 'alreadySettled' }
  | { readonly code: 'alreadyStarted' }
  | { readonly code: 'notAhead' }
  /** Two steps would wait for each other. */
  | { readonly code: 'waitsForThis' }
  | { readonly code: 'pauseOpen'; readonly pause: string }
  /** Something must be so before closing, and is not; `leavable` where a reason would do. */
  | {
      readonly code: 'closingOpen';
      readonly need: string;
      readonly title: string;
      readonly leavable: boolean;
    }
  /** It was published without passing the gate, and nobody has said why. */
  | { readonly code: 'notReleased' }
  /** A version of a statement that was published stays. */
  | { readonly code: 'versionIsOut' }
  | { readonly code: 'unknownPause' }
  | { readonly code: 'pauseTaken' }
  /** A pause needs two named people, who are not the same. */
  | { readonly code: 'noName' }
  | { readonly code: 'samePerson' }
  | { readonly code: 'nobody' }
  | { readonly code: 'notANote' }
  | { readonly code: 'unknownPlaybook' }
  | { readonly code: 'incidentClosed' }
  | { readonly code: 'alreadyOpen' }
  | { readonly code: 'triageUnfinished' }
  /** No drill is going on that an incident could belong to. */
  | { readonly code: 'noRun' }
  | { readonly code: 'unchanged' }
  | { readonly code: 'nothingToUndo' }
  | { readonly code: 'unknownIncident' };
