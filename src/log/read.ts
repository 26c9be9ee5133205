import { remembered } from '../base/remember.ts';
import { characterCount } from '../base/typed.ts';
import type { Envelope } from './envelope.ts';
import type { EventProblem, ReadEvent } from './event-problem.ts';
import { hasItsHash } from './hash.ts';
import { type Kind, type Kinds, LOG_VERSION } from './kind.ts';
import { MOST_NAMED_HEADS, NAME_LIMIT } from './limits.ts';
import { shapes } from './shapes.ts';
import { MOST_SIGNATURES } from './signature.ts';
import { MOST_FAULTS } from './size.ts';
import { isNewer } from './verify.ts';

const { z, slug, hash, utcTime } = shapes;

/** Bytes as base64: as many letters as a key or a signature takes, and no more. */
const signatureSchema = z.strictObject({
  key: z.string().check(z.regex(/^[A-Za-z0-9+/]{87}=$/)),
  value: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
});

/** A name as its writer cut it: within as many characters, and some of them are many code units long. */
const writerName = z
  .string()
  .check(z.refine(name => name.length <= 200 || characterCount(name) <= NAME_LIMIT));

const envelopeSchema = z.strictObject({
  v: z.number().check(z.int(), z.minimum(1), z.maximum(LOG_VERSION)),
  id: z.ulid(),
  stream: z.ulid(),
  at: utcTime,
  by: z.strictObject({
    role: slug,
    name: z.exactOptional(writerName),
    title: z.exactOptional(writerName),
  }),
  type: z.string(),
  data: z.unknown(),
  prev: z.array(hash).check(z.maxLength(MOST_NAMED_HEADS)),
  hash,
  signatures: z.exactOptional(z.array(signatureSchema).check(z.minLength(1), z.maxLength(MOST_SIGNATURES))),
});

const shapeOf = remembered((kind: Kind) => kind.shape(shapes));

/**
 * Reads one value from elsewhere as an event: a version that is known, the shape of its kind with every limit, and a hash
 * that fits.
 */
export function readEvent<Event extends Envelope>(kinds: Kinds<Event>, value: unknown): ReadEvent<Event> {
  if (isNewer(value)) return { problem: { code: 'newerVersion' } };
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { problem: { code: 'unreadable' } };
  const read: Envelope = envelope.data;
  const { type, v } = read;
  const kind = Object.hasOwn(kinds, type) ? kinds[type as Event['type']] : undefined;
  if (kind === undefined || kind.version !== v || !shapeOf(kind).safeParse(read.data).success)
    return { problem: { code: 'unreadable' } };
  return hasItsHash(read) ? { event: read as Event } : { problem: { code: 'altered' } };
}

/** An event of a file that cannot be taken in, and why. Positions count from 1, as a reader would. */
export interface EventFault {
  readonly position: number;
  /** `foreign`: of another stream. `idTaken`: another event of the file has its id. */
  readonly problem: EventProblem['code'] | 'missingBefore' | 'foreign' | 'idTaken';
}

/** The id of the event that it takes back. */
const undoneBy = ({ type, data }: Envelope): string | undefined =>
  type === 'undone' ? (data as { readonly event: string }).event : undefined;

/**
 * Reads the events of one file, and reports faults of each event and between events.
 * @param opens the kind whose event says which stream it is; without it they may be of several
 * @param gaps hashes known to be lost
 * @param beside events of the stream already held, where the file brings some of it
 * @param most after how many faults to stop
 */
export function readEvents<Event extends Envelope>(
  kinds: Kinds<Event>,
  values: readonly unknown[],
  opens: Event['type'] | undefined,
  gaps: ReadonlySet<string>,
  beside: readonly Event[] = [],
  most: number = MOST_FAULTS,
): { readonly sound: readonly Event[]; readonly faults: readonly EventFault[] } {
  const faults: EventFault[] = [];
  const read: { readonly event: Event; readonly position: number }[] = [];
  for (const [index, value] of values.entries()) {
    const result = readEvent(kinds, value);
    if ('event' in result) read.push({ event: result.event, position: index + 1 });
    else faults.push({ position: index + 1, problem: result.problem.code });
    // Parents may be among the events that could not be read.
    if (faults.length >= most) return { sound: read.map(({ event }) => event), faults };
  }
  // A first event that came from elsewhere must not say whose log this is.
  const opening = opens && (read.find(({ event }) => event.type === opens) ?? read[0]);
  const hashes = new Set(read.map(({ event }) => event.hash));
  const events = new Map([...read.map(({ event }) => event), ...beside].map(event => [event.id, event]));
  const stays = ({ type }: Event): boolean => !kinds[type as Event['type']].undoable;
  const undoneBeside = new Set(beside.flatMap(event => undoneBy(event) ?? []));
  /** Takes back what its kind lets nobody take back, or is that and taken back beside: no edition writes it, but a forged file can. */
  const isForged = (event: Event): boolean => {
    const target = events.get(undoneBy(event) ?? '');
    return (target !== undefined && stays(target)) || (stays(event) && undoneBeside.has(event.id));
  };
  const byId = new Map<string, string>();
  const sound: Event[] = [];
  for (const { event, position } of read) {
    const other = byId.get(event.id);
    if (opening && event.stream !== opening.event.stream) faults.push({ position, problem: 'foreign' });
    else if (other !== undefined && other !== event.hash) faults.push({ position, problem: 'idTaken' });
    else if (isForged(event)) faults.push({ position, problem: 'unreadable' });
    else {
      byId.set(event.id, event.hash);
      sound.push(event);
      if (event.prev.some(previous => !hashes.has(previous) && !gaps.has(previous)))
        faults.push({ position, problem: 'missingBefore' });
    }
  }
  return { sound, faults: faults.sort((one, other) => one.position - other.position) };
}
