import { failure, type Result, success } from '../base/result.ts';
import { type Brought, broughtIn } from '../incident/brought.ts';
import { playbookOf } from '../incident/derive.ts';
import { type IncidentEvent, type IncidentLog, incidentLogs } from '../incident/kinds/registry.ts';
import { hasRoom, type Room } from '../incident/limits.ts';
import { movesIn } from '../incident/named.ts';
import type { IncidentPackage, PackageRefusal } from '../incident/package.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Playbooks } from './playbooks.ts';

/** The file would move an incident that is here to a playbook that is not this site's. Nothing was taken in. */
export interface MoveRefusal {
  readonly code: 'movesPlaybook';
  readonly title: string;
  readonly playbook: string;
  readonly edition: string;
}

/** What a package joins. */
export interface Joining {
  /** The incident as it is here; `undefined` where it is not. */
  readonly present: { readonly log: IncidentLog; readonly view: IncidentView } | undefined;
  /** Takes over those of the package. */
  readonly playbooks: Playbooks;
  readonly isDrill: boolean;
  readonly room: Room;
  /** Digest of a playbook that the incident may move to. */
  readonly movesTo: string | undefined;
}

/** The incident once a package has joined it. */
export interface Joined {
  readonly log: IncidentLog;
  /** Whether anything of it was not here. */
  readonly isNews: boolean;
  readonly brought: readonly Brought[];
  readonly foreignPlaybook: string | undefined;
}

/** The event that opened an incident: whose it is, and whether it belongs to a drill. */
const openingOf = (events: readonly IncidentEvent[]) => events.find(event => event.type === 'opened');

/** Joins a package to what is here of its incident, or says why not. Apart from the session, for it is fetched with the first package. */
export function joinPackage(
  { events, playbooks: packed }: IncidentPackage,
  { present, playbooks, isDrill, room, movesTo }: Joining,
): Result<Joined, PackageRefusal | MoveRefusal> {
  const opened = openingOf(events);
  const isOfDrill = opened?.data.drill !== undefined;
  if (isOfDrill !== isDrill) return failure({ code: isOfDrill ? 'isDrill' : 'isReal' });
  if (present !== undefined && openingOf(present.log.events)?.hash !== opened?.hash)
    return failure({ code: 'otherIncident' });
  const known = new Map(present?.log.events.map(({ id, hash }) => [id, hash] as const));
  const fresh = events.filter(({ id, hash }) => known.get(id) !== hash);
  if (fresh.some(({ id }) => known.has(id))) return failure({ code: 'idTaken' });
  const log = present === undefined ? incidentLogs.fold(events) : incidentLogs.extend(present.log, fresh);
  if (log === undefined) return failure({ code: 'notOpened' });
  const pinnedTo = playbookOf(log);
  const isKnown = playbooks.index(pinnedTo) !== undefined;
  for (const { digest, playbook } of packed) playbooks.take(digest, playbook);
  const edition = playbooks.index(pinnedTo)?.playbook.edition;
  if (edition === undefined) return failure({ code: 'badPlaybook' });
  const moves = present !== undefined && playbookOf(present.log) !== pinnedTo;
  if (moves && !playbooks.offered.has(pinnedTo) && movesTo !== pinnedTo)
    return failure({ code: 'movesPlaybook', title: present.view.title, playbook: pinnedTo, edition });
  if (!hasRoom(incidentLogs.size(log), playbooks.pinned(movesIn(log)), room, false))
    return failure({ code: 'noRoom', limit: room.records });
  return success({
    log,
    isNews: fresh.length > 0,
    brought: broughtIn(log, fresh),
    foreignPlaybook: isKnown ? undefined : edition,
  });
}
