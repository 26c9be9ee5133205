import type { Envelope } from '../log/envelope.ts';
import { hasMore, type Signature, signaturesOfBoth } from '../log/signature.ts';
import type { Batch } from '../storage/port.ts';

/** Signs a hash as this machine; `undefined` where it signs nothing. */
export type Sign = ((hash: string) => Promise<Signature>) | undefined;

type Hashed = Pick<Envelope, 'hash'>;

/** Signatures under the events that a journal holds. They come later than an event may: it shows at once, and is signed on its way to the disk. */
export function createSignatures() {
  /** By hash. */
  const known = new Map<string, readonly Signature[]>();
  /** Logs in which anything is signed. */
  const signedLogs = new Set<string>();
  let signing: Promise<Sign> = Promise.resolve(undefined);

  const note = ({ hash, stream }: Pick<Envelope, 'hash' | 'stream'>, under: readonly Signature[]): void => {
    known.set(hash, under);
    signedLogs.add(stream);
  };
  const withSignatures = <Event extends Envelope>(event: Event): Event => {
    const under = known.get(event.hash);
    return under === undefined ? event : { ...event, signatures: under };
  };

  return {
    isSigned: (stream: string): boolean => signedLogs.has(stream),
    /** Signatures under an event, as far as they are known. */
    of: ({ hash }: Hashed): readonly Signature[] => known.get(hash) ?? [],
    withSignatures,
    /** @param isFromDisk the signatures that lie there under an event may be more than is known, or better */
    meet: (event: Envelope, isFromDisk: boolean): void => {
      const before = known.get(event.hash);
      if (event.signatures !== undefined && (before === undefined || isFromDisk))
        note(event, signaturesOfBoth(event.signatures, before));
    },
    /** Notes signatures that come with events. @returns the events that brought any that were not known */
    take: <Event extends Envelope>(events: readonly Event[]): readonly Event[] => {
      const more = events.filter(event => hasMore(event.signatures, known.get(event.hash)));
      for (const event of more) if (event.signatures !== undefined) note(event, event.signatures);
      return more;
    },
    /** Signs every new event from now on. */
    signWith: (sign: Promise<Sign>): void => {
      signing = sign;
    },
    /** Signs new events where this machine has a key. Where signing fails they are written unsigned: losing them would be worse. */
    signed: async <Event extends Envelope>(batch: Batch<Event>): Promise<Batch<Event>> => {
      const sign = batch.isNew === true ? await signing.catch(() => undefined) : undefined;
      if (sign !== undefined)
        for (const event of batch.events) {
          if (known.has(event.hash)) continue;
          const signature = await sign(event.hash).catch(() => undefined);
          if (signature !== undefined) note(event, [signature]);
        }
      return { ...batch, events: batch.events.map(withSignatures) };
    },
  };
}
