import type { Actor } from '../../log/envelope.ts';
import type { AccountEntry } from '../core/account.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { IncidentView } from '../core/view.ts';
import { wrote } from '../people/same-person.ts';

/** The log as an officer last read it: the hashes of its heads then. */
export type ReadMark = readonly string[];

/** Events of a log that a reader who had seen these heads has not seen. An event knows whatever those before it knew. */
function unseenIn({ events, fork }: IncidentLog, mark: ReadMark): readonly IncidentEvent[] {
  const known = new Set(mark);
  const unseen: IncidentEvent[] = [];
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at] as IncidentEvent;
    if (!known.has(event.hash)) unseen.push(event);
    // Where nobody worked apart each knows all before it: a long log is not walked to its beginning.
    else if (at >= (fork?.until ?? 0)) break;
    else for (const before of event.prev) known.add(before);
  }
  return unseen.reverse();
}

/**
 * Changes by others since an officer last read the log, in its order. An event that was taken back since is left out together
 * with its undoing.
 */
export function changedSince(
  log: IncidentLog,
  { entryOf, people }: Pick<IncidentView, 'entryOf' | 'people'>,
  mark: ReadMark,
  officer: Actor,
): readonly AccountEntry[] {
  if (mark.length === log.heads.length && log.heads.every(head => mark.includes(head))) return [];
  const fresh = unseenIn(log, mark).map(entryOf);
  const freshIds = new Set(fresh.map(({ event }) => event.id));
  return fresh.filter(({ event, takenBack }) => {
    if (wrote(people, event.by, officer)) return false;
    return event.type === 'undone' ? !freshIds.has(event.data.event) : takenBack === undefined;
  });
}
