import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { incidentLogs } from '../../src/desk/incident/kinds.ts';
import { canonicalOf, digestOf } from '../../src/log/hash.ts';
import { LOG_VERSION } from '../../src/log/kind.ts';
import { readEvent } from '../../src/log/read.ts';
import type { RecordCipher } from '../../src/storage/cipher.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { changeRecord, EVERYTHING, type LogStore, StorageFailure } from '../../src/storage/port.ts';
import { HOUR, limitedFacts, NOW } from '../support/answers.ts';
import {
  act,
  allEvents,
  anyTurns,
  contextAt,
  countingIds,
  eventOf,
  openLog,
  play,
} from '../support/incident.ts';
import { digest, playbook, required, smallPlaybook } from '../support/playbook.ts';
import { failing, fileOf, freshCipher, freshName, putRaw, rawConnection } from './raw.ts';

const context = contextAt(NOW, countingIds(1));
const log = act(
  openLog(),
  context,
  { kind: 'note', text: '一 <b>😀</b>' },
  { kind: 'note', text: '二' },
  { kind: 'note', text: '三' },
);
const { events } = log;
const incident = log.stream;
const at = (position: number): IncidentEvent => required(events[position], `event ${position}`);
const other = openLog(limitedFacts, contextAt(NOW + HOUR, countingIds(2)));

const byId = (list: readonly IncidentEvent[]): readonly IncidentEvent[] =>
  [...list].sort((one, two) => (one.id < two.id ? -1 : 1));

