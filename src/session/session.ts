import { type Command, decide, open as openIncident, type Refusal } from '../domain/incident/decide.ts';
import { derive, type IncidentView } from '../domain/incident/derive.ts';
import { type Actor, digestOf, type IncidentEvent } from '../domain/incident/event.ts';
import { type PackageRefusal, readPackage, writePackage } from '../domain/incident/package.ts';
import { extendLog, foldLog, type Log } from '../domain/incident/state.ts';
import { indexPlaybook, type PlaybookIndex } from '../domain/playbook/checklist.ts';
import type { Facts } from '../domain/playbook/condition.ts';
import type { Playbook } from '../domain/playbook/playbook.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { Answers } from '../domain/wizard/walk.ts';
import { type Batch, type BrokenRecord, type IncidentStore, StorageFailure } from '../storage/port.ts';
import type { Tabs } from '../storage/tabs.ts';

/** Whether everything on screen is on disk. */
type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly code: StorageFailure['code']; readonly pending: number };

/** One incident with the playbook it runs on. */
export interface DeskIncident {
  readonly log: Log;
  readonly index: PlaybookIndex;
  readonly view: IncidentView;
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
  /** Open incidents first, by next deadline; then closed ones, newest first. */
  readonly incidents: readonly DeskIncident[];
  readonly broken: readonly BrokenIncident[];
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
}

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
  act(incidentId: string, command: Command, by: Actor): Result<readonly IncidentEvent[], Refusal>;
  exportFile(incidentId: string): string | undefined;
  /** The records that could not be read, as a file. */
  exportBroken(incidentId: string): string | undefined;
  /** Takes in a package: new events join the log, known ones change nothing. */
  importFile(text: string): Result<{ readonly incidentId: string; readonly added: number }, PackageRefusal>;
  retry(): void;
  /** Resolves when nothing waits to be written, or writing has failed. */
  settled(): Promise<void>;
  draft(name: string): Promise<unknown>;
  /** Resolves whether or not the draft could be kept. */
  keepDraft(name: string, draft: Facts | undefined): Promise<void>;
}

const RETRY_AFTER = [1_000, 3_000, 10_000, 30_000] as const;

function byNextDeadline(one: DeskIncident, other: DeskIncident): number {
  if (one.view.status !== other.view.status) return one.view.status === 'open' ? -1 : 1;
  if (one.view.status === 'closed') return other.view.openedAt < one.view.openedAt ? -1 : 1;
  const due = ({ view: { nextClock } }: DeskIncident): number =>
    nextClock !== undefined && 'due' in nextClock.clock
      ? (nextClock.clock.due ?? Number.MAX_VALUE)
      : Number.MAX_VALUE;
  return due(one) - due(other) || (one.view.openedAt < other.view.openedAt ? -1 : 1);
}

