import type { IncidentLog } from '../desk/core/incident.ts';
import type { Item, Replicator } from '../storage/replicator.ts';
import { PLACES, type TeamSeal, type Word } from '../storage/team-seal.ts';
import { isName, type TeamRead } from './team-read.ts';

export type TeamContents = ReturnType<typeof createTeamContents>;

/**
 * The engine's contents, as far as this machine knows them: which names are taken, by what, and which records are there.
 * @param read how far the engine was read, as it is kept now
 */
export function createTeamContents(seal: Pick<TeamSeal, 'nameOf' | 'sealAs'>, read: () => TeamRead) {
  /** Names of all that the engine holds; `undefined` until it was asked. */
  let names: Set<string> | undefined;
  const spoilt = new Set(read().spoilt);
  const atEngine = new Map<string, Set<string>>();
  const counted = new WeakMap<
    Set<string>,
    { readonly of: IncidentLog; readonly size: number; readonly count: number }
  >();
  /** Names that this page has put something under. */
  const own = new Set<string>();
  /** Hashes of events that the engine takes under none of their names: others do not get them. */
  const stuck = new Set<string>();
  let rubbish = 0;
  return {
    own,
    stuck,
    /** Names that hold something else than belongs there. */
    spoilt: spoilt as ReadonlySet<string>,
    /** How many items were rubbish. */
    rubbish: (): number => rubbish,
    /** Rejects as {@link Replicator.list} does. */
    ask: async (engine: Pick<Replicator, 'list'>): Promise<void> => {
      names ??= new Set(await engine.list());
    },
    /** Notes names that were read or put in. @returns whether the engine's names are known at all */
    note: (found: Iterable<string>): boolean => {
      for (const name of found) names?.add(name);
      return names !== undefined;
    },
    /** The engine does not answer: what it holds when it does is asked for anew. */
    lose: (): void => {
      names = undefined;
    },
    /** The engine holds nothing any more. */
    empty: (): void => {
      names = undefined;
      spoilt.clear();
      atEngine.clear();
      stuck.clear();
      own.clear();
    },
    /** Marks names as spoilt: the owner of the thing puts it under another name. */
    spoil: (found: readonly string[]): void => {
      for (const name of found.filter(isName)) spoilt.add(name);
      rubbish += found.length;
      atEngine.clear();
      stuck.clear();
    },
    /** Hashes of an incident's events that are at the engine. The set is another one once something was found to be rubbish. */
    of: (incidentId: string): Set<string> => {
      const set = atEngine.get(incidentId) ?? new Set<string>();
      atEngine.set(incidentId, set);
      return set;
    },
    /** How many events of a log are at the engine, as far as this machine knows. Counted anew where either has changed. */
    count: (log: IncidentLog): number => {
      const sent = atEngine.get(log.stream);
      if (sent === undefined) return read().sent[log.stream] ?? 0;
      const before = counted.get(sent);
      if (before?.of === log && before.size === sent.size) return before.count;
      const count = log.events.filter(({ hash }) => sent.has(hash)).length;
      counted.set(sent, { of: log, size: sent.size, count });
      return count;
    },
    /**
     * An item for a word, under the first name that rubbish does not occupy; `there` where the engine has it, `stuck` where all
     * names are occupied.
     */
    itemOf: async (word: Word): Promise<Item | 'there' | 'stuck'> => {
      for (let place = 1; place <= PLACES; place += 1) {
        const name = seal.nameOf(word, place);
        if (spoilt.has(name)) continue;
        return names?.has(name) === true ? 'there' : seal.sealAs(name, word);
      }
      return 'stuck';
    },
  };
}
