import { fieldsOf } from '../base/guard.ts';
import type { IncidentEvent } from '../desk/core/incident.ts';
import { CAPACITY } from '../desk/core/limits.ts';
import { drillOf } from '../desk/incident/opening.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { failureCode, type StorageFailure } from '../storage/port.ts';
import { createActs } from './acts.ts';
import type { Exchange } from './exchange.ts';
import { ROSTER_WORD } from './machine-records.ts';
import { createPackages } from './packages.ts';
import { createSessionParts, type SessionParts, type SessionPorts } from './session-parts.ts';
import type { KnownMachines } from './signed.ts';
import { createSnapshots, type Reading } from './snapshot.ts';

/** Answers who signed an event, as far as this machine knows whose machines are whose. */
function createSigners(
  { journal, machine }: Pick<SessionParts, 'journal' | 'machine'>,
  own: () => KnownMachines['own'],
) {
  const machines = (): KnownMachines => ({ roster: machine.state().roster, own: own() });
  return {
    machines,
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
      (journal.isSigned(event.stream) || machine.state().roster.some(each => each.machine !== undefined)) &&
      !journal.isOnItsWay(event),
  };
}

/** The editions of the playbook that incidents of a session can run on. @param changed called when incidents can be shown again */
function createEditions(
  { playbooks, incidents }: Pick<SessionParts, 'playbooks' | 'incidents'>,
  changed: () => void,
) {
  return {
    /** Makes another edition of the playbook known: an incident can move to it, and one that has lost it can be shown again. @returns its digest */
    offer: (playbook: Playbook): string => {
      const digest = playbooks.offer(playbook);
      const waiting = [...incidents.broken.values()].filter(({ lost }) => lost === 'playbook');
      if (waiting.length > 0)
        Promise.all(waiting.map(({ id, broken }) => incidents.takeIn(id, broken))).then(
          changed,
          () => undefined,
        );
      return digest;
    },
    /** Whether a playbook is not this site's own. */
    isForeign: playbooks.isForeign,
    /** The playbook of a digest, where it was read or offered. */
    indexOf: playbooks.index,
  };
}

/** Reads the stored records that a page lacks, and knows whether that went well. @param read called when all was read, or tried */
function createReading({ journal, machine, playbooks, drafts }: SessionParts, read: () => void) {
  let state: Reading = { ready: false, isWhole: false, problem: undefined };
  const fail = (problem: StorageFailure['code']): void => {
    state = { ...state, problem };
  };
  return {
    state: (): Reading => state,
    /** Something could not be read. */
    fail,
    /** Never rejects: failures are in the snapshot. */
    load: async (): Promise<void> => {
      state = { ...state, problem: undefined };
      await journal.load();
      try {
        await machine.load();
        playbooks.remember(await machine.editions());
        state = { ...state, isWhole: state.problem === undefined };
      } catch (error) {
        fail(state.problem ?? failureCode(error));
      }
      await drafts.load();
      state = { ...state, ready: true };
      read();
    },
  };
}

/** Writes what waits, and takes incidents off the disk. @param isOnlyHere whether closing the page would lose incidents that are kept nowhere else */
function createSaving({ journal, drafts, machine, screenRecords }: SessionParts, isOnlyHere: () => boolean) {
  const flushed = async (): Promise<void> => {
    await journal.flushed();
    await drafts.flushed();
  };
  return {
    /** Resolves when nothing waits to be written, or writing has failed. */
    flushed,
    retry: (): void => {
      journal.retry();
      drafts.retry();
    },
    /** Takes an incident off this machine. Rejects when the store cannot. */
    wipe: async (incidentId: string): Promise<void> => {
      await flushed();
      await journal.wipe(incidentId);
      await machine.dropAsides(({ incident }) => incident === incidentId);
    },
    /** Whether closing the page now would lose something: an event, or the newest state of a draft or a record. */
    isAtRisk: (): boolean =>
      journal.state().kind !== 'saved' ||
      drafts.state().kind !== 'saved' ||
      screenRecords.isUnkept() ||
      isOnlyHere(),
  };
}

export type Session = ReturnType<typeof createSession>;

/** The desk's engine: all its parts, and their state for the screens. Nothing is read until `load`. */
export function createSession(ports: SessionPorts) {
  const { store, tabs, now, newId, drill, capacity = CAPACITY, acted = () => undefined } = ports;
  const parts = createSessionParts(ports, {
    changed: () => snapshots.publish(),
    draftsChanged: () => snapshots.publishDrafts(),
    unread: problem => reading.fail(problem),
    reload: () => void reading.load(),
  });
  const { machine, playbooks, exports, incidents, journal, drafts, screenRecords } = parts;
  const reading = createReading(parts, () => snapshots.publish());
  const snapshots = createSnapshots(ports, parts, reading.state);
  const { publish } = snapshots;

  tabs.listen(word => {
    if (fieldsOf(word)['kept'] === ROSTER_WORD.kept) void machine.rereadRoster();
    else if (!drafts.hear(word)) void journal.hear(word).then(publish);
  });

  const saving = createSaving(parts, () => !store.durable && snapshots.current().incidents.length > 0);
  const { machines, ...signers } = createSigners(parts, () => snapshots.team()?.signer);
  const desk: Exchange = {
    incidents,
    journal,
    playbooks,
    exports,
    now,
    newId,
    capacity,
    drill,
    authority: () => machine.state().authority?.authority,
    machines,
    keepAside: machine.keepAside,
    changed: publish,
  };

  return {
    /** The logs of the store, those that are no incidents among them. */
    journal,
    snapshot: snapshots.current,
    subscribe: snapshots.subscribe,
    showTeam: snapshots.showTeam,
    load: reading.load,
    look: journal.look,
    /** Takes the time anew: clocks pass their limits while nobody acts. */
    tick: (): void => {
      // In a drill only the run that is going on has a time to follow.
      const run = drill?.()?.run;
      for (const { log } of incidents.list()) if (drillOf(log)?.run === run) incidents.show(log);
      publish();
    },
    ...createActs(desk, acted),
    ...createEditions(parts, publish),
    ...createPackages(desk, machine),
    ...signers,
    keepAuthority: machine.keepAuthority,
    changeContacts: machine.changeContacts,
    changeRoster: machine.changeRoster,
    /** The bytes of an attached file; `undefined` when they are not on this machine. */
    attachment: journal.attachment,
    ...saving,
    /** Half-written forms of an incident, or outside any. A draft that the disk refuses is tried again, and is at risk meanwhile. */
    drafts: drafts.of,
    ...screenRecords,
  };
}
