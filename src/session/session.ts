import { fieldsOf } from '../base/guard.ts';
import { createListeners } from '../base/listeners.ts';
import type { IncidentEvent } from '../desk/core/incident.ts';
import { CAPACITY, type Capacity } from '../desk/core/limits.ts';
import type { IncidentView } from '../desk/core/view.ts';
import type { Contact } from '../desk/first/tree.ts';
import { drillOf } from '../desk/incident/opening.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { isAheadOf } from '../desk/record/dated.ts';
import type { Envelope } from '../log/envelope.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { failureCode, type LogStore, type StorageFailure } from '../storage/port.ts';
import { createActs, type DeskState } from './acts.ts';
import type { PageChannel } from './channel.ts';
import { createDrafts } from './drafts.ts';
import type { Exchange } from './exchange.ts';
import { createExports } from './exports.ts';
import { type BrokenIncident, createIncidents, type DeskIncident } from './incidents.ts';
import { createJournal } from './journal.ts';
import { createPlaybooks } from './playbooks.ts';
import { createRecords, type KeptAuthority, type Quarantine, type RosterColleague } from './records.ts';
import { createScreenRecords } from './screen-records.ts';
import type { TeamView } from './team-record.ts';
import type { SaveState } from './write-queue.ts';

/** Everything islands show. A new object at each change. */
export interface Snapshot {
  readonly ready: boolean;
  readonly durable: boolean;
  /** Why this machine's records could not be read: then nothing missing from the screen may be called absent. */
  readonly readProblem: StorageFailure['code'] | undefined;
  readonly save: SaveState;
  /** The database was taken away under this page, which has written all it holds again. */
  readonly isRewritten: boolean;
  /** The database was empty when the page began, and logs came back from the second copy; of all else there is none. */
  readonly isCleared: boolean;
  /**
   * When the latest event was written down, where that is later than this machine's clock shows: one of the two clocks is wrong.
   * Milliseconds since the epoch.
   */
  readonly aheadOfClock: number | undefined;
  /** Why a small record — the roster, a refused file, the note of an export — was not kept. */
  readonly recordProblem: StorageFailure['code'] | undefined;
  /** Why a form's draft is not on disk. */
  readonly draftProblem: StorageFailure['code'] | undefined;
  /** Whether drafts could be read: a form begun empty before that would mix with its draft. */
  readonly areDraftsRead: boolean;
  /** Open incidents first, by next deadline; then closed ones, newest first. */
  readonly incidents: readonly DeskIncident[];
  readonly broken: readonly BrokenIncident[];
  /** Colleagues that steps can be given to; of this machine, in no package. */
  readonly roster: readonly RosterColleague[];
  /** The standing authority that is entered on this machine; none in a drill. */
  readonly authority: KeptAuthority | undefined;
  /** People to call in the first ten minutes, with their numbers; kept on this machine, in no package. */
  readonly contacts: readonly Contact[];
  /** Refused packages, kept for inspection. */
  readonly quarantine: Quarantine;
  /** How this machine stands with its team; none where it belongs to none. */
  readonly team: TeamView | undefined;
}

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

/** Packages, and the schema library that reads them, are fetched when the first one comes or goes. */
const exchange = () => import('./exchange.ts');

export type Session = ReturnType<typeof createSession>;

