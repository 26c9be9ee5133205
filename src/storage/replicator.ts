/** Something that is replicated: it never changes, and there is one of a name. */
export interface Item {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far an engine was read. It means something to the adapter that gave it, and to nobody else. */
export type Position = string;

/**
 * `live`: everything in the engine was handed over, and new items are at once. `lost`: it does not answer. `refused`: it does not
 * know this machine. `unprepared`: the administrator has not made the team's store yet. `unfit`: it would lose items, or let
 * others delete them, so it is given none. `otherVersion`: it is set up for pages of another version. After each of these it is
 * tried again. `wiped`: it has lost its items, and is read from its beginning.
 */
export type EngineState = 'live' | 'lost' | 'refused' | 'unprepared' | 'unfit' | 'otherVersion' | 'wiped';

/** The announcements of the machines that are here, by machine. */
export type Present = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * The meeting point of a team's machines: somebody else's engine that holds a set of items and hands it on. It proves nothing
 * about an item's content: every reader verifies it.
 */
export interface Replicator {
  /**
   * Resolves once the engine holds them all, in the given order. Names that it `had` are not compared: something else may lie
   * under them. Rejects with a {@link ReplicatorFailure}.
   */
  put(items: readonly Item[]): Promise<{ readonly kept: readonly string[]; readonly had: readonly string[] }>;
  /** Names of all that it holds. Rejects with a {@link ReplicatorFailure}. */
  list(): Promise<ReadonlySet<string>>;
  /**
   * Hands over items, stored and new ones, on one path and in one order.
   * @param from where reading stopped; all where there is none, or where the position is of an engine that was wiped
   * @param on resolves once the items are dealt with: the next are handed over only then
   * @returns ends it
   */
  follow(
    from: Position | undefined,
    on: (items: readonly Item[], at: Position) => Promise<void>,
    state: (state: EngineState) => void,
  ): () => void;
  /**
   * Announces this machine to the others until it leaves. A machine that is silent for a while is gone; nobody's clock is
   * compared.
   * @param on called with those that are here whenever that changes
   */
  here(says: Uint8Array<ArrayBuffer>, on: (present: Present) => void): Presence;
  close(): void;
}

export interface Presence {
  say(says: Uint8Array<ArrayBuffer>): void;
  leave(): void;
}

/**
 * The reason why an engine failed: it is `away`, has no room (`full`), would lose the item (`unfit`), has no store yet
 * (`unprepared`), `refused` it, or is set up for pages of another version (`otherVersion`).
 */
export class ReplicatorFailure extends Error {
  override readonly name = 'ReplicatorFailure';
  readonly code: 'away' | 'full' | 'unprepared' | 'unfit' | 'refused' | 'otherVersion';
  constructor(code: ReplicatorFailure['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Between two signs of life, in milliseconds. */
export const BEAT = 12_000;
/** A machine that was not heard for so many of one's own beats is gone. */
const BEATS_MISSED = 3;

/** Signs of one byte at most, which tells them from a machine's announcement of itself. */
const sign = {
  /** It leaves. */
  leaves: new Uint8Array(),
  /** It is still here, with the same announcement. */
  stays: new Uint8Array([1]),
  /** It has come, or has missed an announcement: each machine repeats its own. */
  asks: new Uint8Array([2]),
};
const isSign = (bytes: Uint8Array, of: Uint8Array): boolean =>
  bytes.length === of.length && bytes.every((byte, index) => byte === of[index]);

/**
 * Tracks who is here, counted by one's own beats. Announcements go over the line only when they are new, or asked for.
 * @param changed called when a machine comes, announces something else, or is gone
 */
export function createAttendance(
  says: Uint8Array<ArrayBuffer>,
  send: (bytes: Uint8Array<ArrayBuffer>) => void,
  changed: (present: Present) => void,
) {
  let now = says;
  const heard = new Map<string, { readonly says: Uint8Array<ArrayBuffer>; beats: number }>();
  let hasAsked = false;
  const tell = (): void => changed(new Map([...heard].map(([machine, each]) => [machine, each.says])));
  const ask = (): void => {
    if (!hasAsked) send(sign.asks);
    hasAsked = true;
  };
  return {
    /** There is a line, or another one: nobody was heard through it. */
    arrive: (): void => {
      if (heard.size > 0) {
        heard.clear();
        tell();
      }
      hasAsked = false;
      send(now);
      ask();
    },
    hear: (machine: string, bytes: Uint8Array<ArrayBuffer>): void => {
      const known = heard.get(machine);
      if (isSign(bytes, sign.leaves)) {
        if (heard.delete(machine)) tell();
      } else if (isSign(bytes, sign.asks)) send(now);
      else if (!isSign(bytes, sign.stays)) {
        heard.set(machine, { says: bytes, beats: 0 });
        tell();
      } else if (known === undefined) ask();
      else known.beats = 0;
    },
    beat: (): void => {
      hasAsked = false;
      send(sign.stays);
      let isGone = false;
      for (const [machine, each] of heard) {
        each.beats += 1;
        if (each.beats >= BEATS_MISSED) isGone = heard.delete(machine);
      }
      if (isGone) tell();
    },
    say: (next: Uint8Array<ArrayBuffer>): void => {
      now = next;
      send(now);
    },
    leave: (): void => send(sign.leaves),
  };
}
