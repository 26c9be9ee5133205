import type { EventType, IncidentEvent, IncidentLog } from '../core/incident.ts';
import type { RecordedFile } from '../core/recorded.ts';

/** Digests of the playbooks that events name. */
export function playbooksNamed(events: readonly IncidentEvent[]): readonly string[] {
  const named = events.flatMap(event =>
    event.type === 'opened' || event.type === 'playbookMoved' ? [event.data.playbook] : [],
  );
  return [...new Set(named)];
}

/** The events of a log that name playbooks. */
export const movesIn = ({ byType }: Pick<IncidentLog, 'byType'>): readonly IncidentEvent[] =>
  (['opened', 'playbookMoved'] as const).flatMap(type => byType.get(type) ?? []);

/** Kinds of event that name files. */
export const FILE_KINDS = [
  'stepDone',
  'postRecorded',
  'signed',
  'releaseAuthorised',
  'ratified',
  'returned',
  'exitReviewed',
  'causeApproved',
] as const satisfies readonly EventType[];

/** Files that an event names. */
export function filesOf(event: IncidentEvent): readonly RecordedFile[] {
  if (event.type === 'stepDone')
    return Object.values(event.data.values ?? {}).filter(value => value.kind === 'file');
  if (event.type === 'postRecorded')
    return [event.data.original, event.data.masked].filter(file => file !== undefined);
  if (event.type === 'releaseAuthorised')
    return event.data.authority.paper === undefined ? [] : [event.data.authority.paper];
  if (
    event.type === 'signed' ||
    event.type === 'returned' ||
    event.type === 'ratified' ||
    event.type === 'exitReviewed' ||
    event.type === 'causeApproved'
  )
    return event.data.evidence === undefined ? [] : [event.data.evidence];
  return [];
}

/** Files that a log names: SHA-256 → the name it was attached under. */
export const filesNamed = (events: readonly IncidentEvent[]): ReadonlyMap<string, string> =>
  new Map(events.flatMap(filesOf).map(({ sha256, name }) => [sha256, name]));

/** Digests of the files that are restricted: originals that show accounts and faces. */
export const filesRestricted = (events: readonly IncidentEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(event => (event.type === 'postRecorded' ? (event.data.original?.sha256 ?? []) : [])),
  );
