/** An invitation to a team: the address of its engine, its name, and the secret that seals its items. */
export interface Invitation {
  /** Path on the site's own host, which only those know who were invited: /team/3f… */
  readonly path: string;
  readonly team: string;
  /** 32 bytes in hexadecimal. */
  readonly secret: string;
}

const MARK = 'yqt1-';
/** Characters that tell a mistyped code. */
const CHECK = 6;

const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** FNV-1a: a slip of the pen shows; nothing is secured by it. */
function checkOf(text: string): string {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(36).padStart(7, '0').slice(-CHECK);
}

/** One code that can be sent, printed or shown as a picture. */
export function invitationCode({ path, team, secret }: Invitation): string {
  const body = encode(new TextEncoder().encode(JSON.stringify([path, team, secret])));
  return `${MARK}${body}${checkOf(body)}`;
}

/** @param code the code itself, or a link that holds it @returns `undefined` for anything else, or a mistyped code */
export function readInvitation(code: string): Invitation | undefined {
  const whole = code.replace(/\s/g, '');
  // A link carries the code in its fragment, which browsers send to no server.
  const typed = whole.includes('#') ? whole.slice(whole.lastIndexOf('/') + 1) : whole;
  const body = typed.slice(MARK.length, -CHECK);
  if (!typed.startsWith(MARK) || checkOf(body) !== typed.slice(-CHECK)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(body.replace(/-/g, '+').replace(/_/g, '/')), each =>
      each.charCodeAt(0),
    );
    const [path, team, secret]: unknown[] = JSON.parse(new TextDecoder().decode(bytes));
    const isWhole =
      typeof path === 'string' &&
      /^\/[\w./-]+$/.test(path) &&
      typeof team === 'string' &&
      team !== '' &&
      typeof secret === 'string' &&
      /^[0-9a-f]{64}$/.test(secret);
    return isWhole ? { path, team, secret } : undefined;
  } catch {
    return undefined;
  }
}
