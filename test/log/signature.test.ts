import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Signature, signaturesOfBoth } from '../../src/log/signature.ts';
import { machineCode, signedOf } from '../../src/session/signed.ts';
import { freshSigningKey, signersOf, withVerified } from '../../src/storage/signing-key.ts';
import { required } from '../support/playbook.ts';

const HASH = '0f'.repeat(32);
const spec = readFileSync('src/log/SPEC.md', 'utf8');
/** The example of a signature in SPEC.md. */
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

test('rule 20: signatures of two copies unite, one a machine; those that came first stay, three at most', () => {
  const by = (key: string, value = key): Signature => ({ key, value });
  const [a, b, c, d] = [by('a'), by('b'), by('c'), by('d')];
  expect(signaturesOfBoth([a, b], [b, c])).toEqual([a, b, c]);
  expect(signaturesOfBoth(undefined, [a])).toEqual([a]);
  expect(signaturesOfBoth([a, b], [c, d])).toEqual([a, b, c]);
  expect(signaturesOfBoth([a], [by('a', 'again'), b])).toEqual([a, b]);
  // Three keys are made in a moment: those of machines that are known come before them.
  expect(signaturesOfBoth([a, b, c], [d], key => key === 'd')).toEqual([d, a, b]);
});

/** The rows of the table under rule 21. */
const told = [...spec.matchAll(/^ {4}\| (office|group) +\|([^|]*)\|([^|]*)\| (\w+) *\|$/gm)].map(row =>
  row.slice(1).map(cell => cell.trim()),
);

test('rule 21: who said an act is told by the roster as the table says', async () => {
  expect(told.length).toBeGreaterThan(10);
  const code = required(/24 letters of the SHA-256 of its key \(`([^`]+)`/.exec(spec)?.[1], 'a code');
  expect(machineCode(example.key)).toBe(code);
  const { key } = await freshSigningKey();
  const by: Readonly<Record<string, Signature>> = { example, false: { ...example, key } };
  const known = { roster: [{ name: '张三', role: 'office', machine: code }], own: undefined };
  for (const [role = '', name = '', signatures = '', kind] of told)
    expect(
      await signedOf(
        { hash: HASH, by: name === '' ? { role } : { role, name } },
        signatures.split(' ').flatMap(each => by[each] ?? []),
        known,
        false,
      ),
      `${role} ${name} ${signatures}`,
    ).toMatchObject({ kind });
});

test('rule 20: of the signatures under an event those are kept that verify', async () => {
  const own = await freshSigningKey();
  const made = await own.sign(HASH);
  const rubbish = ['A', 'B', 'C'].map(letter => ({ key: own.key, value: `${letter.repeat(86)}==` }));
  const event = { hash: HASH, text: '一' };
  expect(await withVerified([{ ...event, signatures: rubbish }, event])).toEqual([event, event]);
  expect(await withVerified([{ ...event, signatures: [...rubbish, made, example] }])).toEqual([
    { ...event, signatures: [made, example] },
  ]);
});
