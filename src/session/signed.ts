import { fromBase64 } from '../log/base64.ts';
import type { Envelope } from '../log/envelope.ts';
import { digestOfBytes } from '../log/hash.ts';
import type { Signature } from '../log/signature.ts';
import { signersOf } from '../storage/signing-key.ts';
import type { RosterColleague } from './records.ts';

/**
 * What an event's signatures tell of who said it. `unsigned`: none is there. `forged`: none fits. `unlisted`: by a machine that the roster
 * does not know. `other`: by machines that the roster has under other names. `signed`: by a machine of whoever it names. `unknown`: this
 * browser cannot tell.
 */
export type Signed =
  | { readonly kind: 'unsigned' | 'forged' | 'signed' | 'unknown' }
  | { readonly kind: 'unlisted'; readonly code: string }
  | { readonly kind: 'other'; readonly names: readonly string[] };

/** Letters of a machine's code: as many as can be read out, and more than anybody can aim at. */
const CODE_LENGTH = 24;

/** How a machine is called where people compare it: the beginning of its key's SHA-256, by fours. */
export function machineCode(key: string): string {
  const digest = digestOfBytes(fromBase64(key) ?? new Uint8Array()).slice(0, CODE_LENGTH);
  return digest.match(/.{4}/g)?.join(' ') ?? '';
}

/** Codes are compared without blanks, and in any letters. */
const comparable = (code: string): string => code.replace(/\s/g, '').toLowerCase();

interface Known {
  readonly roster: readonly RosterColleague[];
  /** This machine's own key, and the name of whoever works on it. */
  readonly own: { readonly key: string; readonly name: string } | undefined;
}

export async function signedOf(
  event: Pick<Envelope, 'hash' | 'by'>,
  signatures: readonly Signature[],
  { roster, own }: Known,
): Promise<Signed> {
  if (signatures.length === 0) return { kind: 'unsigned' };
  const keys = await signersOf(event, signatures).catch(() => undefined);
  if (keys === undefined) return { kind: 'unknown' };
  const [first] = keys;
  if (first === undefined) return { kind: 'forged' };
  const names = keys.flatMap(key => [
    ...(key === own?.key ? [own.name] : []),
    ...roster.flatMap(({ name, machine }) =>
      machine !== undefined && comparable(machine) === comparable(machineCode(key)) ? [name] : [],
    ),
  ]);
  const { name } = event.by;
  if (names.length === 0) return { kind: 'unlisted', code: machineCode(first) };
  // Whoever gave no name said it for his post: that a machine of the roster wrote it is all there is to tell.
  return name === undefined || names.includes(name)
    ? { kind: 'signed' }
    : { kind: 'other', names: [...new Set(names)] };
}
