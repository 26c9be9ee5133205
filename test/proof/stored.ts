import type { IncidentEvent, IncidentLog } from '../../src/desk/core/incident.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { readEvent } from '../../src/log/read.ts';

/** The stored state of one incident, with its faults in words. */
export interface Verified {
  readonly events: readonly IncidentEvent[];
  readonly log: IncidentLog | undefined;
  readonly faults: readonly string[];
}

/** Reads everything stored as if it came from elsewhere: shape, version, hash, causal order, no event missing. */
export function verify(stored: readonly unknown[]): Verified {
  const events: IncidentEvent[] = [];
  const faults: string[] = [];
  for (const value of stored) {
    const read = readEvent(incidentLogs.kinds, value);
    if ('event' in read) events.push(read.event);
    else faults.push(`a stored record is ${read.problem.code}: ${JSON.stringify(value)}`);
  }
  const log = incidentLogs.fold(events);
  if (log === undefined) faults.push('the opening event is missing');
  else if (log.gaps.length > 0) faults.push(`${log.gaps.length} events that others have seen are missing`);
  if (log !== undefined && log.events.length !== events.length)
    faults.push(`${events.length} events are stored and ${log.events.length} are in the log`);
  return { events, log, faults };
}

/** Texts of the notes among events. */
export const notesIn = (events: readonly IncidentEvent[]): readonly string[] =>
  events.flatMap(event => (event.type === 'noted' ? [event.data.text] : []));
