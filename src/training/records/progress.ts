import { type Cards, cardsAfter } from '../questions/schedule.ts';
import { EMPTY_TALLY, type RecordTally, type TrainingEvent, tallyAfter } from './record.ts';

/** A record's sums, with the events that they were computed from. */
export interface Progress {
  readonly events: readonly TrainingEvent[];
  readonly tally: RecordTally;
  readonly cards: Cards;
}

export const NO_PROGRESS: Progress = { events: [], tally: EMPTY_TALLY, cards: new Map() };

/**
 * A record's sums by now. Where only its end grew, as with each answer, only the end is computed; where another tab's events
 * came in between, everything is.
 * @param events in order
 */
export function progressAfter(before: Progress, events: readonly TrainingEvent[]): Progress {
  const length = before.events.length;
  // Nothing is ever taken out: the same event in the same place has the same before it.
  const grew = length <= events.length && events[length - 1] === before.events.at(-1);
  const { tally, cards } = grew ? before : NO_PROGRESS;
  const fresh = grew ? events.slice(length) : events;
  return { events, tally: tallyAfter(tally, fresh), cards: cardsAfter(cards, fresh) };
}
