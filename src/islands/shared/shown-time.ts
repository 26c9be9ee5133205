import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../../text/time.ts';

/** A moment of the record as an officer reads it. @param at ISO 8601 */
export const shownTime = (at: string): string => fullTime(Date.parse(at), timeNow());
