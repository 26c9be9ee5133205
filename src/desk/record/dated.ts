import { remembered } from '../../base/remember.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';

/** How far the clocks of an office may be apart, in milliseconds. */
const CLOCKS_APART = 5 * 60_000;

/** A time further ahead is no clock's: the writer made it up, or his machine's clock is broken, and this one's is not to blame. */
const NO_CLOCK = 365 * 24 * 60 * 60_000;

/** From when on a record's moment is nobody's clock. UTC ISO 8601. */
export const noClockFrom = (now: number): string => new Date(now + NO_CLOCK).toISOString();

/** Whether a moment at which a record was written down makes this machine's clock doubtful. In milliseconds since the epoch. */
export const isAheadOf = (now: number, written: number): boolean =>
  written > now + CLOCKS_APART && written < now + NO_CLOCK;

const writtenAt = remembered((log: IncidentLog) => new Map(log.events.map(({ hash, at }) => [hash, at])));

/** Whether an event says that it was written before one that its writer had seen: a clock was wrong, or somebody made the time up. */
export function isDatedBack(log: IncidentLog, { id, at, prev }: IncidentEvent): boolean {
  const before = log.events[(log.places.get(id) ?? 0) - 1];
  // Most know the one before them alone, and need no search.
  const isAlone = before !== undefined && prev.length === 1 && prev[0] === before.hash;
  const seen = isAlone ? [before.at] : prev.map(hash => writtenAt(log).get(hash));
  return seen.some(each => each !== undefined && Date.parse(at) < Date.parse(each) - CLOCKS_APART);
}
