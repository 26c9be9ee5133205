import { remembered } from '../base/remember.ts';
import type { Envelope } from './envelope.ts';
import { hasItsHash } from './hash.ts';
import { type Kind, type Kinds, LOG_VERSION } from './kind.ts';
import { shapes } from './shapes.ts';
import { MOST_SIGNATURES } from './signature.ts';
import { isNewer } from './verify.ts';

/** Why a value is not a sound event. */
export interface EventProblem {
  readonly code: 'unreadable' | 'newerVersion' | 'altered';
}

/** An event, or why there is none. */
export type ReadEvent<Event extends Envelope> =
  | { readonly event: Event }
  | { readonly problem: EventProblem };

const { z, slug, hash, utcTime } = shapes;

/** Bytes as base64: as many letters as a key or a signature takes, and no more. */
const signatureSchema = z.strictObject({
  key: z.string().check(z.regex(/^[A-Za-z0-9+/]{87}=$/)),
  value: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
});

const envelopeSchema = z.strictObject({
  v: z.number().check(z.int(), z.minimum(1), z.maximum(LOG_VERSION)),
  id: z.ulid(),
  stream: z.ulid(),
  at: utcTime,
  by: z.strictObject({
    role: slug,
    name: z.exactOptional(z.string().check(z.maxLength(200))),
    title: z.exactOptional(z.string().check(z.maxLength(200))),
  }),
  type: z.string(),
  data: z.unknown(),
  prev: z.array(hash).check(z.maxLength(10_000)),
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
  const { type, v } = envelope.data;
  const kind = Object.hasOwn(kinds, type)
    ? (kinds[type as Event['type']] as unknown as Kind | undefined)
    : undefined;
  if (kind === undefined || kind.version !== v || !shapeOf(kind).safeParse(envelope.data.data).success)
    return { problem: { code: 'unreadable' } };
  return hasItsHash(envelope.data)
    ? { event: envelope.data as unknown as Event }
    : { problem: { code: 'altered' } };
}

/** An event of a file that cannot be taken in, and why. Positions count from 1, as a reader would. */
export interface EventFault {
  readonly position: number;
  /** `foreign`: of another stream. `idTaken`: another event of the file has its id. */
  readonly problem: EventProblem['code'] | 'missingBefore' | 'foreign' | 'idTaken';
}

/** Whether it takes back what its kind lets nobody take back: no edition writes that, but a forged file can. */
function takesBackWhatStays<Event extends Envelope>(
  kinds: Kinds<Event>,
  events: ReadonlyMap<string, Event>,
  event: Event,
): boolean {
  const target =
    event.type === 'undone' ? events.get((event.data as { readonly event: string }).event) : undefined;
  return target !== undefined && !(kinds[target.type as Event['type']] as unknown as Kind).undoable;
}

/**
 * Reads the events of one file, and says of each what is wrong with it or between it and the others.
 * @param opens the kind whose event says which stream it is; without it they may be of several @param gaps hashes known to be lost
 */
export function readEvents<Event extends Envelope>(
  kinds: Kinds<Event>,
  values: readonly unknown[],
  opens: Event['type'] | undefined,
  gaps: ReadonlySet<string>,
): { readonly sound: readonly Event[]; readonly faults: readonly EventFault[] } {
  const faults: EventFault[] = [];
  const read: { readonly event: Event; readonly position: number }[] = [];
  for (const [index, value] of values.entries()) {
    const result = readEvent(kinds, value);
    if ('event' in result) read.push({ event: result.event, position: index + 1 });
    else faults.push({ position: index + 1, problem: result.problem.code });
  }
  // A first event that came from elsewhere must not say whose log this is.
  const opening = opens && (read.find(({ event }) => event.type === opens) ?? read[0]);
  const hashes = new Set(read.map(({ event }) => event.hash));
  const events = new Map(read.map(({ event }) => [event.id, event]));
  const byId = new Map<string, string>();
  const sound: Event[] = [];
  for (const { event, position } of read) {
    const other = byId.get(event.id);
    if (opening && event.stream !== opening.event.stream) faults.push({ position, problem: 'foreign' });
    else if (other !== undefined && other !== event.hash) faults.push({ position, problem: 'idTaken' });
    else if (takesBackWhatStays(kinds, events, event)) faults.push({ position, problem: 'unreadable' });
    else {
      byId.set(event.id, event.hash);
      sound.push(event);
      if (event.prev.some(previous => !hashes.has(previous) && !gaps.has(previous)))
        faults.push({ position, problem: 'missingBefore' });
    }
  }
  return { sound, faults: faults.sort((one, other) => one.position - other.position) };
}