/** The desk's engine: all its parts, and their state for the screens. Nothing is read until `load`. */
export function createSession(ports: SessionPorts) {
  const { store, openProblem, tabs, now, newId, schedule, remember, drill, capacity = CAPACITY } = ports;
  const { isIncident = () => true, acted = () => undefined } = ports;
  const listeners = createListeners();
  const records = createRecords(store);
  const playbooks = createPlaybooks(store, digest => void keeping(() => records.noteEditions([digest])));
  let roster: readonly RosterColleague[] = [];
  let authority: KeptAuthority | undefined;
  let contacts: readonly Contact[] = [];
  let quarantine: Quarantine = { files: [], dropped: 0 };
  let team: TeamView | undefined;
  let ready = false;
  let readWhole = false;
  let readProblem: StorageFailure['code'] | undefined;
  let recordProblem: StorageFailure['code'] | undefined;

  /** Does something with small records; what goes wrong is shown. @returns whether it went well */
  const keeping = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      recordProblem = undefined;
    } catch (error) {
      recordProblem = failureCode(error);
    }
    publish();
    return recordProblem === undefined;
  };
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
      readProblem = code;
      if (incidentId !== undefined) incidents.unread(incidentId);
    },
    gone: incidentId => {
      drafts.drop(incidentId);
      incidents.forget(incidentId);
      exports.forget(incidentId);
    },
    restored: () => void load(),
    rewritten: () => {
      void keeping(async () => {
        await records.changeRoster(kept => (kept.length === 0 ? roster : kept));
        await records.noteEditions([...playbooks.own]);
        await exports.noteAll();
      });
      drafts.writeAll();
      publish();
    },
    returned: () => drafts.writeAll(),
    written: id => {
      if (exports.of(id).isExportDue) void keeping(() => exports.noteAsked(id));
    },
    failed: exports.ask,
    changed: () => publish(),
  });
  const drafts = createDrafts({
    store,
    schedule,
    announce: tabs.send,
    changed: () => {
      const { draftProblem, areDraftsRead, readProblem } = take();
      const isAsShown =
        draftProblem === current.draftProblem &&
        areDraftsRead === current.areDraftsRead &&
        readProblem === current.readProblem;
      // Typing must not redraw the whole desk at each letter.
      if (!isAsShown) publish();
    },
  });
  const { isUnkept, ...screenRecords } = createScreenRecords({
    store,
    schedule,
    unread: code => {
      readProblem = code;
      publish();
    },
    readAtLast: () => void load(),
  });
  const draftProblem = (): Snapshot['draftProblem'] => {
    const state = drafts.state();
    return state.kind === 'failed' ? state.code : undefined;
  };

  const aheadOfClock = (): number | undefined => {
    // The clock of a drill is its own.
    const latest = drill === undefined ? incidents.latest() : undefined;
    return latest !== undefined && isAheadOf(now(), latest) ? latest : undefined;
  };

  const take = (): Snapshot => ({
    ready,
    durable: store.durable,
    readProblem: openProblem ?? readProblem ?? drafts.readProblem(),
    save: journal.state(),
    isRewritten: journal.isRewritten(),
    isCleared: journal.isCleared(),
    aheadOfClock: aheadOfClock(),
    recordProblem,
    draftProblem: draftProblem(),
    areDraftsRead: drafts.isRead(),
    incidents: incidents.list(),
    broken: [...incidents.broken.values()],
    roster,
    authority,
    contacts,
    quarantine,
    team,
  });
  let current = take();

  function publish(): void {
    current = take();
    // Other pages must neither point to what closing this one would lose, nor forget what could not be read.
    if (readWhole && store.durable && current.save.kind === 'saved')
      remember(current.incidents.map(({ view }) => view));
    listeners.tell();
  }

  /** Reads stored records that this page lacks. Never rejects: failures are in the snapshot. */
  const load = async (): Promise<void> => {
    readProblem = undefined;
    await journal.load();
    try {
      roster = await records.roster();
      authority = drill === undefined ? await records.authority() : undefined;
      contacts = await records.contacts();
      quarantine = await records.quarantine();
      playbooks.remember(await records.editions());
      readWhole = readProblem === undefined;
    } catch (error) {
      readProblem ??= failureCode(error);
    }
    await drafts.load();
    ready = true;
    publish();
  };

  tabs.listen(word => {
    if (fieldsOf(word)['kept'] === 'roster') void rereadRoster();
    else if (!drafts.hear(word)) void journal.hear(word).then(publish);
  });

  /** Another tab has changed it: whose machine a colleague's is stands beside what he did, here too. */
  const rereadRoster = async (): Promise<void> => {
    roster = await records.roster().catch(() => roster);
    publish();
  };

  const flushed = async (): Promise<void> => {
    await journal.flushed();
    await drafts.flushed();
  };

  const machines = () => ({ roster, own: team?.signer });

  const desk: Exchange = {
    incidents,
    journal,
    playbooks,
    exports,
    now,
    newId,
    capacity,
    drill,
    authority: () => authority?.authority,
    machines,
    keepAside: (aside, text) =>
      keeping(async () => {
        quarantine = await records.keepAside(aside, text);
      }),
    changed: publish,
  };

  return {
    /** The logs of the store, those that are no incidents among them. */
    journal,
    snapshot: (): Snapshot => current,
    /** @returns a function that stops listening */
    subscribe: listeners.add,
    load,
    look: journal.look,
    /** Takes the time anew: clocks pass their limits while nobody acts. */
    tick: (): void => {
      // In a drill only the run that is going on has a time to follow.
      const run = drill?.()?.run;
      for (const { log } of incidents.list()) if (drillOf(log)?.run === run) incidents.show(log);
      publish();
    },
    ...createActs(desk, acted),
    /** Makes another edition of the playbook known: an incident can move to it, and one that has lost it can be shown again. @returns its digest */
    offer: (playbook: Playbook): string => {
      const digest = playbooks.offer(playbook);
      const waiting = [...incidents.broken.values()].filter(({ lost }) => lost === 'playbook');
      if (waiting.length > 0)
        Promise.all(waiting.map(({ id, broken }) => incidents.takeIn(id, broken))).then(
          publish,
          () => undefined,
        );
      return digest;
    },
    /** Whether a playbook is not this site's own. */
    isForeign: playbooks.isForeign,
    /** The playbook of a digest, where it was read or offered. */
    indexOf: playbooks.index,
    /** @param sealed whether the file will be encrypted: restricted files go into no other */
    exportFile: async (incidentId: string, sealed = false): Promise<string | undefined> =>
      (await exchange()).exportFile(desk, incidentId, sealed),
    /** Takes in a package, as {@link importFile} says. */
    importFile: async (text: string, name: string, movesTo?: string) => {
      const [{ importFile }] = await Promise.all([exchange(), incidents.start()]);
      return importFile(desk, text, name, movesTo);
    },
    /** Takes in a team's records, as {@link takeNews} does. */
    takeNews: async (incidentId: string, news: TeamNews) => {
      const [{ takeNews }] = await Promise.all([exchange(), incidents.start()]);
      return takeNews(desk, incidentId, news);
    },
    /** The owner of the machine that signed an event, as far as this machine's roster knows. */
    signedOf: async (event: IncidentEvent) =>
      (await import('./signed.ts')).signedOf(
        event,
        journal.signaturesOf(event),
        machines(),
        journal.isSigned(event.stream),
      ),
    /** Whether anything can be doubtful about who said an event; not while it is on its way to the disk, where it is signed. */
    asksWhoSigned: (event: IncidentEvent): boolean =>
      (journal.isSigned(event.stream) || roster.some(({ machine }) => machine !== undefined)) &&
      !journal.isOnItsWay(event),
    /** Shows how this machine stands with its team. */
    showTeam: (view: TeamView | undefined): void => {
      team = view;
      publish();
    },
    /** A refused package as it came. Rejects where it is gone, and when the store cannot be read. */
    asideText: records.asideText,
    /** Call when the exported file is in the officer's hands. */
    noteBackup: async (incidentId: string): Promise<void> => {
      // A backup that cannot be noted is asked for again after the next start; that is the safe side.
      if (incidents.get(incidentId)) await keeping(() => exports.handedOut(incidentId, now()));
    },
    /** The records that could not be read, as a file. */
    exportBroken: (incidentId: string): string | undefined => {
      const damaged = incidents.broken.get(incidentId);
      if (damaged === undefined) return undefined;
      return JSON.stringify({ unreadable: damaged.broken, readable: damaged.sound }, null, 1);
    },
    dropAside: async (id: string): Promise<void> => {
      await keeping(async () => {
        quarantine = await records.dropAsides(aside => aside.id === id);
      });
    },
    /** The bytes of an attached file; `undefined` when they are not on this machine. */
    attachment: journal.attachment,
    /** Enters the standing authority of this machine, or ends it. Resolves to whether it could be kept. */
    keepAuthority: (kept: KeptAuthority | undefined): Promise<boolean> =>
      keeping(async () => {
        await records.keepAuthority(kept);
        authority = kept;
      }),
    /** Resolves to whether it could be saved. @param change applied to the contacts as they are stored by then */
    changeContacts: (change: (kept: readonly Contact[]) => readonly Contact[]): Promise<boolean> =>
      keeping(async () => {
        contacts = await records.changeContacts(change);
      }),
    /** Resolves to whether it could be kept. @param change of the roster as it is stored by then */
    changeRoster: (
      change: (roster: readonly RosterColleague[]) => readonly RosterColleague[],
    ): Promise<boolean> => {
      // Used all the same where it cannot be kept.
      roster = change(roster);
      publish();
      return keeping(async () => {
        roster = await records.changeRoster(change);
        tabs.send({ kept: 'roster' });
      });
    },
    /** Takes an incident off this machine. Rejects when the store cannot. */
    wipe: async (incidentId: string): Promise<void> => {
      await flushed();
      await journal.wipe(incidentId);
      await keeping(async () => {
        quarantine = await records.dropAsides(({ incident }) => incident === incidentId);
      });
    },
    retry: (): void => {
      journal.retry();
      drafts.retry();
    },
    /** Resolves when nothing waits to be written, or writing has failed. */
    flushed,
    /** Half-written forms of an incident, or outside any. A draft that the disk refuses is tried again, and is at risk meanwhile. */
    drafts: drafts.of,
    ...screenRecords,
    /** Whether closing the page now would lose something: an event, or the newest state of a draft or a record. */
    isAtRisk: (): boolean =>
      journal.state().kind !== 'saved' ||
      drafts.state().kind !== 'saved' ||
      isUnkept() ||
      (!store.durable && current.incidents.length > 0),
  };
}
