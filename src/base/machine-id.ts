/**
 * A machine's id in a team: its public key (Ed25519) as NATS writes a user's, which an administrator enters as it is. A byte that says
 * so, the key and a checksum, in base 32.
 */

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The byte that makes a public user key begin with U. */
const USER = 20 << 3;
const KEY_LENGTH = 32;

/** CRC-16/XMODEM, as NATS checks its keys by. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : sum << 1;
  }
  return sum;
}

/** @param publicKey 32 bytes */
export function machineId(publicKey: Uint8Array): string {
  const whole = new Uint8Array(1 + KEY_LENGTH + 2);
  whole[0] = USER;
  whole.set(publicKey, 1);
  new DataView(whole.buffer).setUint16(1 + KEY_LENGTH, checksum(whole.subarray(0, 1 + KEY_LENGTH)), true);
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of whole) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return text;
}

/** @returns the public key; `undefined` for a text that is no machine's id */
export function publicKeyOf(id: string): Uint8Array<ArrayBuffer> | undefined {
  const whole = new Uint8Array(1 + KEY_LENGTH + 2);
  if (!/^U[A-Z2-7]{55}$/.test(id)) return undefined;
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of id) {
    held = (held << 5) | BASE32.indexOf(letter);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    whole[at] = held >> bits;
    at += 1;
    held &= (1 << bits) - 1;
  }
  const key = whole.slice(1, 1 + KEY_LENGTH);
  return machineId(key) === id ? key : undefined;
}
