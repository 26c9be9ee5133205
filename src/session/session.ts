import { failure, type Result, success } from '../base/result.ts';
import type { Command, Refusal } from '../incident/command.ts';
import { type Context, decide, open as openIncident } from '../incident/decide.ts';
import { derive, type IncidentView } from '../incident/derive.ts';
import type { DrillMark, IncidentEvent } from '../incident/event.ts';
import { filesNamed, playbooksNamed } from '../incident/named.ts';
import type { PackageRefusal, PackedFile } from '../incident/package.ts';
import { extendLog, foldLog, type Log, playbookOf } from '../incident/state.ts';
import type { Actor } from '../log/envelope.ts';
import { digestOf } from '../log/hash.ts';
import { indexPlaybook, type PlaybookIndex } from '../playbook/checklist.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Answers } from '../playbook/wizard/walk.ts';
import type { BrokenRecord, IncidentStore, StorageFailure } from '../storage/port.ts';
import type { Tabs } from '../storage/tabs.ts';
import { type Aside, type Backup, type Colleague, createRecords } from './records.ts';
import { createWriteQueue, type SaveState } from './write-queue.ts';
import { createWriter } from './writer.ts';

/** One incident with the playbook it runs on. */
export interface DeskIncident {
  readonly log: Log;
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
  /** The last export from this machine; `undefined` before the first. */
  readonly backup: Backup | undefined;
}

/** Records this edition cannot read; kept aside. */
interface BrokenIncident {
  readonly id: string;
  readonly title: string | undefined;
  readonly broken: readonly BrokenRecord[];
  /** Why nothing of the incident can be shown: its opening record or its playbook is lost. */
  readonly lost: 'opening' | 'playbook' | undefined;
  /** The sound records of an incident that cannot be shown, so that they can be exported all the same. */
  readonly sound: readonly IncidentEvent[];
}

/** Everything islands show. A new object at each change. */
export interface Snapshot {
  readonly ready: boolean;
  readonly durable: boolean;
  readonly save: SaveState;
  /** Why what is being written in a form is not on disk. */
  readonly draftProblem: StorageFailure['code'] | undefined;
  /** Open incidents first, by next deadline; then closed ones, newest first. */
  readonly incidents: readonly DeskIncident[];
  readonly broken: readonly BrokenIncident[];
  /** Colleagues that steps can be given to; of this machine, in no package. */
  readonly roster: readonly Colleague[];
  /** Refused packages, kept for inspection. */
  readonly asides: readonly Aside[];
}

/** Effects and sources, handed in. */
export interface SessionPorts {
  readonly store: IncidentStore;
  readonly tabs: Tabs;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** Called with each new state of the open incidents, for the slim bar of other pages. */
  readonly remember: (incidents: readonly IncidentView[]) => void;
  /** The run that incidents opened here belong to. `undefined` where incidents are real: then no drill's file comes in. */
  readonly drill?: (() => DrillMark | undefined) | undefined;
}

/** Decides on an incident as it stands. */
export type Decider<Why> = (
  incident: Omit<DeskIncident, 'backup'>,
  context: Context,
) => Result<readonly IncidentEvent[], Why>;

