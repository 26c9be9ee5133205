import { armor, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { PASSPHRASE_MINIMUM } from '../../src/base/passphrase.ts';
import { isEncrypted } from '../../src/files/age-header.ts';
import { decryptPackage, encryptPackage } from '../../src/files/encryption.ts';

/** As short as one may be, counted in characters as a reader counts them. */
const PASSPHRASE = '龙虎山 正一观🧑‍🌾';
const TEXT = '{"format":"yuqing-incident","title":"某镇某村违建 🧑‍🌾"}';
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A file that costs next to nothing to open; deriving the key of a real one takes a second by design. */
async function cheapFile(content: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(4);
  return new Uint8Array(await encrypter.encrypt(content));
}

let file: Uint8Array<ArrayBuffer>;
let cheap: Uint8Array<ArrayBuffer>;
let twins: readonly Uint8Array<ArrayBuffer>[];
beforeAll(async () => {
  // Cheap ones: two files differ at whatever cost of their passphrase.
  twins = [await encryptPackage(TEXT, PASSPHRASE), await encryptPackage(TEXT, PASSPHRASE)];
  // In earnest, which all other tests are spared.
  vi.restoreAllMocks();
  file = await encryptPackage(TEXT, PASSPHRASE);
  cheap = await cheapFile(TEXT);
});

describe('an encrypted package', () => {
  test('comes back as it was', async () => {
    expect(await decryptPackage(file, PASSPHRASE)).toEqual({ ok: true, value: TEXT });
  });

  test('comes back from armour, as mail programs leave it, character for character', async () => {
    const mailed = bytesOf(`\uFEFF\r\n${armor.encode(cheap).replaceAll('\n', '\r\n')}\r\n`);
    expect(isEncrypted(mailed)).toBe(true);
    expect(await decryptPackage(mailed, PASSPHRASE)).toEqual({ ok: true, value: TEXT });
  });

  test('keeps a byte order mark of the text', async () => {
    const marked = await cheapFile('\uFEFF{}');
    expect(await decryptPackage(marked, PASSPHRASE)).toEqual({ ok: true, value: '\uFEFF{}' });
  });

  test('says nothing of its text', () => {
    expect(new TextDecoder().decode(file)).not.toContain('yuqing-incident');
  });

  test('names the cost of guessing in its header', () => {
    expect(new TextDecoder('latin1').decode(file)).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  });

  test('is another file each time', () => {
    const [one, other] = twins;
    expect(one?.length).toBe(other?.length);
    expect(one).not.toEqual(other);
  });

  test.each(['', 'correct horse', `${PASSPHRASE} `])('does not open with %j', async passphrase => {
    expect(await decryptPackage(cheap, passphrase)).toEqual({
      ok: false,
      refusal: { code: 'wrongPassphrase' },
    });
  });

  const flipped = (at: number): Uint8Array<ArrayBuffer> =>
    cheap.map((byte, position) => (position === (at + cheap.length) % cheap.length ? byte ^ 1 : byte));

  test.each<[what: string, damaged: () => Uint8Array<ArrayBuffer>]>([
    ['a changed byte of the content', () => flipped(-1)],
    [
      'a changed byte of the header',
      () => flipped(new TextDecoder('latin1').decode(cheap).indexOf('--- ') + 6),
    ],
    ['a missing end', () => cheap.slice(0, -1)],
    ['bytes too many', () => new Uint8Array([...cheap, 0])],
    ['nothing after the first line', () => cheap.slice(0, 22)],
    ['no bytes', () => new Uint8Array()],
    ['another file', () => bytesOf(TEXT)],
    ['armour cut short', () => bytesOf(armor.encode(cheap).slice(0, -40))],
  ])('with %s is damaged, whatever the passphrase', async (_, damaged) => {
    expect(await decryptPackage(damaged(), PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'damaged' } });
  });

  test('that wants more work than one of this site’s is refused before any is done', async () => {
    const text = new TextDecoder('latin1').decode(cheap);
    const costly = (factor: number) =>
      Uint8Array.from(text.replace(/^(.*\n-> scrypt \S+) 4\n/, `$1 ${factor}\n`), each => each.charCodeAt(0));
    for (const factor of [19, 20, 64, 10 ** 9])
      expect(await decryptPackage(costly(factor), PASSPHRASE)).toEqual({
        ok: false,
        refusal: { code: 'tooCostly' },
      });
    expect(await decryptPackage(costly(5), PASSPHRASE)).toMatchObject({
      refusal: { code: 'wrongPassphrase' },
    });
  });

  test('made for a key instead of a passphrase cannot be opened here', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    const forKey = new Uint8Array(await encrypter.encrypt(TEXT));
    expect(await decryptPackage(forKey, PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'damaged' } });
  });

  test('that holds no text is damaged', async () => {
    const binary = await cheapFile(new Uint8Array([0xff, 0xfe, 0x80]));
    expect(await decryptPackage(binary, PASSPHRASE)).toEqual({ ok: false, refusal: { code: 'damaged' } });
  });
});

describe('a passphrase for a new package', () => {
  test.each(['', '1234567', '🧑‍🌾'.repeat(PASSPHRASE_MINIMUM - 1)])(
    'is refused when it is %j',
    async passphrase => {
      await expect(encryptPackage(TEXT, passphrase)).rejects.toThrow(RangeError);
    },
  );
});

describe('an encrypted file', () => {
  test.each<[start: string, expected: boolean]>([
    ['age-encryption.org/v1\n-> scrypt', true],
    ['age-encryption.org/v1', false],
    ['age-encryption.org/v2\n', false],
    [' age-encryption.org/v1\n', false],
    ['-----BEGIN AGE ENCRYPTED FILE-----\n', true],
    ['\r\n  -----BEGIN AGE ENCRYPTED FILE-----\r\n', true],
    ['-----BEGIN PGP MESSAGE-----\n', false],
    ['{"format":"yuqing-incident"}', false],
    ['', false],
  ])('is told by its start: %j %s', (start, expected) => {
    expect(isEncrypted(bytesOf(start))).toBe(expected);
  });
});
