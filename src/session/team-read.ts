import { fieldsOf } from '../base/guard.ts';
import { isSame } from '../base/same.ts';
import { NAME_LENGTH } from '../storage/team-seal.ts';
import { createTurns } from './turns.ts';

/** How far the engine was read, and what of it was rubbish. */
export interface TeamRead {
  readonly at: string | undefined;
  /** Names that rubbish lies under, so many at most. */
  readonly spoilt: readonly string[];
  /** Something that was read could not join yet, or more was rubbish than is kept: all is read again with the next start. */
  readonly isIncomplete: boolean;
  /**
   * Ids of incidents, and digests of files and playbooks, that something is waiting for although the whole stream was read.
   * That something is read again once one of these comes, and not at each start.
   */
  readonly waited: readonly string[];
  /** How many records of each incident were at the engine: shown while it does not answer. */
  readonly sent: Readonly<Record<string, number>>;
}

/** Names of rubbish that are kept from start to start: a member can put in as many as the engine holds. */
export const MOST_SPOILT = 1_000;
/** Missing ids that are remembered from start to start. */
export const MOST_WAITED = 500;
/** Incidents whose number of records at the engine is remembered. */
export const MOST_SENT = 5_000;
/** Characters of an id, of a position, of a machine's announcement. */
const MOST_SAID = 200;

/** Whether a value is a text short enough to be an id, a position or a part of an announcement. */
export const isSaid = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST_SAID;
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Under any other lies nothing that this machine would put there. */
export const isName = (text: string): boolean => text.length === NAME_LENGTH;

/** Reads the record of it within bounds. What exceeds them, or is none, is left out. */
export function teamReadIn(value: unknown): TeamRead {
  const { at, spoilt: named, isIncomplete, sent, waited: missed } = fieldsOf(value);
  const spoilt = Array.isArray(named) ? named.filter(each => typeof each === 'string' && isName(each)) : [];
  const waited = Array.isArray(missed) ? missed.filter(isSaid) : [];
  return {
    sent: Object.fromEntries(
      Object.entries(fieldsOf(sent))
        .filter((each): each is [string, number] => isSaid(each[0]) && isAmount(each[1]))
        .slice(0, MOST_SENT),
    ),
    at: isSaid(at) ? at : undefined,
    spoilt: spoilt.slice(0, MOST_SPOILT),
    isIncomplete: isIncomplete === true || spoilt.length > MOST_SPOILT || waited.length > MOST_WAITED,
    waited: waited.slice(0, MOST_WAITED),
  };
}

/** Saves changes one after another: each builds on the one saved before, and one that changes nothing is not written. */
export function createTeamReadKeeper(before: TeamRead, save: (read: TeamRead) => Promise<void>) {
  let read = before;
  const inTurn = createTurns();
  return {
    now: (): TeamRead => read,
    /** @param sent asked when the change has its turn. Rejects as `save` does: then the next change builds on the old state */
    keep: (change: Partial<Omit<TeamRead, 'sent'>>, sent: () => TeamRead['sent']): Promise<void> =>
      inTurn(async () => {
        const next = { ...read, ...change, sent: sent() };
        if (isSame(next, read)) return;
        await save(next);
        read = next;
      }),
    /** The engine was wiped and holds no record any more. */
    forgetSent: (): void => {
      read = { ...read, sent: {} };
    },
  };
}
