import { createListeners } from '../base/listeners.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Command, Refused } from '../incident/decide.ts';
import type { DrillMark } from '../incident/kinds/opened.ts';
import type { IncidentEvent, IncidentLog } from '../incident/kinds/registry.ts';
import { hasRoom, ROOM, type Room } from '../incident/limits.ts';
import { movesIn } from '../incident/named.ts';
import { drillOf } from '../incident/opening.ts';
import type { PackedFile } from '../incident/package.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Actor, Envelope } from '../log/envelope.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Answers } from '../playbook/wizard/walk.ts';
import { failureCode, type LogStore, type StorageFailure } from '../storage/port.ts';
import type { Channel } from './channel.ts';
import { createDrafts } from './drafts.ts';
import type { Exchange } from './exchange.ts';
import { createExports } from './exports.ts';
import { type BrokenIncident, createIncidents, type DeskIncident } from './incidents.ts';
import { createJournal } from './journal.ts';
import { createPlaybooks, playbookDigest } from './playbooks.ts';
import { type Aside, type Colleague, createRecords, type Quarantine } from './records.ts';
import { createScreenRecords } from './screen-records.ts';
import type { SaveState } from './write-queue.ts';

/** Everything islands show. A new object at each change. */
export interface Snapshot {
  readonly ready: boolean;
  readonly durable: boolean;
  /** Why what is on this machine could not be read: then nothing that is not shown may be called absent. */
  readonly readProblem: StorageFailure['code'] | undefined;
  readonly save: SaveState;
  /** The database was taken away under this page, which has written all it holds again. */
  readonly isRewritten: boolean;
  /** Why a small record — the roster, a refused file, the note of an export — was not kept. */
  readonly recordProblem: StorageFailure['code'] | undefined;
  /** Why what is being written in a form is not on disk. */
  readonly draftProblem: StorageFailure['code'] | undefined;
  /** Whether what was half written could be read: a form that began empty before would mix with it. */
  readonly areDraftsRead: boolean;
  /** Open incidents first, by next deadline; then closed ones, newest first. */
  readonly incidents: readonly DeskIncident[];
  readonly broken: readonly BrokenIncident[];
  /** Colleagues that steps can be given to; of this machine, in no package. */
  readonly roster: readonly Colleague[];
  /** Refused packages, kept for inspection. */
  readonly quarantine: Quarantine;
}

/** Effects and sources, handed in. */
export interface SessionPorts {
  readonly store: LogStore<IncidentEvent>;
  /** Whether events of the store are an incident's; all are unless given. */
  readonly isIncident?: (events: readonly Envelope[]) => boolean;
  /** Why a lasting store could not be opened. */
  readonly openProblem?: StorageFailure['code'] | undefined;
  /** Word to the other tabs: the id of a log, or the word on a draft, that was written or taken away. */
  readonly tabs: Channel;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called with each new state of the open incidents, for the slim bar of other pages. */
  readonly remember: (incidents: readonly IncidentView[]) => void;
  /** The run that incidents opened here belong to. `undefined` where incidents are real: then no drill's file comes in. */
  readonly drill?: (() => DrillMark | undefined) | undefined;
  /** Called once something was done here. @param count how many events it wrote, the last of the log */
  readonly acted?: ((incidentId: string, count: number) => void) | undefined;
  readonly room?: Room;
}

/** Packages, and the schema library that reads them, are fetched when the first one comes or goes. */
const exchange = () => import('./exchange.ts');

/** What a full incident still takes: it must be possible to leave it in order. */
const ESSENTIAL: ReadonlySet<Command['kind']> = new Set([
  'close',
  'handOver',
  'acceptHandover',
  'undo',
  'choose',
]);

export type Session = ReturnType<typeof createSession>;

