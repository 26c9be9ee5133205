import { type IncidentLog, incidentLogs } from '../incident/kinds/registry.ts';

/** The log as whoever wrote an event knew it; `undefined` where its beginning is missing. */
export function logBefore({ events }: IncidentLog, event: string): IncidentLog | undefined {
  const position = events.findIndex(({ id }) => id === event);
  // An event stands after all that it knew of, so one walk back finds them.
  const known = new Set(events[position]?.prev);
  const before = events
    .slice(0, Math.max(position, 0))
    .reverse()
    .filter(({ hash, prev }) => {
      if (!known.has(hash)) return false;
      for (const earlier of prev) known.add(earlier);
      return true;
    });
  return incidentLogs.fold(before.reverse());
}