/** The desk's engine: decide → append → derive → publish. */
export interface Session {
  snapshot(): Snapshot;
  /** @returns a function that stops listening */
  subscribe(listener: () => void): () => void;
  /** Reads what the store has and this page has not. Rejects when the store cannot be read; what was read is shown. */
  load(): Promise<void>;
  /** Takes the time anew: clocks pass their limits while nobody acts. */
  tick(): void;
  open(playbook: Playbook, answers: Answers, by: Actor): Result<string, Refusal>;
  /** @param files bytes of the files that the command's values name; written together with the event */
  act(
    incidentId: string,
    command: Command,
    by: Actor,
    files?: readonly PackedFile[],
  ): Result<readonly IncidentEvent[], Refusal>;
  /** Carries out what is decided elsewhere: screens that load on demand bring their own decisions. */
  carryOut<Why>(
    incidentId: string,
    decider: Decider<Why>,
    by: Actor,
    files?: readonly PackedFile[],
  ): Result<readonly IncidentEvent[], Why | Refusal>;
  /** Makes another edition of the playbook known, so that an incident can move to it. @returns its digest */
  offer(playbook: Playbook): string;
  /** The playbook of a digest, where it was read or offered. */
  indexOf(digest: string): PlaybookIndex | undefined;
  exportFile(incidentId: string): Promise<string | undefined>;
  /** Call when the exported file is in the officer's hands. */
  noteBackup(incidentId: string): Promise<void>;
  /** The records that could not be read, as a file. */
  exportBroken(incidentId: string): string | undefined;
  /**
   * Takes in a package: new events join the log, known ones change nothing. A file with bad events is refused whole and
   * kept aside under the given name.
   */
  importFile(
    text: string,
    name: string,
  ): Promise<Result<{ readonly incidentId: string; readonly added: number }, PackageRefusal>>;
  dropAside(id: string): Promise<void>;
  /** The bytes of an attached file; `undefined` when they are not on this machine. */
  attachment(incidentId: string, sha256: string): Promise<PackedFile | undefined>;
  keepRoster(roster: readonly Colleague[]): Promise<void>;
  /** Takes an incident off this machine. Rejects when the store cannot. */
  wipe(incidentId: string): Promise<void>;
  retry(): void;
  /** Resolves when nothing waits to be written, or writing has failed. */
  settled(): Promise<void>;
  /** As last kept, be it on disk or on its way there; `undefined` where there is none, or it cannot be read. */
  draft(name: string): Promise<unknown>;
  /** Keeps what is being written in a form; `undefined` removes it. Where the disk refuses it is tried again, and at risk meanwhile. */
  keepDraft(name: string, draft: unknown): void;
  /**
   * Keeps a draft for a screen that deals with a refusal itself. Resolves to whether it could be kept.
   * @param stays whether the screen goes on showing what could not be kept: then it is at risk
   */
  tryDraft(name: string, draft: unknown, stays?: boolean): Promise<boolean>;
  /** Whether closing the page now would lose something: an event, or the newest state of a draft. */
  isAtRisk(): boolean;
}

/** Packages, and the schema library that reads them, are fetched when the first one comes or goes. */
const packages = () => import('../incident/package.ts');

