import type { IncidentEvent, Person } from '../incident/event.ts';
import type { EventFault } from '../incident/package.ts';
import type { IncidentStore } from '../storage/port.ts';

/** A colleague in this machine's roster, which goes into no package. A hand-over sheet may quote the telephone number: the officer sees and edits it there. */
export interface Colleague extends Person {
  readonly phone?: string;
}

/** When an incident was last exported, and how many events the file held. */
export interface Backup {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly events: number;
}

/** A refused package, kept so that it can be looked at. */
export interface Aside {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly faults: readonly EventFault[];
  readonly sound: readonly IncidentEvent[];
  readonly text: string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isColleague = (value: unknown): value is Colleague =>
  isObject(value) && 'name' in value && typeof value.name === 'string';

const isBackup = (value: unknown): value is Backup =>
  isObject(value) &&
  'at' in value &&
  'events' in value &&
  typeof value.at === 'number' &&
  typeof value.events === 'number';

const isAside = (value: unknown): value is Aside =>
  isObject(value) && 'faults' in value && 'sound' in value && 'text' in value && 'id' in value;

/** Small records of this machine. None of them is part of an incident's log. */
export interface Records {
  roster(): Promise<readonly Colleague[]>;
  keepRoster(roster: readonly Colleague[]): Promise<void>;
  backup(incidentId: string): Promise<Backup | undefined>;
  keepBackup(incidentId: string, backup: Backup): Promise<void>;
  asides(): Promise<readonly Aside[]>;
  keepAside(aside: Aside): Promise<void>;
  dropAside(id: string): Promise<void>;
}

const ROSTER = 'roster';
const ASIDES = 'asides';
const backupName = (incidentId: string): string => `${incidentId}/backup`;
const asideName = (id: string): string => `aside/${id}`;

/** Keeps the records among the store's drafts. What cannot be read back counts as absent. */
export function createRecords(store: IncidentStore): Records {
  const asideIds = async (): Promise<readonly string[]> => {
    const ids = await store.readDraft(ASIDES);
    return Array.isArray(ids) ? ids.filter(id => typeof id === 'string') : [];
  };
  // One change of the list after another: two files refused at once must both be in it.
  let changing: Promise<void> = Promise.resolve();
  const changeAsides = (change: (ids: readonly string[]) => readonly string[]): Promise<void> => {
    const changed = changing.then(async () => store.keepDraft(ASIDES, change(await asideIds())));
    changing = changed.catch(() => undefined);
    return changed;
  };
  return {
    roster: async () => {
      const roster = await store.readDraft(ROSTER);
      return Array.isArray(roster) ? roster.filter(isColleague) : [];
    },
    keepRoster: roster => store.keepDraft(ROSTER, roster),
    backup: async incidentId => {
      const backup = await store.readDraft(backupName(incidentId));
      return isBackup(backup) ? backup : undefined;
    },
    keepBackup: (incidentId, backup) => store.keepDraft(backupName(incidentId), backup),
    asides: async () => {
      const found = await Promise.all((await asideIds()).map(id => store.readDraft(asideName(id))));
      return found.filter(isAside);
    },
    keepAside: async aside => {
      await store.keepDraft(asideName(aside.id), aside);
      await changeAsides(ids => [...ids, aside.id]);
    },
    dropAside: async id => {
      await changeAsides(ids => ids.filter(each => each !== id));
      await store.keepDraft(asideName(id), undefined);
    },
  };
}
