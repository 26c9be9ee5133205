import { MOST_WAITED, type TeamRead } from './team-read.ts';

/** At most so many incidents that were left out are remembered. */
const MOST_BEYOND = 300;

export type TeamAwaited = ReturnType<typeof createTeamAwaited>;

/**
 * Names of the incidents, files and playbooks that records wait for, from start to start, and whether the engine is to be read
 * from its beginning because one of them has come.
 * @param isKnown whether a playbook is on this machine
 */
export function createTeamAwaited(before: TeamRead, isKnown: (digest: string) => boolean) {
  /** Whether this page reads everything in the engine: then what is missing afterwards is with nobody. */
  let isWhole =
    before.isIncomplete ||
    before.at === undefined ||
    // A playbook that this site offers by now.
    before.waited.some(isKnown);
  let isCaughtUp = false;
  const waited = new Set(before.waited);
  /** Incidents that were too many of one member: nothing of them is kept here. */
  const leftOut = new Set<string>();
  /** Something that an earlier page gave up waiting for. */
  let hasCome = false;
  return {
    isWhole: (): boolean => isWhole,
    /** @param isLive everything in the engine was handed over */
    catchUp: (isLive: boolean): void => {
      isCaughtUp = isLive;
    },
    hasCome: (): boolean => hasCome,
    isEmpty: (): boolean => waited.size === 0,
    /** Notes that something is on this machine now. */
    come: (name: string): void => {
      if (!isWhole && waited.delete(name)) hasCome = true;
    },
    isLeftOut: (incidentId: string): boolean => leftOut.has(incidentId),
    leftOut: (): number => leftOut.size,
    /** Leaves an incident out. Once it comes another way, as a package, the engine's items of it are read. */
    leaveOut: (incidentId: string): void => {
      leftOut.add(incidentId);
      if (waited.size < MOST_WAITED) waited.add(incidentId);
    },
    /** An incident is taken in: what was left out of it is to be read. */
    takeBack: (incidentId: string): void => {
      if (leftOut.delete(incidentId)) hasCome = true;
    },
    /** @param missing what held records wait for @param isCut some of them had to go @returns what to save of it */
    settle: (missing: readonly string[], isCut: boolean): Pick<TeamRead, 'waited' | 'isIncomplete'> => {
      const names = new Set([...missing, ...[...leftOut].slice(0, MOST_BEYOND)]);
      // Everything in the engine was read, and missing things are not there: no later start has to look again.
      if (isWhole && isCaughtUp && !isCut && names.size <= MOST_WAITED) {
        waited.clear();
        for (const name of names) waited.add(name);
      }
      return {
        waited: [...waited],
        isIncomplete: hasCome || isCut || [...names].some(name => !waited.has(name)),
      };
    },
    /** The engine was wiped: nothing is to be found in it. */
    empty: (): void => {
      waited.clear();
      leftOut.clear();
      isWhole = true;
    },
    /** The engine is read from its beginning. */
    begin: (): void => {
      hasCome = false;
      isWhole = true;
      isCaughtUp = false;
      leftOut.clear();
    },
  };
}
