import type { StoryPart } from './define.ts';
import type { EventRecord, IncidentEvent } from './incident.ts';

/** One act in the story of the incident; its event says who did what. */
export interface AccountEntry<Event extends IncidentEvent = IncidentEvent> {
  readonly event: Event;
  /** When it was done, UTC ISO 8601; it was written down at the time of its event. */
  readonly at: string;
  /** `undefined` for entries that only the log shows: bookkeeping, and drafts and checks on the way. */
  readonly part: StoryPart | undefined;
  /** The undoing, with its writer, time and reason. */
  readonly takenBack: EventRecord<'undone'> | undefined;
  /** Corrections, oldest first. */
  readonly corrections: readonly EventRecord<'corrected'>[];
}
