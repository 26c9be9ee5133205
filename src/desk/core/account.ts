import type { StoryPart } from './define.ts';
import type { EventRecord, IncidentEvent } from './incident.ts';

/** One act as everybody is told of it. Who did it, what and about what, its event says. */
export interface AccountEntry<Event extends IncidentEvent = IncidentEvent> {
  readonly event: Event;
  /** When it was done, UTC ISO 8601; it was written down at the time of its event. */
  readonly at: string;
  /** `undefined` for what only the log tells: bookkeeping, and drafts and checks on the way. */
  readonly part: StoryPart | undefined;
  /** Who took it back, when, and why. */
  readonly takenBack: EventRecord<'undone'> | undefined;
  /** Corrections, oldest first. */
  readonly corrections: readonly EventRecord<'corrected'>[];
}
