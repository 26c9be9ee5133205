import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Signature, signaturesOfBoth } from '../../src/log/signature.ts';
import { freshSigningKey, signersOf } from '../../src/storage/signing-key.ts';
import { required } from '../support/playbook.ts';

const HASH = '0f'.repeat(32);
const spec = readFileSync('src/log/SPEC.md', 'utf8');
/** What SPEC.md writes down of one signature. */
const example = {
  key: required(/key `(\S{88})`/.exec(spec)?.[1], 'a key'),
  value: required(/value `(\S{88})`/.exec(spec)?.[1], 'a value'),
};

test('rule 19: is ECDSA over P-256 and the event’s hash: the example verifies, and nothing that differs from it', async () => {
  expect(await signersOf({ hash: HASH }, [example])).toEqual([example.key]);
  const own = await freshSigningKey();
  const made = await own.sign(HASH);
  expect(await signersOf({ hash: HASH }, [made, example])).toEqual([own.key, example.key]);
  for (const wrong of [
    { ...example, key: own.key },
    { ...example, value: made.value },
    { ...example, value: 'no base64' },
    { ...example, key: `${'A'.repeat(87)}=` },
  ])
    expect(await signersOf({ hash: HASH }, [wrong, made])).toEqual([own.key]);
  expect(await signersOf({ hash: '1f'.repeat(32) }, [example, made])).toEqual([]);
});

test('rule 20: signatures of two copies unite; those that came first stay, three at most', () => {
  const by = (key: string): Signature => ({ key, value: key });
  const [a, b, c, d] = [by('a'), by('b'), by('c'), by('d')];
  expect(signaturesOfBoth([a, b], [b, c])).toEqual([a, b, c]);
  expect(signaturesOfBoth(undefined, [a])).toEqual([a]);
  expect(signaturesOfBoth([a, b], [c, d])).toEqual([a, b, c]);
});
