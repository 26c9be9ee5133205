import { isSame } from '../base/same.ts';
import type { Item, Replicator } from '../storage/replicator.ts';
import type { TeamSeal } from '../storage/team-seal.ts';
import {
  patchBetween,
  patched,
  patchesInOrder,
  patchIn,
  type TablePatch,
  tableFrom,
} from '../training/table/table-patch.ts';
import type { Tabletop } from '../training/table/tabletop.ts';

/** Delays before typed text is sent, and before a refused item is sent again, in milliseconds. */
const SEND_AFTER = 300;
const SEND_AGAIN = 2_000;

export interface SharedTablePorts {
  readonly replicator: Replicator;
  /** Made from the drills' own secret: it opens nothing of the real desk's, and the real desk's opens nothing sealed with it. */
  readonly seal: TeamSeal;
  readonly machine: string;
  readonly scenario: string;
  /** The table as it stands here. */
  readonly table: () => Tabletop;
  /** Puts the merged table in the place of the local one. @param joined applied to the local table as it is by then */
  readonly take: (joined: (there: Tabletop) => Tabletop) => void;
  /** The table as it was shared last; what differs from it here was done here since. */
  readonly base: Tabletop | undefined;
  readonly keepBase: (base: Tabletop) => void;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  /** @param isShared whether the others can have all that was done here */
  readonly changed: (isShared: boolean) => void;
}

/** One table on several machines, over the same engine as incidents: each sends its changes, and all merge to the same state. */
export function shareTable(ports: SharedTablePorts) {
  const { replicator, seal, machine, scenario, schedule } = ports;
  const patches = new Map<string, TablePatch>();
  let { base } = ports;
  let isLive = false;
  let isEnded = false;
  let isDue = false;
  /** Moves made here that the engine is not known to hold, in order. */
  let waiting: readonly { readonly name: string; readonly item: Promise<Item> }[] = [];
  let isSending = false;

  /** A countdown is stored as its remaining time; it runs on each machine from when that machine received it. */
  const timed = (table: Tabletop): Tabletop => {
    const { timer } = table;
    const own = [base, ports.table()].find(
      known => known?.timer.since !== undefined && known.timer.left === timer.left,
    )?.timer.since;
    return timer.since === undefined ? table : { ...table, timer: { ...timer, since: own ?? Date.now() } };
  };
  const tell = (): void =>
    ports.changed(isLive && waiting.length === 0 && patchBetween(base, ports.table()) === undefined);

  /** Only items in the engine are saved as shared: the next page sends the rest. */
  const keepBase = (): void => {
    if (waiting.length === 0 && base !== undefined) ports.keepBase(base);
  };
  /** Joins the others' moves to this table, and keeps the moves made here that are not sent yet. */
  const merge = (): void => {
    const shared = tableFrom(patches.values());
    if (shared === undefined) return;
    const team = timed(shared);
    const before = base;
    const joined = (there: Tabletop): Tabletop => {
      const own = before?.run === team.run ? patchBetween(before, there) : undefined;
      return own === undefined ? team : patched(team, own);
    };
    base = team;
    keepBase();
    if (!isSame(joined(ports.table()), ports.table())) ports.take(joined);
  };

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    try {
      for (let [first] = waiting; first !== undefined && isLive && !isEnded; [first] = waiting) {
        await replicator.put([await first.item]);
        const sent = first;
        waiting = waiting.filter(each => each !== sent);
      }
      keepBase();
    } catch {
      schedule(() => void flush(), SEND_AGAIN);
    } finally {
      isSending = false;
      tell();
    }
  };
  const send = (): void => {
    isDue = false;
    if (!isLive || isEnded) return;
    const now = ports.table();
    const change = patchBetween(base, now);
    if (change !== undefined) {
      const order = (patchesInOrder(patches.values()).at(-1)?.order ?? 0) + 1;
      const patch: TablePatch = { scenario, machine, order, ...change };
      const word = { kind: 'table', patch } as const;
      const name = seal.nameOf(word);
      patches.set(name, patch);
      waiting = [...waiting, { name, item: seal.sealAs(name, word) }];
      base = now;
    }
    tell();
    void flush();
  };

  const receive = async (items: readonly Item[]): Promise<void> => {
    const words = await Promise.all(items.map(seal.open));
    let isNews = false;
    for (const [index, word] of words.entries()) {
      if (typeof word === 'string' || word.kind !== 'table') continue;
      const patch = patchIn(word.patch);
      const { name = '' } = items[index] ?? {};
      if (patch?.scenario !== scenario || patches.has(name)) continue;
      patches.set(name, patch);
      isNews = true;
    }
    if (isNews && isLive) merge();
    tell();
  };
  const stop = replicator.follow(undefined, receive, state => {
    isLive = state === 'live';
    if (isLive) {
      // A wiped engine is sent everything again.
      void replicator.list().then(
        there => {
          const absent = [...patches].filter(
            ([name]) => !there.has(name) && waiting.every(each => each.name !== name),
          );
          waiting = [
            ...absent.map(([name, patch]) => ({ name, item: seal.sealAs(name, { kind: 'table', patch }) })),
            ...waiting,
          ];
          void flush();
        },
        () => undefined,
      );
      merge();
      send();
    }
    tell();
  });

  return {
    /** Something may have been done here. */
    look: (): void => {
      if (isDue || isEnded) return;
      isDue = true;
      schedule(send, SEND_AFTER);
      tell();
    },
    leave: (): void => {
      send();
      isEnded = true;
      stop();
      replicator.close();
    },
  };
}
