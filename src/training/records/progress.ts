import { type Cards, cardsAfter } from '../questions/schedule.ts';
import { EMPTY_TALLY, type RecordTally, type TrainingEvent, tallyAfter } from './record.ts';

/** What a record comes to, with the events that it was worked out from. */
export interface Progress {
  readonly events: readonly TrainingEvent[];
  readonly tally: RecordTally;
  readonly cards: Cards;
}

export const NO_PROGRESS: Progress = { events: [], tally: EMPTY_TALLY, cards: new Map() };

/**
 * What a record comes to by now. Where it only grew at its end, as it does with each answer, the end is all that is worked
 * out; where another tab's events took their places in between, all of it is.
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