/** The desk's engine: decide → append → derive → publish. Nothing is read until `load`. */
export function createSession(ports: SessionPorts) {
  const { store, openProblem, tabs, now, newId, schedule, remember, drill, acted, room = ROOM } = ports;
  const { isIncident = () => true } = ports;
  const listeners = createListeners();
  const playbooks = createPlaybooks(store);
  const records = createRecords(store);
  let roster: readonly Colleague[] = [];
  let quarantine: Quarantine = { files: [], dropped: 0 };
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
        await exports.noteAll();
      });
      drafts.writeAll();
      publish();
    },
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
      // Whoever types must not have the whole desk drawn anew at each letter.
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

  const take = (): Snapshot => ({
    ready,
    durable: store.durable,
    readProblem: openProblem ?? readProblem ?? drafts.readProblem(),
    save: journal.state(),
    isRewritten: journal.isRewritten(),
    recordProblem,
    draftProblem: draftProblem(),
    areDraftsRead: drafts.isRead(),
    incidents: incidents.list(),
    broken: [...incidents.broken.values()],
    roster,
    quarantine,
  });
  let current = take();

  function publish(): void {
    current = take();
    // Other pages must neither point to what closing this one would lose, nor forget what could not be read.
    if (readWhole && store.durable && current.save.kind === 'saved')
      remember(current.incidents.map(({ view }) => view));
    listeners.tell();
  }

  /** Reads what the store has and this page has not. Never rejects: what goes wrong is in the snapshot. */
  const load = async (): Promise<void> => {
    readProblem = undefined;
    await journal.load();
    try {
      roster = await records.roster();
      quarantine = await records.quarantine();
      readWhole = readProblem === undefined;
    } catch (error) {
      readProblem ??= failureCode(error);
    }
    await drafts.load();
    ready = true;
    publish();
  };

  tabs.listen(word => {
    if (!drafts.hear(word) && typeof word === 'string') void journal.hear(word).then(publish);
  });

  const settled = async (): Promise<void> => {
    await journal.settled();
    await drafts.settled();
  };

  const fits = (log: IncidentLog, isWork: boolean): boolean =>
    hasRoom(incidents.engine().incidentLogs.size(log), playbooks.pinned(movesIn(log)), room, isWork);

  const desk: Exchange = {
    incidents,
    journal,
    playbooks,
    exports,
    now,
    newId,
    room,
    isDrill: drill !== undefined,
    keepAside: (aside, text) =>
      keeping(async () => {
        quarantine = await records.keepAside(aside, text);
      }),
    changed: publish,
  };

  /** Shows an incident with events that are new, and writes them. */
  const add = (
    log: IncidentLog,
    events: readonly IncidentEvent[],
    files: readonly PackedFile[] = [],
  ): void => {
    if (events.length === 0) return;
    incidents.show(log);
    journal.append({
      events,
      playbooks: playbooks.pinned(events),
      attachments: files.map(file => ({ ...file, stream: log.stream })),
      isNew: true,
    });
    publish();
    acted?.(log.stream, events.length);
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
    /** Rejects where what works out an incident cannot be fetched. */
    open: async (playbook: Playbook, answers: Answers, by: Actor): Promise<Result<string, Refusal>> => {
      await incidents.start();
      const engine = incidents.engine();
      const digest = playbookDigest(playbook);
      const index = playbooks.take(digest, playbook);
      if (index === undefined) return failure({ code: 'unknownPlaybook' });
      const mark = drill?.();
      // Another tab may have ended the run, and without its mark an incident would pass for a real one.
      if (drill !== undefined && mark === undefined) return failure({ code: 'noRun' });
      const begun = engine.begin(index, digest, answers, { now: now(), newId, by }, mark);
      if (!begun.ok) return begun;
      const log = engine.incidentLogs.fold(begun.value);
      if (log === undefined) return failure({ code: 'triageUnfinished' });
      incidents.show(log);
      journal.append({ events: begun.value, playbooks: [{ digest, playbook }], isNew: true });
      publish();
      acted?.(log.stream, begun.value.length);
      return success(log.stream);
    },
    /** @param files bytes of the files that the command's values name; written together with the event */
    act: (
      incidentId: string,
      command: Command,
      by: Actor,
      files?: readonly PackedFile[],
    ): Result<readonly IncidentEvent[], Refusal> => {
      const incident = incidents.get(incidentId);
      if (incident === undefined) return failure({ code: 'unknownIncident' });
      if (command.kind === 'movePlaybook' && playbooks.index(command.playbook) === undefined)
        return failure({ code: 'unknownPlaybook' });
      const { index, log } = incident;
      const engine = incidents.engine();
      const context = { now: now(), newId, by };
      const decided = engine.decide(index, log, engine.derive(index, log, context.now), command, context);
      if (!decided.ok) return decided;
      const after = engine.incidentLogs.extend(log, decided.value);
      if (!fits(after, !ESSENTIAL.has(command.kind))) return failure({ code: 'noRoom' });
      add(after, decided.value, files);
      return decided;
    },
    /** Carries out several groups of commands, each wholly or not at all; answers for each why not. */
    actEach: (
      incidentId: string,
      groups: readonly (readonly Command[])[],
      by: Actor,
    ): readonly (Refused | undefined)[] => {
      const incident = incidents.get(incidentId);
      if (incident === undefined) return [];
      const { index, log } = incident;
      const engine = incidents.engine();
      const { events, refused } = engine.decideEach(index, log, groups, { now: now(), newId, by });
      const after = engine.incidentLogs.extend(log, events);
      if (!fits(after, true))
        return groups.map(([command]) => command && { command, why: { code: 'noRoom' } });
      add(after, events);
      return refused;
    },
    /** Makes another edition of the playbook known, so that an incident can move to it. @returns its digest */
    offer: playbooks.offer,
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
    /** A refused package as it came, and what in it is sound. Rejects when the store cannot be read. */
    lookAt: async (aside: Aside) => {
      const text = (await records.asideText(aside)) ?? '';
      return { text, sound: (await exchange()).soundIn(text) };
    },
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
    /** Resolves to whether it could be kept. @param change of the roster as it is stored by then */
    changeRoster: (change: (roster: readonly Colleague[]) => readonly Colleague[]): Promise<boolean> => {
      // Used all the same where it cannot be kept.
      roster = change(roster);
      return keeping(async () => {
        roster = await records.changeRoster(change);
      });
    },
    /** Takes an incident off this machine. Rejects when the store cannot. */
    wipe: async (incidentId: string): Promise<void> => {
      await settled();
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
    settled,
    /** What is half written in an incident, or outside of any. Where the disk refuses it is tried again, and at risk meanwhile. */
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
