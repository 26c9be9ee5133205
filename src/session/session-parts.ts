import type { IncidentEvent } from '../desk/core/incident.ts';
import type { Capacity } from '../desk/core/limits.ts';
import type { IncidentView } from '../desk/core/view.ts';
import type { Envelope } from '../log/envelope.ts';
import type { LogStore, StorageFailure } from '../storage/port.ts';
import type { DeskState } from './acts.ts';
import type { PageChannel } from './channel.ts';
import { createDrafts } from './drafts.ts';
import { createExports } from './exports.ts';
import { createIncidents } from './incidents.ts';
import { createJournal } from './journal.ts';
import { createMachineRecords } from './machine-records.ts';
import { createPlaybooks } from './playbooks.ts';
import { createScreenRecords } from './screen-records.ts';

/** Effects and sources, handed in. */
export interface SessionPorts {
  readonly store: LogStore<IncidentEvent>;
  /** Whether events of the store are an incident's; all are unless given. */
  readonly isIncident?: (events: readonly Envelope[]) => boolean;
  /** Why a lasting store could not be opened. */
  readonly openProblem?: StorageFailure['code'] | undefined;
  /** Word to the other tabs: the id of a log, or the word on a draft, that was written or taken away. */
  readonly tabs: PageChannel;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called with each new state of the open incidents, for the slim bar of other pages. */
  readonly remember: (incidents: readonly IncidentView[]) => void;
  readonly drill?: DeskState['drill'];
  /** Called once something was done here. @param count how many events it wrote, the last of the log */
  readonly acted?: ((incidentId: string, count: number) => void) | undefined;
  readonly capacity?: Capacity;
}

/** Calls of the parts to the session that holds them. */
interface PartHooks {
  /** Something else is to be shown. */
  readonly changed: () => void;
  /** The same of drafts, which change at each letter. */
  readonly draftsChanged: () => void;
  /** The store could not be read. */
  readonly unread: (code: StorageFailure['code']) => void;
  /** The store is to be read again. */
  readonly reload: () => void;
}

export type SessionParts = ReturnType<typeof createSessionParts>;

/** The parts of a session, and what happens in one when something happens in another. Nothing is read yet. */
export function createSessionParts(
  ports: SessionPorts,
  { changed, draftsChanged, unread, reload }: PartHooks,
) {
  const { store, tabs, now, schedule, drill, isIncident = () => true } = ports;
  const machine = createMachineRecords({ store, tabs, isDrill: drill !== undefined, changed });
  const playbooks = createPlaybooks(
    store,
    digest => void machine.keeping(() => machine.noteEditions([digest])),
  );
  const exports = createExports({
    store,
    eventsOf: incidentId => incidents.get(incidentId)?.log.events.length ?? 0,
    changed: incidentId => incidents.exported(incidentId),
  });
  const incidents = createIncidents({
    playbooks,
    exports,
    eventsOf: incidentId => journal.events(incidentId),
    now,
  });
  const journal = createJournal<IncidentEvent>({
    store,
    tabs,
    schedule,
    playbooksOf: playbooks.pinned,
    prepare: incidents.start,
    read: (stream, { broken }): void | Promise<void> =>
      isIncident(journal.events(stream)) ? incidents.takeIn(stream, broken) : incidents.mended(stream),
    unread: (code, incidentId) => {
      unread(code);
      if (incidentId !== undefined) incidents.unread(incidentId);
    },
    gone: incidentId => {
      drafts.drop(incidentId);
      incidents.forget(incidentId);
      exports.forget(incidentId);
    },
    restored: reload,
    rewritten: () => {
      void machine.keeping(async () => {
        await machine.rewriteRoster();
        await machine.noteEditions([...playbooks.own]);
        await exports.noteAll();
      });
      drafts.writeAll();
      changed();
    },
    returned: () => drafts.writeAll(),
    written: id => {
      if (exports.of(id).isExportDue) void machine.keeping(() => exports.noteAsked(id));
    },
    failed: exports.ask,
    changed,
  });
  const drafts = createDrafts({ store, schedule, announce: tabs.send, changed: draftsChanged });
  const screenRecords = createScreenRecords({
    store,
    schedule,
    unread: code => {
      unread(code);
      changed();
    },
    readAtLast: reload,
  });
  return { machine, playbooks, exports, incidents, journal, drafts, screenRecords };
}