const opened: LogStore<IncidentEvent>[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function openStore(name = freshName(), cipher?: RecordCipher): Promise<LogStore<IncidentEvent>> {
  const store = await openIndexedDbStore<IncidentEvent>({ name, cipher: () => cipher });
  opened.push(store);
  return store;
}

async function openSealed(): Promise<LogStore<IncidentEvent>> {
  const name = freshName();
  return openStore(name, await freshCipher());
}

const adapters: readonly (readonly [name: string, open: () => Promise<LogStore<IncidentEvent>>])[] = [
  ['in memory', async () => createMemoryStore()],
  ['in IndexedDB', () => openStore()],
  ['in a sealed IndexedDB', openSealed],
];

describe.each(adapters)('a store %s', (_, open) => {
  let store: LogStore<IncidentEvent>;
  beforeEach(async () => {
    store = await open();
  });

  test('has nothing at first', async () => {
    expect(await store.streams()).toEqual([]);
    expect(await store.read(incident)).toEqual({ events: [], broken: [], absent: new Set() });
    expect(await store.readPlaybook(digest)).toBeUndefined();
    expect((await store.readRecord('triage')).value).toBeUndefined();
  });

  test('gives back every event as it was appended, each incident apart', async () => {
    await store.append({ events: [...events, ...other.events] });
    expect(new Set(await store.streams())).toEqual(new Set([incident, other.stream]));
    const stored = await store.read(incident);
    expect(byId(stored.events)).toEqual(byId(events));
    expect(stored.broken).toEqual([]);
    for (const event of stored.events) expect(readEvent(incidentLogs.kinds, event)).toEqual({ event });
    expect((await store.read(other.stream)).events).toEqual(other.events);
  });

  test('does not care in how many batches, how often and in what order events come', async () => {
    const batches = anyTurns(10).chain(turns => {
      const all = [...allEvents(play(turns).logs)];
      return fc.tuple(fc.constant(all), fc.array(fc.subarray(all), { maxLength: 4 }));
    });
    await fc.assert(
      fc.asyncProperty(batches, async ([all, parts]) => {
        const own = await open();
        for (const part of [...parts, all]) await own.append({ events: part });
        expect(byId((await own.read(incident)).events)).toEqual(byId(all));
        expect(await own.streams()).toEqual([incident]);
      }),
      { numRuns: 20 },
    );
  });

  test('changes nothing when an event comes again, though it says something else', async () => {
    await store.append({ events });
    const { hash: _hash, ...rest } = at(1);
    await store.append({ events: [{ ...rest, hash: at(1).hash, at: at(0).at, prev: [] } as IncidentEvent] });
    expect(byId((await store.read(incident)).events)).toEqual(byId(events));
  });

  test('adds signatures that come after what they are under, and takes none away', async () => {
    await store.append({ events });
    const signed = { ...at(1), signatures: [{ key: 'k', value: 'v' }] };
    await store.append({ events: [signed] });
    await store.append({ events });
    const now = events.map(event => (event.id === signed.id ? signed : event));
    expect(byId((await store.read(incident)).events)).toEqual(byId(now));
  });

  test('takes an event that comes twice in one batch once', async () => {
    await store.append({ events: [at(0), at(1), at(0)] });
    expect(byId((await store.read(incident)).events)).toEqual(byId([at(0), at(1)]));
  });

  test('takes an empty batch', async () => {
    await store.append({ events: [] });
    expect(await store.streams()).toEqual([]);
  });

  test('keeps everything of appends that run at once', async () => {
    await Promise.all(events.map(event => store.append({ events: [event] })));
    expect(byId((await store.read(incident)).events)).toEqual(byId(events));
  });

  test('leaves out the events the reader already knows, and says which of them it has not', async () => {
    await store.append({ events });
    const elsewhere = new Set([at(0).id, 'wiped']);
    expect((await store.read(incident, elsewhere)).absent).toEqual(new Set(['wiped']));
    for (const known of [[], [at(1)], [at(0), at(3)], events]) {
      const ids = new Set(known.map(({ id }) => id));
      const stored = await store.read(incident, ids);
      expect(byId(stored.events)).toEqual(byId(events.filter(({ id }) => !ids.has(id))));
    }
  });

  test('keeps playbooks by digest, with the events that rest on them', async () => {
    await store.append({ events: [at(0)], playbooks: [{ digest, playbook }] });
    await store.append({ events: [at(1)], playbooks: [{ digest, playbook }] });
    expect(await store.readPlaybook(digest)).toEqual(playbook);
    expect(await store.readPlaybook('0'.repeat(64))).toBeUndefined();
  });

  test('keeps the playbooks of one batch, each by its digest', async () => {
    const other = { digest: digestOf(smallPlaybook), playbook: smallPlaybook };
    await store.append({ events: [at(0)], playbooks: [{ digest, playbook }, other] });
    expect(await store.readPlaybook(digest)).toEqual(playbook);
    expect(await store.readPlaybook(other.digest)).toEqual(smallPlaybook);
  });

  test('gives back a file byte by byte, to its own incident only', async () => {
    const file = fileOf(
      incident,
      Uint8Array.from({ length: 70_000 }, (_, position) => position % 251),
    );
    await store.append({ events: [at(0)], attachments: [file] });
    expect(await store.readAttachment(incident, file.sha256)).toEqual(file);
    expect(await store.readAttachment(other.stream, file.sha256)).toBeUndefined();
    expect(await store.readAttachment(incident, '0'.repeat(64))).toBeUndefined();
    expect(byId((await store.read(incident)).events)).toEqual([at(0)]);
  });

  test('keeps an empty file, and one that is a part of a larger buffer, without the rest', async () => {
    const whole = new TextEncoder().encode('前面的 文件 后面的');
    const files = [fileOf(incident, new Uint8Array()), fileOf(incident, whole.subarray(9, 17))];
    await store.append({ events: [], attachments: files });
    for (const file of files) {
      const stored = required(await store.readAttachment(incident, file.sha256), 'file');
      expect(stored).toEqual(file);
      expect(stored.bytes.buffer.byteLength).toBe(file.bytes.byteLength);
    }
  });

  test('changes nothing when a file comes again, and keeps it as it was handed in', async () => {
    const bytes = new TextEncoder().encode('截图');
    const file = fileOf(incident, bytes);
    await store.append({ events: [], attachments: [file, file] });
    await store.append({ events: [], attachments: [{ ...file, type: 'text/html' }] });
    bytes.fill(0);
    const { sha256 } = file;
    expect(await store.readAttachment(incident, sha256)).toEqual(
      fileOf(incident, new TextEncoder().encode('截图')),
    );
  });

  test('does not give out a file that is not what its digest says', async () => {
    const file = { ...fileOf(incident, new Uint8Array([1, 2])), sha256: 'f'.repeat(64) };
    await store.append({ events: [], attachments: [file] });
    expect(await store.readAttachment(incident, file.sha256)).toBeUndefined();
  });

  test('lists no incident of which there is only a file', async () => {
    await store.append({ events: [], attachments: [fileOf(incident, new Uint8Array([1]))] });
    expect(await store.streams()).toEqual([]);
  });

  test('takes an incident away with its files and drafts, and leaves every other as it is', async () => {
    const elsewhere = other.stream;
    const [file, kept] = [fileOf(incident, new Uint8Array([1])), fileOf(elsewhere, new Uint8Array([1]))];
    await store.append({ events: [...events, ...other.events], attachments: [file, kept] });
    await store.append({ events: [], playbooks: [{ digest, playbook }] });
    const [gone, stays] = [
      [`${incident}/note`, `${incident}/sheet/done`, `${incident}/`],
      ['triage', incident, `${incident}0`, `${incident}.note`, `${elsewhere}/note`, `x/${incident}/note`],
    ];
    for (const name of [...gone, ...stays]) await store.putRecord(name, { name });
    await store.remove(incident);
    expect(await store.streams()).toEqual([elsewhere]);
    expect(await store.read(incident)).toEqual({ events: [], broken: [], absent: new Set() });
    expect(await store.readAttachment(incident, file.sha256)).toBeUndefined();
    for (const name of gone) expect((await store.readRecord(name)).value).toBeUndefined();
    expect((await store.read(elsewhere)).events).toEqual(other.events);
    expect(await store.readAttachment(elsewhere, kept.sha256)).toEqual(kept);
    for (const name of stays) expect((await store.readRecord(name)).value).toEqual({ name });
    expect(await store.readPlaybook(digest)).toEqual(playbook);
  });

  test('takes an incident that is not here away without a word, and takes it in again later', async () => {
    await store.remove(incident);
    await store.append({ events });
    await store.remove(incident);
    await store.append({ events });
    expect(byId((await store.read(incident)).events)).toEqual(byId(events));
  });

  test('keeps the last of drafts, however long they are', async () => {
    const drafts = ['长'.repeat(50_000), '短', '', '末'].map(title => ({ title }));
    for (const draft of drafts) await store.putRecord('triage', draft);
    expect((await store.readRecord('triage')).value).toEqual({ title: '末' });
  });

  test.each([
    ['answers', { title: '某镇', foundAt: '' }],
    ['emoji and HTML', { title: '😀<script>' }],
    ['10,000 characters', { title: '字'.repeat(10_000) }],
    ['nothing in it', {}],
  ])('keeps a draft with %s', async (_name, draft) => {
    await store.putRecord('triage', draft);
    expect((await store.readRecord('triage')).value).toEqual(draft);
  });

  test('keeps drafts by name, the last one of each, until it is removed', async () => {
    await store.putRecord('triage', { title: '甲' });
    await store.putRecord('triage', { title: '乙' });
    await store.putRecord('note', { text: '记' });
    expect((await store.readRecord('triage')).value).toEqual({ title: '乙' });
    await store.putRecord('triage', undefined);
    await store.putRecord('never-kept', undefined);
    expect((await store.readRecord('triage')).value).toBeUndefined();
    expect((await store.readRecord('note')).value).toEqual({ text: '记' });
  });

  test('keeps a draft as it was, whatever becomes of the form afterwards', async () => {
    const draft = { title: '甲' };
    await store.putRecord('triage', draft);
    draft.title = '乙';
    expect((await store.readRecord('triage')).value).toEqual({ title: '甲' });
  });
});

test('memory does not last and says so; IndexedDB does', async () => {
  expect(createMemoryStore().durable).toBe(false);
  expect((await openStore()).durable).toBe(true);
});

describe('a store in IndexedDB', () => {
  test('has everything again after the page was closed', async () => {
    const name = freshName();
    const first = await openStore(name);
    await first.append({ events, playbooks: [{ digest, playbook }] });
    await first.putRecord('triage', { title: '甲' });
    first.close();
    const second = await openStore(name);
    expect(await second.streams()).toEqual([incident]);
    expect(byId((await second.read(incident)).events)).toEqual(byId(events));
    expect(await second.readPlaybook(digest)).toEqual(playbook);
    expect((await second.readRecord('triage')).value).toEqual({ title: '甲' });
  });

  test('is shared by two pages that are open at once', async () => {
    const name = freshName();
    const [one, two] = [await openStore(name), await openStore(name)];
    await one.append({ events: [at(0)] });
    await two.append({ events: [at(0), at(1)] });
    expect(byId((await one.read(incident)).events)).toEqual(byId([at(0), at(1)]));
  });

  test.each([incident, EVERYTHING])(
    'takes nothing of a log that another page has wiped but all that is held of it: %s',
    async wiped => {
      const name = freshName();
      const [one, two] = [await openStore(name), await openStore(name)];
      const serve = (held: () => { events: readonly IncidentEvent[] }): void =>
        two.serve({ held, changed: () => undefined });
      await one.append({ events: events.slice(0, 3) });
      await one.remove(wiped);
      // A page that ends before it has heard leaves no part behind.
      serve(() => {
        throw new Error('the page is gone');
      });
      await expect(two.append({ events: [at(3)], isNew: true })).rejects.toThrow();
      expect(await one.streams()).toEqual([]);
      serve(() => ({ events: [...events, ...other.events] }));
      await two.append({ events: [at(3)], isNew: true });
      expect(byId((await one.read(incident)).events)).toEqual(byId(events));
      expect(await one.streams()).toEqual([incident]);
      const later = eventOf(log, { kind: 'note', text: '后来的' }, contextAt(NOW, countingIds(9)));
      await one.append({ events: [later], isNew: true });
      expect((await two.read(incident)).events).toHaveLength(events.length + 1);
    },
  );

  test('keeps no change of a small record of a log that was wiped, until it comes in again', async () => {
    const name = freshName();
    const [one, late] = [await openStore(name), await openStore(name)];
    const draft = `${incident}/draft/log`;
    await one.append({ events });
    await late.putRecord(draft, '已致电');
    await one.remove(incident);
    await changeRecord(late, draft, () => '已致电，对方说');
    // A file of it that is refused afterwards is put aside.
    const aside = `${incident}/aside/1`;
    await late.putRecord(aside, '{}');
    await changeRecord(late, 'roster', () => []);
    expect(await one.recordNames()).toEqual([aside, 'roster']);
    await one.append({ events });
    await changeRecord(late, draft, () => '已致电，对方说');
    expect((await one.readRecord(draft)).value).toBe('已致电，对方说');
  });

  test.each([
    ['altered', { ...at(1), data: { text: '改过' } }],
    ['newerVersion', { ...at(1), v: LOG_VERSION + 1 }],
    ['unreadable', { text: '不是记录' }],
    ['unreadable', null],
    ['unreadable', '半条记'],
  ] as const)(
    'reports a record that is %s as broken, and keeps it and all others',
    async (problem, value) => {
      const name = freshName();
      const store = await openStore(name);
      await store.append({ events: [at(0), at(2), at(3)] });
      await putRaw(name, 'events', value, [incident, at(1).id]);
      const stored = {
        events: byId([at(0), at(2), at(3)]),
        broken: [{ key: at(1).id, value, problem }],
        absent: new Set(),
      };
      for (const _ of ['first', 'second']) {
        const read = await store.read(incident);
        expect({ ...read, events: byId(read.events) }).toEqual(stored);
      }
      expect(await store.read(incident, new Set([at(0).id, at(2).id, at(3).id]))).toEqual({
        ...stored,
        events: [],
      });
      await store.append({ events: other.events });
      expect((await store.read(incident)).broken).toEqual(stored.broken);
      expect(await store.streams()).toContain(incident);
    },
  );

  test('lists an incident of which nothing but broken records is left', async () => {
    const name = freshName();
    const store = await openStore(name);
    await putRaw(name, 'events', '？', [incident, at(0).id]);
    expect(await store.streams()).toEqual([incident]);
  });

  test('lets a broken record give way to the sound event it should be, and to nothing else', async () => {
    const name = freshName();
    const store = await openStore(name);
    await store.append({ events });
    await putRaw(name, 'events', { text: '坏' }, [incident, at(1).id]);
    await store.append({ events: [at(0), at(2), at(3)] });
    expect((await store.read(incident)).broken).toHaveLength(1);
    await store.append({ events: [at(1)] });
    expect(await store.read(incident)).toMatchObject({ broken: [] });
    expect(byId((await store.read(incident)).events)).toEqual(byId(events));
  });

  test('lets a damaged file give way to the sound one', async () => {
    const name = freshName();
    const store = await openStore(name);
    const file = fileOf(incident, new Uint8Array([1, 2, 3]));
    for (const damaged of [
      null,
      {},
      { type: 1, bytes: file.bytes },
      { type: '', bytes: new Uint8Array([9]) },
    ]) {
      await putRaw(name, 'attachments', damaged, [incident, file.sha256]);
      expect(await store.readAttachment(incident, file.sha256)).toBeUndefined();
      await store.append({ events: [], attachments: [file] });
      expect(await store.readAttachment(incident, file.sha256)).toEqual(file);
    }
  });

  test('takes broken records away with their incident', async () => {
    const name = freshName();
    const store = await openStore(name);
    await putRaw(name, 'events', '？', [incident, at(0).id]);
    await store.remove(incident);
    expect(await store.streams()).toEqual([]);
  });

  test('does not give out a playbook that is not the one its digest names', async () => {
    const name = freshName();
    const store = await openStore(name);
    await store.append({ events: [at(0)], playbooks: [{ digest, playbook }] });
    expect(await store.readPlaybook(digest)).toEqual(playbook);
    for (const other of [canonicalOf(smallPlaybook), playbook]) {
      await putRaw(name, 'playbooks', other, digest);
      expect(await store.readPlaybook(digest)).toBeUndefined();
    }
  });

  test('is missing where the browser has no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(openIndexedDbStore<IncidentEvent>({ name: freshName() })).rejects.toMatchObject({
      name: 'StorageFailure',
      code: 'missing',
    });
  });

  test.each([
    ['InvalidStateError', 'refused'],
    ['SecurityError', 'refused'],
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'failed'],
  ])('says why the browser does not open it: %s is %s', async (error, code) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() =>
      failing(new IDBOpenDBRequest(), new DOMException('', error)),
    );
    await expect(openIndexedDbStore<IncidentEvent>({ name: freshName() })).rejects.toMatchObject({
      name: 'StorageFailure',
      code,
    });
  });

  // Chrome with storage blocked for the site throws at once instead of answering with an error event.
  test('is refused where the browser forbids even to ask', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('access is denied', 'SecurityError');
    });
    await expect(openIndexedDbStore<IncidentEvent>({ name: freshName() })).rejects.toMatchObject({
      name: 'StorageFailure',
      code: 'refused',
    });
  });

  test('is newer where a later edition has upgraded it', async () => {
    const name = freshName();
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name, 99);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
    await expect(openIndexedDbStore<IncidentEvent>({ name })).rejects.toMatchObject({
      name: 'StorageFailure',
      code: 'newer',
    });
  });

  test('is blocked while another page holds up its opening', async () => {
    const name = freshName();
    const holder = await openStore(name);
    holder.close();
    const database = await rawConnection(name);
    // An open connection that does not let go makes the deletion wait, and the opening wait behind it.
    indexedDB.deleteDatabase(name);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = expect(openIndexedDbStore<IncidentEvent>({ name })).rejects.toMatchObject({
      code: 'blocked',
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await opening;
    database.close();
  });

  test('opens again a connection that an upgrade in another page closed', async () => {
    const name = freshName();
    const store = await openStore(name);
    await store.append({ events: [at(0)] });
    // The other page asks to upgrade, every page lets go, and the upgrade comes to nothing.
    await expect(rawConnection(name, 3)).rejects.toThrow();
    await store.append({ events: [at(1)] });
    expect(byId((await store.read(incident)).events)).toEqual(byId([at(0), at(1)]));
    expect(await store.streams()).toEqual([incident]);
  });

  test('opens again a connection that the browser closed, for each thing it can be asked', async () => {
    const asked: readonly ((store: LogStore<IncidentEvent>) => Promise<unknown>)[] = [
      store => store.streams(),
      store => store.read(incident),
      store => store.append({ events }),
      store => store.readPlaybook(digest),
      store => store.readAttachment(incident, digest),
      store => store.remove(incident),
      store => store.putRecord('triage', { title: '甲' }),
      store => store.readRecord('triage'),
    ];
    for (const ask of asked) {
      const store = await openStore();
      store.close();
      await expect(ask(store)).resolves.not.toThrow();
    }
  });

  test('fails, and says so, when the connection cannot be opened again', async () => {
    const store = await openStore();
    store.close();
    vi.stubGlobal('indexedDB', undefined);
    await expect(store.append({ events })).rejects.toBeInstanceOf(StorageFailure);
  });

  describe('when a write fails', () => {
    const quota = (): DOMException => new DOMException('no room', 'QuotaExceededError');

    /** Aborts a transaction as the browser does, with its own reason. fake-indexeddb has no public way. */
    function abort(transaction: IDBTransaction, reason: string): void {
      Reflect.apply(Reflect.get(transaction, '_abort'), transaction, [reason]);
    }

    /** Lets writes through until the given one. */
    function failAt(position: number, error: DOMException): void {
      const add = IDBObjectStore.prototype.add;
      let count = 0;
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
        this: IDBObjectStore,
        value,
        key,
      ) {
        count += 1;
        if (count !== position) return add.call(this, value, key);
        return failing(new IDBRequest(), error, () => abort(this.transaction, error.name));
      });
    }

    test.each([
      ['QuotaExceededError', 'full'],
      ['UnknownError', 'failed'],
      ['DataError', 'failed'],
    ])('a %s becomes a failure that says %s', async (name, code) => {
      const store = await openStore();
      failAt(1, new DOMException('', name));
      const failure = await store.append({ events }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(StorageFailure);
      expect(failure).toMatchObject({ code });
    });

    test('a transaction that runs out of room only at its end says full', async () => {
      const store = await openStore();
      const add = IDBObjectStore.prototype.add;
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
        this: IDBObjectStore,
        value,
        key,
      ) {
        const request = add.call(this, value, key);
        request.addEventListener('success', () => abort(this.transaction, 'QuotaExceededError'));
        return request;
      });
      await expect(store.append({ events: [at(0)] })).rejects.toMatchObject({ code: 'full' });
      vi.restoreAllMocks();
      expect(await store.streams()).toEqual([]);
    });

    test.each(events.map((_, position) => position + 1))(
      'at event %i, nothing of the batch is there',
      async position => {
        const store = await openStore();
        await store.append({ events: other.events });
        failAt(position, quota());
        await expect(store.append({ events, playbooks: [{ digest, playbook }] })).rejects.toMatchObject({
          code: 'full',
        });
        vi.restoreAllMocks();
        expect(await store.read(incident)).toEqual({ events: [], broken: [], absent: new Set() });
        expect(await store.streams()).toEqual([other.stream]);
        expect(await store.readPlaybook(digest)).toBeUndefined();
      },
    );

    test('at the playbook, nothing of the batch is there', async () => {
      const store = await openStore();
      const put = IDBObjectStore.prototype.put;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        value,
        key,
      ) {
        if (this.name === 'playbooks') throw new DOMException('cannot be cloned', 'DataCloneError');
        return put.call(this, value, key);
      });
      await expect(store.append({ events, playbooks: [{ digest, playbook }] })).rejects.toBeInstanceOf(
        StorageFailure,
      );
      vi.restoreAllMocks();
      expect(await store.read(incident)).toEqual({ events: [], broken: [], absent: new Set() });
    });

    test('at a file, nothing of the batch is there', async () => {
      const files = [1, 2].map(byte => fileOf(incident, new Uint8Array([byte])));
      for (const position of [1, 2]) {
        const store = await openStore();
        failAt(events.length + position, quota());
        await expect(
          store.append({ events, playbooks: [{ digest, playbook }], attachments: files }),
        ).rejects.toMatchObject({ code: 'full' });
        vi.restoreAllMocks();
        expect(await store.read(incident)).toEqual({ events: [], broken: [], absent: new Set() });
        expect(await store.readPlaybook(digest)).toBeUndefined();
        for (const { sha256 } of files) expect(await store.readAttachment(incident, sha256)).toBeUndefined();
      }
    });

    test('in a sealed store, nothing of the batch is there either', async () => {
      const store = await openSealed();
      failAt(2, quota());
      await expect(store.append({ events })).rejects.toMatchObject({ code: 'full' });
      vi.restoreAllMocks();
      expect(await store.streams()).toEqual([]);
    });

    test('while an incident is taken away, all of it stays', async () => {
      const store = await openStore();
      await store.append({ events, attachments: [fileOf(incident, new Uint8Array([1]))] });
      const remove = IDBObjectStore.prototype.delete;
      vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
        if (this.name === 'records') throw new DOMException('', 'UnknownError');
        return remove.call(this, key);
      });
      await expect(store.remove(incident)).rejects.toMatchObject({ code: 'failed' });
      vi.restoreAllMocks();
      expect((await store.read(incident)).events).toHaveLength(events.length);
    });

    test('a full disk is wiped all the same, and then has room for the mark of it', async () => {
      const name = freshName();
      const [one, late] = [await openStore(name), await openStore(name)];
      await one.append({ events });
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
        throw quota();
      });
      await one.remove(incident);
      const ended = (): never => {
        throw new Error('the page is gone');
      };
      late.serve({ held: ended, changed: () => undefined });
      await expect(late.append({ events: [at(1)], isNew: true })).rejects.toThrow();
      expect(await one.streams()).toEqual([]);
    });

    test('the same batch is written whole once there is room again', async () => {
      const store = await openStore();
      failAt(2, quota());
      await expect(store.append({ events, playbooks: [{ digest, playbook }] })).rejects.toMatchObject({
        code: 'full',
      });
      vi.restoreAllMocks();
      await store.append({ events, playbooks: [{ digest, playbook }] });
      expect(byId((await store.read(incident)).events)).toEqual(byId(events));
      expect(await store.readPlaybook(digest)).toEqual(playbook);
    });

    test('a draft that finds no room says full', async () => {
      const store = await openStore();
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw quota();
      });
      await expect(store.putRecord('triage', {})).rejects.toMatchObject({ code: 'full' });
    });
  });

  test('can tell the same event from another incident’s with the same id', async () => {
    const store = await openStore();
    const elsewhere = eventOf(
      other,
      { kind: 'note', text: '另一件' },
      contextAt(NOW, () => at(1).id),
    );
    await store.append({ events: [...events, ...other.events, elsewhere] });
    expect(byId((await store.read(incident)).events)).toEqual(byId(events));
    expect((await store.read(other.stream)).events).toContainEqual(elsewhere);
  });
});
