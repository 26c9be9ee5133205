import { fieldsOf } from '../base/guard.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { digestOfBytes } from '../log/hash.ts';
import { isSaid } from './team-read.ts';
import type { PartWord } from './team-words.ts';

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

/** A file or playbook whose parts have all come; `rubbish` where they do not make what they claim to be, with their names. */
type Joined =
  | { readonly kind: 'whole'; readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'rubbish'; readonly names: readonly string[] };

const joinedBytes = (parts: readonly Part[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, each) => sum + each.bytes.length, 0));
  let end = 0;
  for (const each of parts) {
    bytes.set(each.bytes, end);
    end += each.bytes.length;
  }
  return bytes;
};

export type TeamHeld = ReturnType<typeof createHeld>;

/** Joins a part with those held that belong to it. @returns `undefined` while some are missing */
export function joinPart(held: TeamHeld['parts'], name: string, word: PartWord): Joined | undefined {
  const { stream = '', sha256, part, parts, bytes: own } = word;
  // Those who say that it has another number of parts speak of another thing.
  const key = `${sha256} ${parts} ${stream}`;
  const some = held.get(key) ?? new Map<number, Part>();
  held.set(key, some.set(part, { name, bytes: own }));
  const all = Array.from({ length: parts }, (_, index) => some.get(index) ?? []).flat();
  if (all.length < parts) return undefined;
  held.delete(key);
  const bytes = joinedBytes(all);
  return digestOfBytes(bytes) === sha256
    ? { kind: 'whole', sha256, bytes }
    : { kind: 'rubbish', names: all.map(each => each.name) };
}

/**
 * The ids of incidents, and digests of files and playbooks, that held records wait for.
 * @param isKnown whether a playbook is on this machine
 */
export const missingFor = (
  { events, files, playbooks, parts }: TeamHeld,
  isKnown: (digest: string) => boolean,
): readonly string[] => [
  ...[...parts.keys()].map(key => key.split(' ')[0] ?? ''),
  ...[...files.values()].flatMap(some => some.map(({ sha256 }) => sha256)),
  ...[...events].flatMap(([incidentId, some]) => [
    ...(some.length > 0 ? [incidentId] : []),
    ...some.flatMap(event => {
      const { playbook } = fieldsOf(fieldsOf(event)['data']);
      // A longer text is no digest: such a playbook never comes.
      return isSaid(playbook) ? [playbook] : [];
    }),
  ]),
  ...[...playbooks.keys()].filter(digest => !isKnown(digest)),
];

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
