import { fieldsOf } from '../base/guard.ts';
import { isSame } from '../base/same.ts';
import type { IncidentEvent } from '../desk/core/incident.ts';
import { CAPACITY, FILE_LIMITS } from '../desk/core/limits.ts';
import { filesOf, playbooksNamed } from '../desk/people/named.ts';
import { canonicalOf } from '../log/hash.ts';
import type { Signature } from '../log/signature.ts';
import { partsIn, partsOf, signerIn, type Word } from '../storage/team-seal.ts';
import type { Session } from './session.ts';

/** The desk of a machine, as its work with a team needs it; others' records join by its door for packages. */
export type TeamDesk = Pick<Session, 'snapshot' | 'indexOf' | 'attachment' | 'takeNews' | 'journal'>;

/** Whether all that a machine holds is on its disk. */
export async function isOnDisk({ journal }: TeamDesk): Promise<boolean> {
  await journal.flushed();
  return journal.state().kind === 'saved';
}

export type PartWord = Extract<Word, { kind: 'part' }>;
export type EventWord = Extract<Word, { kind: 'event' }>;

/** In how many parts a file or a playbook can travel. */
export const mostPartsOf = ({ stream }: PartWord): number =>
  partsIn(stream === undefined ? CAPACITY.records : FILE_LIMITS.one);

/** The bytes of a playbook, or of a file of an incident, if they are on this machine. */
export async function bytesHere(
  desk: TeamDesk,
  sha256: string,
  stream?: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (stream !== undefined) return (await desk.attachment(stream, sha256))?.bytes;
  const playbook = desk.indexOf(sha256)?.playbook;
  return playbook && new TextEncoder().encode(canonicalOf(playbook));
}

/** An event's files and playbooks first, for it needs them there; then the event. */
export async function wordsToOffer(desk: TeamDesk, event: IncidentEvent): Promise<readonly Word[]> {
  const words: Word[] = [];
  for (const digest of playbooksNamed([event])) {
    const bytes = await bytesHere(desk, digest);
    if (bytes !== undefined) words.push(...partsOf(digest, bytes));
  }
  for (const { sha256 } of filesOf(event)) {
    const file = await desk.attachment(event.stream, sha256);
    if (file !== undefined)
      words.push(...partsOf(sha256, file.bytes, { stream: event.stream, type: file.type }));
  }
  return [...words, { kind: 'event', hash: event.hash, event: desk.journal.withSignatures(event) }];
}

const signaturesIn = (event: unknown): readonly Signature[] => {
  const { signatures } = fieldsOf(event);
  return Array.isArray(signatures) ? signatures : [];
};

/** Whether an event carries a signature that this machine has not got. */
export function isOtherwiseSigned({ journal }: TeamDesk, { hash, event }: EventWord): boolean {
  const known = journal.signaturesOf({ hash });
  return signaturesIn(event).some(each => !known.some(own => isSame(own, each)));
}

/** Whether an event lies where this machine's own signature belongs, and is another. @param signer this machine's public signing key */
export function isOthersAsOwn({ journal }: TeamDesk, signer: string, { hash, event }: EventWord): boolean {
  const own = journal.signaturesOf({ hash }).find(({ key }) => key === signer);
  return (
    own !== undefined && signerIn(event) === signer && !signaturesIn(event).some(each => isSame(each, own))
  );
}
