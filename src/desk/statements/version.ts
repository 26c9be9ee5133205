import type { Actor } from '../../log/envelope.ts';
import type { Person } from '../core/define.ts';
import type { EventOfType, EventRecord, Written } from '../core/incident.ts';
import type { TextSegment } from './segment.ts';

/** Shared by every mark on a line of the sign-off: which line, of which version. */
type Marked = Written & {
  readonly item: string;
  /** Number of the version. */
  readonly number: number;
  /** Its own place in the log. */
  readonly place: number;
  /** A publication has gone out since: a reading aloud counts for one. */
  readonly isSpent: boolean;
  /** Decided before the version was there, or after it was written down: nobody can have looked at it, and it counts for nothing. */
  readonly isUntimely: boolean;
  /** Who wrote the version. */
  readonly writer: Actor;
  /** How often the version had been taken down before: nothing that was signed in one life counts in the next. */
  readonly life: number;
};

/** Who decided, in which post, how and when, by what evidence. */
type Decision = Pick<EventRecord<'signed'>, 'person' | 'how' | 'decidedAt'> &
  Readonly<Partial<Pick<EventRecord<'signed'>, 'post' | 'evidence'>>>;

/** Somebody let a line pass. */
export type LineSignature = Marked &
  Decision & {
    readonly kind: 'signed';
    /** The finding, or the opinion. */
    readonly text: string | undefined;
    readonly condition: string | undefined;
    /** The call or meeting that decided it with other lines, and who took part beside those who decided there. */
    readonly occasion: EventRecord<'signed'>['occasion'];
    /** Why this person signs what asks for another. */
    readonly combines: string | undefined;
  };

/** A version goes out on a standing authority, in the place of the last approval. */
export type UseMark = Marked &
  Pick<EventRecord<'releaseAuthorised'>, 'waived' | 'called' | 'authority'> & {
    readonly kind: 'authorised';
    /** Who used it. */
    readonly person: Person;
    /** Why. */
    readonly text: string;
    /** The decision, afterwards, of those whose approval it was. */
    readonly ratification: EventRecord<'ratified'> | undefined;
  };

/** A mark on one line of the sign-off of a version. */
export type SignMark =
  | LineSignature
  | UseMark
  | (Marked & Decision & { readonly kind: 'returned'; readonly text: string })
  | (Marked & { readonly kind: 'passedOver'; readonly person: undefined; readonly text: string });

/** An event that says something went out: published at this desk, or elsewhere and written down here afterwards. */
export type Out = EventOfType<'published' | 'publishedElsewhere'>;

/** The record of one publication; times are UTC ISO 8601. */
export interface VersionOut {
  readonly event: string;
  readonly by: Actor;
  readonly publishedAt: string;
  readonly place: string;
  readonly link: string | undefined;
  readonly nextUpdate: string | undefined;
  /** Who approved it where it went out elsewhere. */
  readonly elsewhere: EventOfType<'publishedElsewhere'>['data']['approver'] | undefined;
  /** That it was taken down. */
  readonly withdrawn: EventRecord<'withdrawn'> | undefined;
}

/** A fact that a version states otherwise than the ledger does now. */
export interface StaleFact {
  readonly fact: string;
  readonly label: string;
  readonly said: string;
  /** The entry of the ledger that it was taken from. */
  readonly entry: string;
  /** The value verified now; `undefined` where none is. */
  readonly now: string | undefined;
}

/** The version that an event brings, if any. */
export interface VersionSaid
  extends Readonly<Omit<EventOfType<'statementSaved'>['data'], 'replaces' | 'parts'>> {
  readonly parts: readonly { readonly part: string; readonly text: readonly TextSegment[] }[];
}

/** One saved version of a statement. An edit is another version, with marks of its own. */
export interface StatementVersion extends VersionSaid {
  /** The id of the event that saved it, or that says it went out elsewhere. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly by: Actor;
  readonly marks: readonly SignMark[];
  /** Lines of the sign-off that one officer let pass and another, apart, did not. */
  readonly contested: ReadonlySet<string>;
  readonly publications: readonly VersionOut[];
  /** Places in the log at which it was taken down, in order. */
  readonly ends: readonly number[];
}

export interface Statement {
  readonly id: string;
  /** As the public knows it: of the version published last, or else of the latest. */
  readonly title: string;
  /** Oldest first; never empty. */
  readonly versions: readonly StatementVersion[];
  readonly latest: StatementVersion;
  /** Versions that nobody has replaced: several, where officers who worked apart edited it. */
  readonly drafts: readonly StatementVersion[];
  /** The one published last of the versions that are public now. */
  readonly published: StatementVersion | undefined;
  /** The version that was out last and was taken down, where none is out any more. */
  readonly withdrawn: StatementVersion | undefined;
  /** Ids of statements that were published to set this one right, or to set those right. */
  readonly correctedBy: readonly string[];
  /** Its facts that the corrections set right. */
  readonly corrected: readonly CorrectedFact[];
  /** The refusal by those whose approval a published version went out without, while no correction has gone out since. */
  readonly refused: EventRecord<'ratified'> | undefined;
  /** Stale facts of the published version; empty once a published correction says what is right. */
  readonly stale: readonly StaleFact[];
}

/** A fact that a statement stated wrongly, and a published correction set right. */
export interface CorrectedFact {
  readonly label: string;
  readonly said: string;
  /** The corrected value; `undefined` where the correction only says that the old one does not hold. */
  readonly now: string | undefined;
  /** The statement that corrects it. */
  readonly by: string;
}
