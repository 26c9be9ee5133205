import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canonicalOf } from '../../src/log/hash.ts';
import { isSealed, type RecordCipher } from '../../src/storage/cipher.ts';
import type { Compared, CopyRequest } from '../../src/storage/store-worker.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { type PrivateFiles, privateFiles } from '../support/private-files.ts';
import { freshCipher, putRaw, rawConnection, rawRecords } from './raw.ts';
import { events, filled, incident } from './sample.ts';

type Ask = (request: CopyRequest) => Promise<unknown>;
let files: PrivateFiles;
let cipher: RecordCipher;
let name = '';
let ask: Ask;

/** The worker of a database's second copy, as a page finds it. */
async function workerOf(database: string): Promise<Ask> {
  const postMessage = vi.fn();
  const scope: { postMessage: typeof postMessage; onmessage?: (event: object) => Promise<void> } = {
    postMessage,
  };
  vi.stubGlobal('self', scope);
  vi.resetModules();
  await import('../../src/storage/second-copy.worker.ts');
  return async request => {
    await scope.onmessage?.({ data: { number: 1, database, request } });
    const reply = postMessage.mock.lastCall?.[0];
    expect(reply).toMatchObject({ ok: true });
    return reply.value;
  };
}

beforeEach(async () => {
  files = privateFiles();
  files.offer('all');
  cipher = await freshCipher();
  name = await filled(cipher);
  ask = await workerOf(name);
});
afterEach(() => vi.unstubAllGlobals());

const compared = (keyId = cipher.keyId) => ask({ kind: 'compare', keyId }) as Promise<Compared>;

/** Takes a record out of the database, as a disk does that lost it. */
async function lose(store: string, key: IDBValidKey): Promise<void> {
  const database = await rawConnection(name);
  const transaction = database.transaction(store, 'readwrite');
  transaction.objectStore(store).delete(key);
  await new Promise(done => {
    transaction.oncomplete = done;
  });
  database.close();
}

const stores = ['events', 'attachments', 'playbooks'] as const;
const held = async () => Promise.all(stores.map(store => rawRecords(name, store)));

/** The events that the copy holds, by line. */
const copiedLines = (): readonly string[] => {
  const [own] = [files.root.get('yuqing-copy')].flatMap(each =>
    each instanceof Map ? [each.get(name)] : [],
  );
  const streams = own instanceof Map ? own.get('streams') : undefined;
  const log = streams instanceof Map ? streams.get(incident) : undefined;
  const text = log instanceof Map ? log.get('log') : undefined;
  return String(text ?? '')
    .split('\n')
    .filter(line => line !== '');
};

describe('a second copy that is compared with the database', () => {
  test('takes all that the database holds, sealed as it lies there', async () => {
    expect(await compared()).toEqual({ restored: [], isCleared: false });
    expect(copiedLines()).toHaveLength(events.length);
    expect(copiedLines().join('')).not.toContain('data');
    // A second time there is nothing to take.
    await compared();
    expect(copiedLines()).toHaveLength(events.length);
  });

  test('gives back what the database lost: some of it, or all of it, which it says', async () => {
    await compared();
    const whole = await held();
    const [first, second] = required(whole[0], 'events');
    await lose('events', required(first, 'event').key);
    await lose('attachments', required(whole[1]?.[0], 'attachment').key);
    expect(await compared()).toEqual({ restored: [incident], isCleared: false });
    expect(await held()).toEqual(whole);
    for (const { key } of required(whole[0], 'events')) await lose('events', key);
    expect(await compared()).toEqual({ restored: [incident], isCleared: true });
    expect(await held()).toEqual(whole);
    expect(isSealed(required(second, 'event').value)).toBe(true);
  });

  test('makes good a playbook of which either place holds something else', async () => {
    await compared();
    await putRaw(name, 'playbooks', 'something else', digest);
    await compared();
    expect((await rawRecords(name, 'playbooks')).map(({ value }) => value)).toEqual([canonicalOf(playbook)]);
    await ask({ kind: 'append', added: [], playbooks: [], whole: [] });
    const copies = files.root.get('yuqing-copy');
    const own = copies instanceof Map ? copies.get(name) : undefined;
    const playbooks = own instanceof Map ? own.get('playbooks') : undefined;
    if (!(playbooks instanceof Map)) throw new Error('no playbooks');
    playbooks.set(digest, 'torn off');
    await compared();
    expect(playbooks.get(digest)).toBe(canonicalOf(playbook));
  });

  test('gives back nothing that another key has sealed', async () => {
    await compared();
    const [first] = await rawRecords(name, 'events');
    await lose('events', required(first, 'event').key);
    const without = await rawRecords(name, 'events');
    expect(await compared('another key')).toEqual({ restored: [], isCleared: false });
    expect(await rawRecords(name, 'events')).toEqual(without);
  });

  test('passes over a line that a power cut has torn, and gives back the others', async () => {
    await compared();
    const whole = await rawRecords(name, 'events');
    const copies = files.root.get('yuqing-copy');
    const own = copies instanceof Map ? copies.get(name) : undefined;
    const streams = own instanceof Map ? own.get('streams') : undefined;
    const log = streams instanceof Map ? streams.get(incident) : undefined;
    if (!(log instanceof Map)) throw new Error('no log');
    log.set('log', `${String(log.get('log'))}\n["01TORN",{"$bytes":"AAA`);
    for (const { key } of whole.slice(0, 2)) await lose('events', key);
    expect(await compared()).toEqual({ restored: [incident], isCleared: false });
    expect(await rawRecords(name, 'events')).toEqual(whole);
  });
});