/** Starts a session over the given ports. Nothing is read until {@link Session.load}. */
export function createSession({ store, tabs, now, newId, schedule, remember }: SessionPorts): Session {
  const logs = new Map<string, { log: Log; index: PlaybookIndex; view: IncidentView }>();
  const indexes = new Map<string, PlaybookIndex>();
  const broken = new Map<string, BrokenIncident>();
  const listeners = new Set<() => void>();
  const waiting: Batch[] = [];
  let ready = false;
  let readWhole = false;
  let save: SaveState = { kind: 'saved' };
  let writing: Promise<void> | undefined;
  let failures = 0;
  let current: Snapshot = { ready, durable: store.durable, save, incidents: [], broken: [] };

  const publish = (): void => {
    const incidents = [...logs.values()].sort(byNextDeadline);
    current = { ready, durable: store.durable, save, incidents, broken: [...broken.values()] };
    // Other pages must neither point to what closing this one would lose, nor forget what could not be read.
    if (readWhole && store.durable && save.kind === 'saved') remember(incidents.map(({ view }) => view));
    for (const listener of listeners) listener();
  };

  const show = (log: Log, index: PlaybookIndex): void => {
    logs.set(log.state.incidentId, { log, index, view: derive(index, log, now()) });
  };

  const indexOf = async (digest: string): Promise<PlaybookIndex | undefined> => {
    const known = indexes.get(digest);
    if (known !== undefined) return known;
    const playbook = await store.readPlaybook(digest);
    if (playbook === undefined) return undefined;
    const index = indexPlaybook(playbook);
    indexes.set(digest, index);
    return index;
  };

  const reload = async (incidentId: string): Promise<void> => {
    const known = new Set(logs.get(incidentId)?.log.events.map(({ id }) => id));
    const stored = await store.read(incidentId, known);
    const opened = stored.events.find(event => event.type === 'opened');
    if (opened !== undefined) await indexOf(opened.data.playbook);
    // From here on nothing waits: the officer may have acted while the store was read.
    const present = logs.get(incidentId);
    const shown = new Set(present?.log.events.map(({ hash }) => hash));
    const fresh = stored.events.filter(({ hash }) => !shown.has(hash));
    const log = present === undefined ? foldLog(fresh) : extendLog(present.log, fresh);
    const index = log === undefined ? undefined : indexes.get(log.state.playbookDigest);
    const lost = log === undefined ? 'opening' : index === undefined ? 'playbook' : undefined;
    if (log !== undefined && index !== undefined && (fresh.length > 0 || present === undefined))
      show(log, index);
    if (stored.broken.length > 0 || lost !== undefined)
      broken.set(incidentId, {
        id: incidentId,
        title: log?.state.titles.at(-1)?.value,
        broken: stored.broken,
        lost,
        sound: lost === undefined ? [] : stored.events,
      });
    else broken.delete(incidentId);
  };

  const write = async (): Promise<void> => {
    for (let batch = waiting[0]; batch !== undefined; batch = waiting[0]) {
      try {
        await store.append(batch);
      } catch (error) {
        const code = error instanceof StorageFailure ? error.code : 'failed';
        save = { kind: 'failed', code, pending: waiting.reduce((sum, { events }) => sum + events.length, 0) };
        schedule(retry, RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)] ?? 30_000);
        failures += 1;
        publish();
        return;
      }
      waiting.shift();
      failures = 0;
      for (const id of new Set(batch.events.map(({ incidentId }) => incidentId))) tabs.announce(id);
    }
    save = { kind: 'saved' };
    publish();
  };

  const flush = (): void => {
    if (waiting.length === 0) return;
    // Even while an earlier write is ending: what is on screen now is not on disk yet.
    if (save.kind === 'saved') save = { kind: 'saving' };
    if (writing !== undefined) return;
    writing = write().finally(() => {
      writing = undefined;
      if (save.kind !== 'failed') flush();
    });
  };

  function retry(): void {
    flush();
  }

  const append = (batch: Batch): void => {
    waiting.push(batch);
    flush();
    publish();
  };

  const settled = async (): Promise<void> => {
    while (writing !== undefined) await writing;
  };

  tabs.listen(incidentId => {
    void reload(incidentId).then(publish, () => undefined);
  });

  return {
    snapshot: () => current,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      try {
        for (const id of await store.incidentIds()) await reload(id);
        readWhole = true;
      } finally {
        ready = true;
        publish();
      }
    },
    tick: () => {
      for (const { log, index } of logs.values()) show(log, index);
      publish();
    },
    open: (playbook, answers, by) => {
      const digest = digestOf(playbook);
      const index = indexes.get(digest) ?? indexPlaybook(playbook);
      const opened = openIncident(index, digest, answers, { now: now(), newId, by });
      if (!opened.ok) return opened;
      const log = foldLog([opened.value]);
      if (log === undefined) return failure({ code: 'triageUnfinished' });
      indexes.set(digest, index);
      show(log, index);
      append({ events: [opened.value], playbook: { digest, playbook } });
      return success(opened.value.incidentId);
    },
    act: (incidentId, command, by) => {
      const incident = logs.get(incidentId);
      if (incident === undefined) return failure({ code: 'unknownIncident' });
      const { index, log } = incident;
      const decided = decide(index, log, derive(index, log, now()), command, { now: now(), newId, by });
      if (!decided.ok) return decided;
      show(extendLog(log, decided.value), index);
      append({ events: decided.value });
      return decided;
    },
    exportFile: incidentId => {
      const incident = logs.get(incidentId);
      return incident === undefined
        ? undefined
        : writePackage(incident.index.playbook, incident.log.events, now());
    },
    exportBroken: incidentId => {
      const records = broken.get(incidentId);
      if (records === undefined) return undefined;
      return JSON.stringify({ unreadable: records.broken, readable: records.sound }, null, 1);
    },
    importFile: text => {
      const read = readPackage(text);
      if (!read.ok) return read;
      const { events, playbook, playbookDigest } = read.value;
      const incidentId = events[0]?.incidentId ?? '';
      const present = logs.get(incidentId);
      if (present !== undefined && present.log.events[0]?.hash !== events[0]?.hash)
        return failure({ code: 'otherIncident' });
      const known = new Set(present?.log.events.map(({ hash }) => hash));
      const fresh = events.filter(({ hash }) => !known.has(hash));
      const log = present === undefined ? foldLog(events) : extendLog(present.log, fresh);
      if (log === undefined) return failure({ code: 'notOpened' });
      const index = indexes.get(playbookDigest) ?? indexPlaybook(playbook);
      indexes.set(playbookDigest, index);
      show(log, index);
      const damaged = broken.get(incidentId);
      if (damaged?.broken.length === 0) broken.delete(incidentId);
      if (fresh.length > 0 || damaged !== undefined)
        append({ events, playbook: { digest: playbookDigest, playbook } });
      else publish();
      // What this disk had lost is whole again once it is written; reading it anew says so.
      if (damaged !== undefined)
        void settled()
          .then(() => reload(incidentId))
          .then(publish, () => undefined);
      return success({ incidentId, added: fresh.length });
    },
    retry,
    settled,
    draft: name => store.readDraft(name).catch(() => undefined),
    // A draft that cannot be kept costs a few answers, and the page says that storage is missing.
    keepDraft: (name, draft) => store.keepDraft(name, draft).catch(() => undefined),
  };
}
