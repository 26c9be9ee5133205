import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../core/words/time.ts';

/** A moment of the record as an officer reads it. @param at ISO 8601, or milliseconds since the epoch */
export const shownTime = (at: string | number): string =>
  fullTime(typeof at === 'number' ? at : Date.parse(at), timeNow());
