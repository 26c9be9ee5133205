import { nkeys } from '@nats-io/nats-core';
import { expect, test } from 'vitest';
import { machineId, publicKeyOf } from '../../src/base/machine-id.ts';
import { freshMachineKey, isSignedBy, machineKey } from '../../src/storage/machine-key.ts';
import { required } from '../support/playbook.ts';

const said = new TextEncoder().encode('what was said');

test('a machine is known by what NATS calls a user, and signs as NATS expects it', async () => {
  const key = required(await freshMachineKey(), 'a key');
  const signature = await key.sign(said);
  expect(nkeys.fromPublic(key.id).verify(said, signature)).toBe(true);
  expect(machineId(required(publicKeyOf(key.id), 'its public key'))).toBe(key.id);
});

test('a mistyped id is none', async () => {
  const { id } = required(await freshMachineKey(), 'a key');
  const mistyped = `${id.slice(0, 20)}${id[20] === 'A' ? 'B' : 'A'}${id.slice(21)}`;
  for (const each of [mistyped, id.slice(1), '', id.toLowerCase(), `${id}A`])
    expect(publicKeyOf(each), each).toBeUndefined();
});

test('a kept key is the same machine; what is no key is none', async () => {
  const key = required(await freshMachineKey(), 'a key');
  const again = required(await machineKey(key.id, key.kept), 'the key');
  expect(await isSignedBy(key.id, await again.sign(said), said)).toBe(true);
  expect(await machineKey(key.id, 'rubbish')).toBeUndefined();
});

test('a signature is of one machine and of what it said alone', async () => {
  const one = required(await freshMachineKey(), 'a key');
  const two = required(await freshMachineKey(), 'a key');
  const signature = await one.sign(said);
  expect(await isSignedBy(one.id, signature, said)).toBe(true);
  expect(await isSignedBy(two.id, signature, said)).toBe(false);
  expect(await isSignedBy(one.id, signature, said.slice(1))).toBe(false);
  expect(await isSignedBy('nobody', signature, said)).toBe(false);
});
