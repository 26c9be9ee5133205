import type { TeamNews } from '../desk/packages/package.ts';

/** The most that waits in a page's memory for something that others may never send, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Events of one incident that wait: each time something comes of it they are tried again. */
const MOST_EVENTS = 2_000;
/** Memory counted for each thing at least. */
const LEAST_BYTES = 1024;

type File = TeamNews['files'][number];
interface Part {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Holds records that came from a team and cannot join yet. When it is full the oldest go; the engine still has them. */
export function createHeld(mostBytes: number = MOST_BYTES, mostEvents: number = MOST_EVENTS) {
  /** Events that wait for something they cannot do without: their opening, or their playbook. By incident. */
  const events = new Map<string, readonly unknown[]>();
  /** Files that nothing names yet: their parts come before the event that does. By incident. */
  const files = new Map<string, readonly File[]>();
  /** Playbooks as JSON, by digest. */
  const playbooks = new Map<string, string>();
  /** Incomplete files and playbooks, by the incident they belong to. */
  const parts = new Map<string, Map<number, Part>>();
  /** Something went that is to be read again. */
  let isCut = false;
  const sizes = new WeakMap<object, number>();
  const sizeOf = (event: unknown): number =>
    (typeof event === 'object' && event !== null ? sizes.get(event) : undefined) ?? LEAST_BYTES;
  const sum = (of: readonly number[]): number =>
    of.reduce((total, each) => total + Math.max(each, LEAST_BYTES), 0);
  const bytesOf = {
    parts: (held: Map<number, Part>) => sum([...held.values()].map(({ bytes }) => bytes.length)),
    files: (held: readonly File[]) => sum(held.map(({ bytes }) => bytes.length)),
    events: (held: readonly unknown[]) => sum(held.map(sizeOf)),
    playbooks: (text: string) => Math.max(text.length, LEAST_BYTES),
  };
  return {
    events,
    files,
    playbooks,
    parts,
    /** Notes how large the item of an event was. */
    weigh: (event: unknown, bytes: number): void => {
      if (typeof event === 'object' && event !== null) sizes.set(event, bytes);
    },
    /** Drops the excess. @param isHere whether an incident is on this machine: things that wait for others go first */
    trim: (isHere: (incidentId: string) => boolean): void => {
      for (const [incidentId, held] of events)
        if (held.length > mostEvents) {
          events.set(incidentId, held.slice(-mostEvents));
          isCut = true;
        }
      const all = [
        ...[...parts].map(([key, held]) => ({
          size: bytesOf.parts(held),
          of: key.split(' ').slice(2).join(' '),
          drop: () => parts.delete(key),
        })),
        ...[...files].map(([key, held]) => ({
          size: bytesOf.files(held),
          of: key,
          drop: () => files.delete(key),
        })),
        ...[...events].map(([key, held]) => ({
          size: bytesOf.events(held),
          of: key,
          drop: () => events.delete(key),
        })),
        ...[...playbooks].map(([key, text]) => ({
          size: bytesOf.playbooks(text),
          of: '',
          drop: () => playbooks.delete(key),
        })),
      ];
      let total = all.reduce((bytes, { size }) => bytes + size, 0);
      if (total <= mostBytes) return;
      for (const each of [...all.filter(({ of }) => !isHere(of)), ...all.filter(({ of }) => isHere(of))]) {
        if (total <= mostBytes) return;
        each.drop();
        total -= each.size;
        isCut = true;
      }
    },
    isCut: (): boolean => isCut,
    /** The engine is read from its beginning. */
    begin: (): void => {
      isCut = false;
    },
  };
}
