/** Something that is replicated: it never changes, and there is one of a name. */
export interface Item {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far an engine was read. It means something to the adapter that gave it, and to nobody else. */
export type Position = string;

/**
 * `live`: all that the engine holds was handed over, and what comes is handed over at once. `lost`: it does not answer; it is
 * tried again. `refused`: it does not know this machine; it is tried again. `wiped`: it has lost what it held, and is read
 * from its beginning.
 */
export type EngineState = 'live' | 'lost' | 'refused' | 'wiped';

/** What machines that are here say of themselves, by machine. */
export type Present = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Where the machines of a team meet: an engine of others that holds a set of items and hands it on. What it says of an item's
 * content proves nothing: whoever reads one verifies it.
 */
export interface Replicator {
  /**
   * Resolves once the engine holds them all, in the given order. What it `had` is not looked at: it may be something else under
   * that name. Rejects with a {@link ReplicatorFailure}.
   */
  put(items: readonly Item[]): Promise<{ readonly kept: readonly string[]; readonly had: readonly string[] }>;
  /** Names of all that it holds. Rejects with a {@link ReplicatorFailure}. */
  list(): Promise<ReadonlySet<string>>;
  /**
   * Hands over what it holds and what comes, on one path and in one order.
   * @param from where it was left; all where there is none, or where it is of an engine that was wiped
   * @param on resolves once the items are dealt with: the next are handed over only then @returns ends it
   */
  follow(
    from: Position | undefined,
    on: (items: readonly Item[], at: Position) => Promise<void>,
    state: (state: EngineState) => void,
  ): () => void;
  /**
   * Says to the others that this machine is here, until it leaves. Whoever says nothing for a while is gone; no clock is asked.
   * @param on called with those that are here whenever that changes
   */
  here(says: Uint8Array<ArrayBuffer>, on: (present: Present) => void): Presence;
  close(): void;
}

export interface Presence {
  say(says: Uint8Array<ArrayBuffer>): void;
  leave(): void;
}

/** Why an engine did not do what was asked: it is `away`, it has no room for it (`full`), or `refused` it. */
export class ReplicatorFailure extends Error {
  override readonly name = 'ReplicatorFailure';
  readonly code: 'away' | 'full' | 'refused';
  constructor(code: ReplicatorFailure['code'], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Between two signs of life, in milliseconds. */
export const BEAT = 12_000;
/** Whoever was not heard for so many beats of one's own is gone. */
const BEATS_MISSED = 3;

/** Counts who is here by one's own beats. @param changed called when somebody comes, says something else, or is gone */
export function createAttendance(changed: (present: Present) => void) {
  const heard = new Map<string, { readonly says: Uint8Array<ArrayBuffer>; beats: number }>();
  const tell = (): void => changed(new Map([...heard].map(([machine, { says }]) => [machine, says])));
  return {
    /** @param says nothing where it leaves @returns whether it was not here before */
    hear: (machine: string, says: Uint8Array<ArrayBuffer>): boolean => {
      const isNew = !heard.has(machine);
      if (says.length === 0) heard.delete(machine);
      else heard.set(machine, { says, beats: 0 });
      tell();
      return isNew;
    },
    beat: (): void => {
      let isGone = false;
      for (const [machine, sign] of heard) {
        sign.beats += 1;
        if (sign.beats >= BEATS_MISSED) isGone = heard.delete(machine);
      }
      if (isGone) tell();
    },
    /** Nobody is heard any more. */
    clear: (): void => {
      if (heard.size === 0) return;
      heard.clear();
      tell();
    },
  };
}
