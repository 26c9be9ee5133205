import { expect, test } from 'vitest';
import { type Invitation, invitationCode, readInvitation } from '../../src/base/invitation.ts';
import { MOST_PARTS, partsOf, teamSeal, type Word } from '../../src/storage/team-seal.ts';
import { required } from '../support/playbook.ts';
import { at, incident, words } from './sample.ts';

const SECRET = '0b'.repeat(32);
const event = at(0);
const word: Word = { kind: 'event', hash: event.hash, event };
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('what a team seals its members read, and nobody else', async () => {
  const seal = await teamSeal(SECRET);
  const item = await seal.seal(word);
  expect(await (await teamSeal(SECRET)).open(item)).toEqual(word);
  expect(await (await teamSeal('0c'.repeat(32))).open(item)).toBe('otherSecret');
  for (const told of [...words, incident, event.hash, event.id]) {
    expect(textOf(item.bytes)).not.toContain(told);
    expect(item.name).not.toContain(told);
  }
});

test('a name is the same on every machine, and another in another place or team', async () => {
  const [one, same, other] = await Promise.all([SECRET, SECRET, '0c'.repeat(32)].map(teamSeal));
  const name = one?.nameOf(word);
  expect(same?.eventName(event.hash)).toBe(name);
  expect(one?.nameOf(word, 2)).not.toBe(name);
  expect(other?.nameOf(word)).not.toBe(name);
});

test('rubbish under a name is rubbish: what is not sealed, was changed, or is sealed as something else', async () => {
  const seal = await teamSeal(SECRET);
  const item = await seal.seal(word);
  const changed = item.bytes.slice();
  changed[40] = (changed[40] ?? 0) ^ 1;
  const other: Word = { kind: 'event', hash: at(1).hash, event: at(1) };
  const moved = { name: item.name, bytes: (await seal.seal(other)).bytes };
  const unlike = { kind: 'event', hash: event.hash, event: at(1) } as const;
  for (const each of [
    { name: item.name, bytes: new Uint8Array([1, 2, 3]) },
    { name: item.name, bytes: new Uint8Array() },
    { name: item.name, bytes: changed },
    moved,
    await seal.seal(unlike),
  ])
    expect(await seal.open(each)).toBe('rubbish');
  expect(await seal.open(await seal.seal(word, 2))).toEqual(word);
});

test('a file travels in parts that make it again', async () => {
  const seal = await teamSeal(SECRET);
  const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251);
  const parts = partsOf('a'.repeat(64), bytes, { stream: incident, type: 'image/png' });
  expect(parts).toHaveLength(3);
  const opened = await Promise.all(parts.map(async part => seal.open(await seal.seal(part))));
  expect(opened).toEqual(parts);
});

test('numbers and sizes at their limits are read, and past them are rubbish before anything is counted by them', async () => {
  const seal = await teamSeal(SECRET);
  const full = new Uint8Array(256 * 1024);
  const part = { kind: 'part', sha256: 'a'.repeat(64), part: 0, parts: 1, bytes: full.slice(1) } as const;
  const read = async (changes: object): Promise<unknown> =>
    seal.open(await seal.seal({ ...part, ...changes } as Word));
  const sound = [
    {},
    { bytes: full },
    { bytes: new Uint8Array() },
    { part: 0, parts: MOST_PARTS, bytes: full },
    { part: MOST_PARTS - 1, parts: MOST_PARTS },
    { stream: 'x'.repeat(500), type: 'x'.repeat(500) },
  ];
  for (const changes of sound) expect(await read(changes)).toEqual({ ...part, ...changes });
  const numbers = [
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 31,
    2 ** 53 - 1,
    4e8,
    MOST_PARTS + 1,
    '1',
  ];
  for (const parts of numbers) expect(await read({ parts, bytes: full }), `${parts} parts`).toBe('rubbish');
  for (const each of numbers.slice(1)) expect(await read({ part: each }), `part ${each}`).toBe('rubbish');
  for (const changes of [
    { part: 1 },
    { bytes: new Uint8Array(full.length + 1) },
    { parts: 2 },
    { parts: 2, part: 1, bytes: new Uint8Array(full.length + 1) },
    { sha256: 'A'.repeat(64) },
    { sha256: `${'a'.repeat(64)}b` },
    { stream: 'x'.repeat(501) },
    { type: 'x'.repeat(501) },
  ])
    expect(await read(changes), JSON.stringify(changes).slice(0, 60)).toBe('rubbish');
  for (const order of numbers.filter(
    each => typeof each !== 'number' || !(each >= 1) || !Number.isSafeInteger(each),
  ))
    expect(
      await seal.open(
        await seal.seal({ kind: 'table', patch: { scenario: 's', machine: 'm', order } } as Word),
      ),
    ).toBe('rubbish');
  const long = { kind: 'event', hash: 'x'.repeat(65), event: { hash: 'x'.repeat(65) } } as const;
  expect(await seal.open(await seal.seal(long))).toBe('rubbish');
});

test('what a machine says of itself is read as that machine’s alone', async () => {
  const seal = await teamSeal(SECRET);
  const said = await seal.sealHere('U1', { name: '张三' });
  expect(await seal.openHere('U1', said)).toEqual({ name: '张三' });
  expect(await seal.openHere('U2', said)).toBeUndefined();
  expect(await seal.openHere('U1', new Uint8Array([1]))).toBeUndefined();
});

test('an invitation is one code; a slip of the pen is noticed', () => {
  const invitation: Invitation = { path: '/team/3f9a', team: '鹰潭市局', secret: SECRET };
  const code = invitationCode(invitation);
  expect(readInvitation(code)).toEqual(invitation);
  expect(readInvitation(`  ${code.slice(0, 30)}\n${code.slice(30)} `)).toEqual(invitation);
  const letter = required(code[20], 'a letter');
  for (const wrong of [
    code.slice(0, -1),
    code.slice(1),
    '',
    'yqt1-',
    `${code.slice(0, 20)}${letter === 'A' ? 'B' : 'A'}${code.slice(21)}`,
    invitationCode({ ...invitation, path: 'wss://elsewhere.example/' }),
    invitationCode({ ...invitation, secret: 'ff' }),
  ])
    expect(readInvitation(wrong), wrong).toBeUndefined();
});
