import { expect, test } from 'vitest';
import { machineCode, signedOf } from '../../src/session/signed.ts';
import { freshSigningKey } from '../../src/storage/signing-key.ts';

const hash = '0f'.repeat(32);

test('a signature tells whose machine it was only as far as this machine’s roster knows', async () => {
  const [own, other] = [await freshSigningKey(), await freshSigningKey()];
  const [byOwn, byOther] = [await own.sign(hash), await other.sign(hash)];
  const known = {
    roster: [
      { name: '李四', machine: machineCode(other.key).toUpperCase().replace(/ /g, '') },
      { name: '王五' },
    ],
    own: { key: own.key, name: '张三' },
  };
  const of = (name: string | undefined, ...signatures: (typeof byOwn)[]) =>
    signedOf({ hash, by: { role: 'office', ...(name && { name }) } }, signatures, known);
  expect(await of('张三')).toEqual({ kind: 'unsigned' });
  expect(await of('张三', byOwn)).toEqual({ kind: 'signed' });
  expect(await of('李四', byOther)).toEqual({ kind: 'signed' });
  expect(await of(undefined, byOther)).toEqual({ kind: 'signed' });
  expect(await of('张三', byOther)).toEqual({ kind: 'other', names: ['李四'] });
  // Whoever signs what another has said takes nothing from it.
  expect(await of('张三', byOther, byOwn)).toEqual({ kind: 'signed' });
  expect(await of('张三', { ...byOwn, value: byOther.value })).toEqual({ kind: 'forged' });
  const stranger = await freshSigningKey();
  expect(await of('张三', await stranger.sign(hash))).toEqual({
    kind: 'unlisted',
    code: machineCode(stranger.key),
  });
});

test('a machine’s code is one that people can compare', async () => {
  const { key } = await freshSigningKey();
  expect(machineCode(key)).toMatch(/^([0-9a-f]{4} ){5}[0-9a-f]{4}$/);
});
