import type { IncidentLog } from '../core/incident.ts';
import type { Shown } from '../core/view.ts';
import { derive } from './derive.ts';
import { incidentLogs } from './kinds.ts';

/** The log as the writer of an event knew it; `undefined` where its beginning is missing. */
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

/** An incident as it was known when the last of some events was written down, that one included; `undefined` where its beginning is missing. */
export function knownWith(
  { index, log, now }: Pick<Shown, 'index'> & { readonly log: IncidentLog; readonly now: number },
  events: ReadonlySet<string>,
): { readonly log: IncidentLog; readonly view: Shown['view'] } | undefined {
  const last = log.events.findLast(({ id }) => events.has(id));
  const before = last && logBefore(log, last.id);
  if (last === undefined || before === undefined) return undefined;
  const known = incidentLogs.extend(before, [last]);
  return { log: known, view: derive(index, known, now) };
}
