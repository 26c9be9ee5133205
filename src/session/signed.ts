import { comparable } from '../desk/people/same-person.ts';
import { fromBase64 } from '../log/base64.ts';
import type { Envelope } from '../log/envelope.ts';
import { digestOfBytes } from '../log/hash.ts';
import type { Signature } from '../log/signature.ts';
import { signersOf } from '../storage/signing-key.ts';
import type { RosterColleague } from './records.ts';

/**
 * The verdict of an event's signatures on who wrote it, by this machine's roster. Signatures that do not verify count as none.
 * - `signed`: by a machine of the person it names. `post`: it names nobody, and these people's machines signed it.
 * - `nothing`: no signature, and none was to be expected. `unsigned`: none, in a log where others are signed.
 * - `missing`: none, though the roster knows a machine of the person it names, or of somebody in the post it was written for.
 * - `unlisted`: by a machine that the roster does not know. `stranger`: the same, though it knows one of the person named.
 * - `other`: by machines that the roster has under other names. `unknown`: this browser cannot tell.
 */
export type Signed =
  | { readonly kind: 'nothing' | 'unsigned' | 'signed' | 'unknown' }
  | { readonly kind: 'missing'; readonly name: string | undefined }
  | { readonly kind: 'unlisted'; readonly code: string }
  | { readonly kind: 'stranger'; readonly name: string; readonly code: string }
  | { readonly kind: 'post' | 'other'; readonly names: readonly string[] };

/** Letters of a machine's code: as many as can be read out, and more than anybody can aim at. */
const CODE_LENGTH = 24;

/** How a machine is called where people compare it: the beginning of its key's SHA-256, by fours. */
export function machineCode(key: string): string {
  const digest = digestOfBytes(fromBase64(key) ?? new Uint8Array()).slice(0, CODE_LENGTH);
  return digest.match(/.{4}/g)?.join(' ') ?? '';
}

/** Codes are compared without blanks, and in any letters. */
const sameCode = (one: string, other: string): boolean =>
  one.replace(/\s/g, '').toLowerCase() === other.replace(/\s/g, '').toLowerCase();

/** A machine's knowledge of whose machines are whose. */
export interface KnownMachines {
  readonly roster: readonly RosterColleague[];
  /** This machine's own key, and the name of the officer who works on it. */
  readonly own: { readonly key: string; readonly name: string } | undefined;
}

/** The names of a key's owner; none where the key is unknown. */
function namesOf(key: string, { roster, own }: KnownMachines): readonly string[] {
  const code = machineCode(key);
  return [
    ...(key === own?.key ? [own.name] : []),
    ...roster.flatMap(({ name, machine }) =>
      machine !== undefined && sameCode(machine, code) ? [name] : [],
    ),
  ];
}

/** Whether a key is that of a machine one knows. */
export const isKnownMachine =
  (known: KnownMachines) =>
  (key: string): boolean =>
    namesOf(key, known).length > 0;

/** @param isSignedLog whether anything is signed in the log that the event belongs to */
export async function signedOf(
  event: Pick<Envelope, 'hash' | 'by'>,
  signatures: readonly Signature[],
  known: KnownMachines,
  isSignedLog: boolean,
): Promise<Signed> {
  const keys = signatures.length === 0 ? [] : await signersOf(event, signatures).catch(() => undefined);
  if (keys === undefined) return { kind: 'unknown' };
  const { name, role } = event.by;
  // A name with blanks or letters of another width counts as the same name, so that nobody signs as another by such a spelling.
  const isNamed = (each: string): boolean => name !== undefined && comparable(each) === comparable(name);
  const isExpected = known.roster.some(
    each => each.machine !== undefined && (name === undefined ? each.role === role : isNamed(each.name)),
  );
  const [first] = keys;
  if (first === undefined)
    return isExpected ? { kind: 'missing', name } : { kind: isSignedLog ? 'unsigned' : 'nothing' };
  const names = [...new Set(keys.flatMap(key => namesOf(key, known)))];
  if (names.length > 0)
    return name === undefined
      ? { kind: 'post', names }
      : names.some(isNamed)
        ? { kind: 'signed' }
        : { kind: 'other', names };
  const code = machineCode(first);
  return isExpected && name !== undefined ? { kind: 'stranger', name, code } : { kind: 'unlisted', code };
}
