import { armor, Encrypter } from 'age-encryption';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PACKAGE_LIMIT } from '../../../src/desk/core/limits.ts';
import { readPackageFile, takeFile } from '../../../src/desk/packages/take-file.tsx';
import type { Session } from '../../../src/session/session.ts';

const TEXT = '{"format":"yuqing-incident","title":"某镇某村违建 🚜"}';
const PASSPHRASE = '几个不相干的词';

const fileOf = (content: string | Uint8Array, name = 'incident.json'): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

/** As the site encrypts, but with next to no work to derive the key. */
async function encrypted(text = TEXT): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(1);
  return encrypter.encrypt(text);
}

const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('the text of a package file', () => {
  test('is what a plain file holds, whether or not a passphrase was given', async () => {
    expect(await readPackageFile(fileOf(TEXT), undefined)).toEqual({ ok: true, value: TEXT });
    expect(await readPackageFile(fileOf(TEXT), PASSPHRASE)).toEqual({ ok: true, value: TEXT });
  });

  test('is what an encrypted file opens to, whatever its name', async () => {
    const file = fileOf(await encrypted());
    expect(await readPackageFile(file, PASSPHRASE)).toEqual({ ok: true, value: TEXT });
  });

  test('is what an armoured file opens to, blank lines before it or not', async () => {
    const file = fileOf(`\n\n${armor.encode(await encrypted())}`);
    expect(await readPackageFile(file, PASSPHRASE)).toEqual({ ok: true, value: TEXT });
  });

  test.each([undefined, ''])('asks for a passphrase when %j is given', async passphrase => {
    expect(await readPackageFile(fileOf(await encrypted()), passphrase)).toEqual(refused('needsPassphrase'));
  });

  test('is refused to a wrong passphrase', async () => {
    expect(await readPackageFile(fileOf(await encrypted()), '别的口令')).toEqual(refused('wrongPassphrase'));
  });

  test('is refused when the file is cut off or changed', async () => {
    const whole = await encrypted();
    const changed = new Uint8Array(whole);
    changed.set([255 - (changed.at(-1) ?? 0)], changed.length - 1);
    expect(await readPackageFile(fileOf(whole.slice(0, -1)), PASSPHRASE)).toEqual(refused('damaged'));
    expect(await readPackageFile(fileOf(changed), PASSPHRASE)).toEqual(refused('damaged'));
  });

  test('is refused unread when the file is too large', async () => {
    const large = fileOf(TEXT);
    Object.defineProperty(large, 'size', { value: PACKAGE_LIMIT + 1 });
    large.text = () => Promise.reject(new Error('must not be read'));
    expect(await readPackageFile(large, undefined)).toEqual(refused('tooLarge'));
  });

  test('is refused when the file is gone', async () => {
    const gone = fileOf(TEXT);
    gone.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await readPackageFile(gone, undefined)).toEqual(refused('unreadable'));
  });
});

describe('a file that is taken', () => {
  afterEach(() => vi.unstubAllGlobals());

  const taking = (result: Awaited<ReturnType<Session['importFile']>>): Session => {
    const session: Pick<Session, 'offer' | 'importFile' | 'snapshot'> = {
      offer: vi.fn(),
      importFile: async () => result,
      snapshot: () => ({ incidents: [] }) as unknown as ReturnType<Session['snapshot']>,
    };
    return session as Session;
  };

  test('has the browser asked to keep what came in; one that is refused has not', async () => {
    const persist = vi.fn(async () => true);
    vi.stubGlobal('navigator', { storage: { persist } });
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')));
    const refusal = { code: 'otherIncident' } as const;
    await takeFile(taking({ ok: false, refusal }), fileOf(TEXT), {});
    expect(persist).not.toHaveBeenCalled();
    const value = { incidentId: 'one', brought: [], foreignPlaybook: undefined, left: [] };
    const taken = await takeFile(taking({ ok: true, value }), fileOf(TEXT), {});
    expect(taken.kind).toBe('taken');
    expect(persist).toHaveBeenCalledOnce();
  });
});