/** Oldest first; ids decide where two were opened at once, so that every tab shows one order. */
function byOpening({ view: one }: DeskIncident, { view: other }: DeskIncident): number {
  if (one.openedAt !== other.openedAt) return one.openedAt < other.openedAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function byNextDeadline(one: DeskIncident, other: DeskIncident): number {
  if (one.view.status !== other.view.status) return one.view.status === 'open' ? -1 : 1;
  if (one.view.status === 'closed') return byOpening(other, one);
  const due = ({ view: { nextClock } }: DeskIncident): number =>
    nextClock !== undefined && 'due' in nextClock.clock
      ? (nextClock.clock.due ?? Number.MAX_VALUE)
      : Number.MAX_VALUE;
  return due(one) - due(other) || byOpening(one, other);
}

/** Starts a session over the given ports. Nothing is read until {@link Session.load}. */
export function createSession({ store, tabs, now, newId, schedule, remember, drill }: SessionPorts): Session {
  const logs = new Map<string, DeskIncident>();
  const indexes = new Map<string, PlaybookIndex>();
  const broken = new Map<string, BrokenIncident>();
  const backups = new Map<string, Backup>();
  /** How many events the last file of an incident held. */
  const exported = new Map<string, number>();
  const listeners = new Set<() => void>();
  const records = createRecords(store);
  let roster: readonly Colleague[] = [];
  let asides: readonly Aside[] = [];
  let ready = false;
  let readWhole = false;

  const writer = createWriter({
    store,
    schedule,
    written: ({ events }) => {
      for (const id of new Set(events.map(({ stream }) => stream))) tabs.announce(id);
    },
    changed: () => publish(),
  });
  const drafts = createWriteQueue<{ readonly name: string; readonly draft: unknown }>({
    write: ({ name, draft }) => store.keepDraft(name, draft),
    sizeOf: () => 1,
    schedule,
    written: () => undefined,
    // Whoever types must not have the whole desk drawn anew at each letter.
    changed: () => draftProblem() !== current.draftProblem && publish(),
  });
  const draftProblem = (): Snapshot['draftProblem'] => {
    const state = drafts.state();
    return state.kind === 'failed' ? state.code : undefined;
  };

  const take = (): Snapshot => ({
    ready,
    durable: store.durable,
    save: writer.state(),
    draftProblem: draftProblem(),
    incidents: [...logs.values()].sort(byNextDeadline),
    broken: [...broken.values()],
    roster,
    asides,
  });
  let current = take();
  /** Drafts of {@link Session.tryDraft} whose newest state is not on disk, by name. */
  const unkept = new Map<string, object>();

  function publish(): void {
    current = take();
    // Other pages must neither point to what closing this one would lose, nor forget what could not be read.
    if (readWhole && store.durable && current.save.kind === 'saved')
      remember(current.incidents.map(({ view }) => view));
    for (const listener of listeners) listener();
  }

  /** @returns false when the playbook the log runs on is not known */
  const show = (log: Log): boolean => {
    const index = indexes.get(playbookOf(log.state));
    const id = log.state.incidentId;
    if (index === undefined) return false;
    logs.set(id, { log, index, view: derive(index, log, now()), backup: backups.get(id) });
    return true;
  };

  const learn = async (digest: string): Promise<void> => {
    if (indexes.has(digest)) return;
    const playbook = await store.readPlaybook(digest);
    if (playbook !== undefined) indexes.set(digest, indexPlaybook(playbook));
  };

  const pinned = (digests: readonly string[]) =>
    digests.flatMap(digest => {
      const index = indexes.get(digest);
      return index === undefined ? [] : [{ digest, playbook: index.playbook }];
    });

  /** From memory while it waits; a store that cannot be read must not keep the log from being exported. */
  const fileOf = async (incidentId: string, sha256: string): Promise<PackedFile | undefined> =>
    writer.waitingFile(incidentId, sha256) ??
    (await store.readAttachment(incidentId, sha256).catch(() => undefined));

  const reload = async (incidentId: string): Promise<void> => {
    const known = new Set(logs.get(incidentId)?.log.events.map(({ id }) => id));
    const stored = await store.read(incidentId, known);
    for (const digest of playbooksNamed(stored.events)) await learn(digest);
    const backup = await records.backup(incidentId).catch(() => undefined);
    if (backup !== undefined) backups.set(incidentId, backup);
    // From here on nothing waits: the officer may have acted while the store was read.
    const present = logs.get(incidentId);
    const shown = new Set(present?.log.events.map(({ hash }) => hash));
    const fresh = stored.events.filter(({ hash }) => !shown.has(hash));
    const log = present === undefined ? foldLog(fresh) : extendLog(present.log, fresh);
    const shows = log !== undefined && show(log);
    const lost = log === undefined ? 'opening' : shows ? undefined : 'playbook';
    if (stored.broken.length > 0 || (lost !== undefined && stored.events.length > 0))
      broken.set(incidentId, {
        id: incidentId,
        title: log?.state.titles.at(-1)?.value,
        broken: stored.broken,
        lost,
        sound: lost === undefined ? [] : stored.events,
      });
    else broken.delete(incidentId);
  };

  /** Another tab has written to an incident, or wiped it. */
  const hear = async (incidentId: string): Promise<void> => {
    if (logs.has(incidentId) && !(await store.incidentIds()).includes(incidentId)) {
      const { log } = logs.get(incidentId) ?? {};
      if (!writer.isWaiting(incidentId)) forget(incidentId);
      // What waits would be all that is left of it, without the beginning; so this tab writes all it has.
      else if (log !== undefined)
        writer.append({ events: log.events, playbooks: pinned(playbooksNamed(log.events)) });
    }
    await reload(incidentId);
    publish();
  };

  const forget = (incidentId: string): void => {
    logs.delete(incidentId);
    broken.delete(incidentId);
    backups.delete(incidentId);
  };

  tabs.listen(incidentId => {
    hear(incidentId).catch(() => undefined);
  });

  const settled = async (): Promise<void> => {
    await writer.settled();
    await drafts.settled();
  };

  const carryOut: Session['carryOut'] = (incidentId, decider, by, files = []) => {
    const incident = logs.get(incidentId);
    if (incident === undefined) return failure({ code: 'unknownIncident' });
    const { index, log } = incident;
    const decided = decider({ index, log, view: derive(index, log, now()) }, { now: now(), newId, by });
    if (!decided.ok) return decided;
    show(extendLog(log, decided.value));
    writer.append({
      events: decided.value,
      playbooks: pinned(playbooksNamed(decided.value)),
      attachments: files.map(file => ({ ...file, incidentId })),
    });
    publish();
    return decided;
  };

  return {
    snapshot: () => current,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      try {
        for (const id of await store.incidentIds()) await reload(id);
        roster = await records.roster();
        asides = await records.asides();
        readWhole = true;
      } finally {
        ready = true;
        publish();
      }
    },
    tick: () => {
      // In a drill only the run that is going on has a time to follow.
      const run = drill?.()?.run;
      for (const { log } of logs.values()) if (log.state.drill?.run === run) show(log);
      publish();
    },
    open: (playbook, answers, by) => {
      const digest = digestOf(playbook);
      const index = indexes.get(digest) ?? indexPlaybook(playbook);
      const mark = drill?.();
      // Another tab may have ended the run, and without its mark an incident would pass for a real one.
      if (drill !== undefined && mark === undefined) return failure({ code: 'noRun' });
      const opened = openIncident(index, digest, answers, { now: now(), newId, by }, mark);
      if (!opened.ok) return opened;
      const log = foldLog([opened.value]);
      if (log === undefined) return failure({ code: 'triageUnfinished' });
      indexes.set(digest, index);
      show(log);
      writer.append({ events: [opened.value], playbooks: [{ digest, playbook }] });
      publish();
      return success(opened.value.stream);
    },
    act: (incidentId, command, by, files) =>
      command.kind === 'movePlaybook' && !indexes.has(command.playbook)
        ? failure({ code: logs.has(incidentId) ? 'unknownPlaybook' : 'unknownIncident' })
        : carryOut(
            incidentId,
            ({ index, log, view }, context) => decide(index, log, view, command, context),
            by,
            files,
          ),
    carryOut,
    offer: playbook => {
      const digest = digestOf(playbook);
      if (!indexes.has(digest)) indexes.set(digest, indexPlaybook(playbook));
      return digest;
    },
    indexOf: digest => indexes.get(digest),
    exportFile: async incidentId => {
      const log = logs.get(incidentId)?.log;
      if (log === undefined) return undefined;
      // What the export names must be on disk first, or a file still being written would be left out.
      await writer.settled();
      const found = await Promise.all(
        [...filesNamed(log.events).keys()].map(sha256 => fileOf(incidentId, sha256)),
      );
      exported.set(incidentId, log.events.length);
      const { writePackage } = await packages();
      return writePackage(
        {
          playbooks: pinned(playbooksNamed(log.events)),
          events: log.events,
          attachments: found.filter(file => file !== undefined),
          gaps: log.gaps,
        },
        now(),
      );
    },
    noteBackup: async incidentId => {
      const incident = logs.get(incidentId);
      if (incident === undefined) return;
      // What was added while the file was on its way is not in it.
      const backup = { at: now(), events: exported.get(incidentId) ?? incident.log.events.length };
      backups.set(incidentId, backup);
      show(incident.log);
      publish();
      // A backup that cannot be noted is asked for again; that is the safe side.
      await records.keepBackup(incidentId, backup).catch(() => undefined);
    },
    exportBroken: incidentId => {
      const damaged = broken.get(incidentId);
      if (damaged === undefined) return undefined;
      return JSON.stringify({ unreadable: damaged.broken, readable: damaged.sound }, null, 1);
    },
    importFile: async (text, name) => {
      const { readPackage } = await packages();
      const read = readPackage(text);
      if (!read.ok) {
        if (read.refusal.code === 'badEvents') {
          const { faults, sound } = read.refusal;
          const aside: Aside = { id: newId(), name, at: now(), faults, sound, text };
          // Listed once it is kept: whoever sees it there may leave the page.
          await records.keepAside(aside).catch(() => undefined);
          asides = [...asides, aside];
          publish();
        }
        return read;
      }
      const { events, playbooks, attachments } = read.value;
      const opened = events.find(event => event.type === 'opened');
      const isDrill = opened?.data.drill !== undefined;
      if (isDrill !== (drill !== undefined)) return failure({ code: isDrill ? 'isDrill' : 'isReal' });
      const incidentId = opened?.stream ?? '';
      const present = logs.get(incidentId);
      if (
        present !== undefined &&
        present.log.events.find(({ type }) => type === 'opened')?.hash !== opened?.hash
      )
        return failure({ code: 'otherIncident' });
      const known = new Set(present?.log.events.map(({ hash }) => hash));
      const fresh = events.filter(({ hash }) => !known.has(hash));
      const log = present === undefined ? foldLog(events) : extendLog(present.log, fresh);
      if (log === undefined) return failure({ code: 'notOpened' });
      for (const { digest, playbook } of playbooks)
        if (!indexes.has(digest)) indexes.set(digest, indexPlaybook(playbook));
      show(log);
      const damaged = broken.get(incidentId);
      if (damaged?.broken.length === 0) broken.delete(incidentId);
      if (fresh.length > 0 || attachments.length > 0 || damaged !== undefined)
        writer.append({
          events,
          playbooks,
          attachments: attachments.map(file => ({ ...file, incidentId })),
        });
      publish();
      // What this disk had lost is whole again once it is written; reading it anew says so.
      if (damaged !== undefined)
        void writer
          .settled()
          .then(() => reload(incidentId))
          .then(publish, () => undefined);
      return success({ incidentId, added: fresh.length });
    },
    dropAside: async id => {
      asides = asides.filter(aside => aside.id !== id);
      publish();
      await records.dropAside(id).catch(() => undefined);
    },
    attachment: fileOf,
    keepRoster: async next => {
      roster = next;
      publish();
      await records.keepRoster(next).catch(() => undefined);
    },
    wipe: async incidentId => {
      await settled();
      // A write that had failed would bring parts of it back.
      const waiting = writer.drop(incidentId);
      const unfinished = drafts.drop(({ name }) => name.startsWith(`${incidentId}/`));
      try {
        await store.remove(incidentId);
      } catch (error) {
        for (const batch of waiting) writer.append(batch);
        for (const draft of unfinished) drafts.append(draft);
        throw error;
      }
      forget(incidentId);
      tabs.announce(incidentId);
      publish();
    },
    retry: () => {
      writer.retry();
      drafts.retry();
    },
    settled,
    draft: async name => {
      const waiting = drafts.waiting().find(draft => draft.name === name);
      return waiting === undefined ? store.readDraft(name).catch(() => undefined) : waiting.draft;
    },
    keepDraft: (name, draft) => drafts.append({ name, draft }, waiting => waiting.name === name),
    tryDraft: async (name, draft, stays = true) => {
      const newest = {};
      unkept.set(name, newest);
      const isKept = await store.keepDraft(name, draft).then(
        () => true,
        () => false,
      );
      if ((isKept || !stays) && unkept.get(name) === newest) unkept.delete(name);
      return isKept;
    },
    isAtRisk: () =>
      writer.state().kind !== 'saved' ||
      drafts.state().kind !== 'saved' ||
      unkept.size > 0 ||
      (!store.durable && current.incidents.length > 0),
  };
}
