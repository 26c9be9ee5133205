import { createListeners } from '../base/listeners.ts';
import type { Contact } from '../desk/first/tree.ts';
import { isAheadOf } from '../desk/record/dated.ts';
import type { StorageFailure } from '../storage/port.ts';
import type { BrokenIncident, DeskIncident } from './incidents.ts';
import type { KeptAuthority, Quarantine, RosterColleague } from './records.ts';
import type { SessionParts, SessionPorts } from './session-parts.ts';
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

/** How far the session has read its store. */
export interface Reading {
  readonly ready: boolean;
  /** All of it could be read. */
  readonly isWhole: boolean;
  readonly problem: StorageFailure['code'] | undefined;
}

type SnapshotPorts = Pick<SessionPorts, 'store' | 'openProblem' | 'now' | 'remember' | 'drill'>;

/** Takes snapshots of the session's parts, and publishes them to the screens and to the slim bar of other pages. */
export function createSnapshots(
  { store, openProblem, now, remember, drill }: SnapshotPorts,
  { incidents, journal, drafts, machine }: Pick<SessionParts, 'incidents' | 'journal' | 'drafts' | 'machine'>,
  reading: () => Reading,
) {
  const listeners = createListeners();
  let team: TeamView | undefined;

  const draftProblem = (): Snapshot['draftProblem'] => {
    const state = drafts.state();
    return state.kind === 'failed' ? state.code : undefined;
  };
  const aheadOfClock = (): number | undefined => {
    // The clock of a drill is its own.
    const latest = drill === undefined ? incidents.latest() : undefined;
    return latest !== undefined && isAheadOf(now(), latest) ? latest : undefined;
  };
  const readProblem = (): Snapshot['readProblem'] => openProblem ?? reading().problem ?? drafts.readProblem();

  const take = (): Snapshot => ({
    ready: reading().ready,
    durable: store.durable,
    readProblem: readProblem(),
    save: journal.state(),
    isRewritten: journal.isRewritten(),
    isCleared: journal.isCleared(),
    aheadOfClock: aheadOfClock(),
    draftProblem: draftProblem(),
    areDraftsRead: drafts.isRead(),
    incidents: incidents.list(),
    broken: [...incidents.broken.values()],
    ...machine.state(),
    team,
  });
  let current = take();

  const publish = (): void => {
    current = take();
    // Other pages must neither point to what closing this one would lose, nor forget what could not be read.
    if (reading().isWhole && store.durable && current.save.kind === 'saved')
      remember(current.incidents.map(({ view }) => view));
    listeners.tell();
  };

  return {
    current: (): Snapshot => current,
    /** @returns a function that stops listening */
    subscribe: listeners.add,
    publish,
    /** Typing must not redraw the whole desk at each letter: a draft publishes only what is shown of all drafts. */
    publishDrafts: (): void => {
      const isAsShown =
        draftProblem() === current.draftProblem &&
        drafts.isRead() === current.areDraftsRead &&
        readProblem() === current.readProblem;
      if (!isAsShown) publish();
    },
    team: (): TeamView | undefined => team,
    /** Shows how this machine stands with its team. */
    showTeam: (view: TeamView | undefined): void => {
      team = view;
      publish();
    },
  };
}
