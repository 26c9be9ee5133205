import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { DATABASE_NAME } from '../../src/storage/database.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { openKeys } from '../../src/storage/keys.ts';
import type { LogStore } from '../../src/storage/port.ts';
import { type PrivateFiles, privateFiles } from '../support/private-files.ts';
import { soon } from '../support/soon.ts';
import { rawConnection, rawRecords } from './raw.ts';
import { at, incident } from './sample.ts';

// A derivation takes a quarter of a second on purpose; how many rounds it has, key-wrapping.test.ts says.
vi.mock('../../src/storage/key-wrapping.ts', async original => ({
  ...(await original<typeof import('../../src/storage/key-wrapping.ts')>()),
  ITERATIONS: 10,
}));
afterAll(() => {
  vi.doUnmock('../../src/storage/key-wrapping.ts');
  vi.resetModules();
});

type Lock = typeof import('../../src/session/lock.ts') & typeof import('../../src/session/lock-change.ts');

const PASSPHRASE = '一二三四五六七八';

/** A page of this site: its key in its memory, its store open. */
interface Page {
  readonly lock: Lock;
  readonly store: LogStore<IncidentEvent>;
}

let files: PrivateFiles;
const stores: LogStore<IncidentEvent>[] = [];
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  files = privateFiles();
});
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  vi.unstubAllGlobals();
});

async function openStore(lock: Lock): Promise<LogStore<IncidentEvent>> {
  const store = await openIndexedDbStore<IncidentEvent>({ cipher: lock.currentCipher, keys: lock.keyKeeper });
  stores.push(store);
  return store;
}

/** Another page, which has read nothing yet. */
async function freshPage(): Promise<Lock> {
  vi.resetModules();
  return {
    ...(await import('../../src/session/lock.ts')),
    ...(await import('../../src/session/lock-change.ts')),
  };
}

async function openPage(): Promise<Page> {
  const lock = await freshPage();
  if ((await lock.openMachine()) === 'locked') expect(await lock.unlock(PASSPHRASE)).toBe(true);
  return { lock, store: await openStore(lock) };
}

const FILE = 'yuqing-key';

/** The two places' contents, whether the browser offers them or not. */
const keysOnDisk = async (): Promise<{ readonly file: unknown; readonly database: unknown }> => ({
  file: files.root.get(FILE),
  database: await rawRecords(FILE, 'keys').then(
    records => records.find(({ key }) => key === FILE)?.value,
    () => undefined,
  ),
});

type Records = Awaited<ReturnType<typeof rawRecords>>;

/** Puts everything that lay there before in the place of what lies there. */
async function putInDatabase(records: Records): Promise<void> {
  const database = await rawConnection(FILE);
  const transaction = database.transaction('keys', 'readwrite');
  transaction.objectStore('keys').clear();
  for (const { key, value } of records) transaction.objectStore('keys').put(value, key);
  await new Promise(resolve => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** Fates of a place: `stale` holds the record as it was before the lock was last changed. */
const fates = ['present', 'wiped', 'stale'] as const;
type Fate = (typeof fates)[number];

interface Row {
  readonly lock: 'off' | 'on';
  /** Whether the browser has files to offer. */
  readonly before: 'files' | 'none';
  readonly after: 'files' | 'none';
  readonly file: Fate | 'absent';
  readonly database: Fate;
}

const rows: readonly Row[] = (['off', 'on'] as const).flatMap(lock =>
  (['files', 'none'] as const).flatMap(before =>
    (['files', 'none'] as const).flatMap(after =>
      (before === 'files' ? fates : (['absent'] as const)).flatMap(file =>
        fates.map((database): Row => ({ lock, before, after, file, database })),
      ),
    ),
  ),
);

/** Brings a machine into the state of a row. @returns the page that did it, with one event on the disk */
async function prepare({ lock, before, after, file, database }: Row): Promise<Page> {
  files.offer(before === 'files' ? 'all' : 'none');
  const page = await openPage();
  await page.store.append({ events: [at(0)], isNew: true });
  await soon(async () => expect((await keysOnDisk()).database).toBeTypeOf('string'));
  if (lock === 'off') await page.lock.setLock(PASSPHRASE);
  const [stale, staleRecords] = [await keysOnDisk(), await rawRecords(FILE, 'keys')];
  const changed = await (lock === 'on' ? page.lock.setLock(PASSPHRASE) : page.lock.removeLock(PASSPHRASE));
  expect(changed.ok).toBe(true);
  if (file === 'wiped') files.root.delete(FILE);
  if (file === 'stale') files.root.set(FILE, String(stale.file));
  if (database !== 'present') await putInDatabase(database === 'stale' ? staleRecords : []);
  files.offer(after === 'files' ? 'all' : 'none');
  return page;
}

/** Whether a place has any record, and the browser offers it now. */
const isReadable = ({ after, file, database }: Row): boolean =>
  database !== 'wiped' || (after === 'files' && (file === 'present' || file === 'stale'));
/** Whether one of these is as it was last written. */
const isNewest = ({ after, file, database }: Row): boolean =>
  database === 'present' || (after === 'files' && file === 'present');

const eventsOf = async ({ store }: Page): Promise<readonly string[]> =>
  (await store.read(incident)).events.map(({ id }) => id).sort();

const nameOf = (row: Row): string =>
  `lock ${row.lock}, ${row.before} before, ${row.after} after, file ${row.file}, database ${row.database}`;

describe('a page that goes on after', () => {
  test.each(rows.map(row => [nameOf(row), row] as const))(
    '%s: has everything after a restart',
    async (_, row) => {
      const page = await prepare(row);
      await page.store.append({ events: [at(1)], isNew: true });
      const next = await openPage();
      expect(await eventsOf(next)).toEqual([at(0).id, at(1).id].sort());
      expect(await next.lock.lockState()).toBe(row.lock === 'on' ? 'locked' : 'none');
    },
  );
});

describe('a page that is opened after', () => {
  test.each(rows.filter(isReadable).map(row => [nameOf(row), row] as const))(
    '%s: reads everything, and puts the newest key into every place',
    async (_, row) => {
      await prepare(row);
      const next = await openPage();
      expect(await eventsOf(next)).toEqual([at(0).id]);
      if (isNewest(row)) expect(await next.lock.lockState()).toBe(row.lock === 'on' ? 'locked' : 'none');
      await soon(async () => {
        const { file, database } = await keysOnDisk();
        expect(database).toBeTypeOf('string');
        if (row.after === 'files') expect(file).toBe(database);
      });
    },
  );

  test.each(rows.filter(row => !isReadable(row)).map(row => [nameOf(row), row] as const))(
    '%s: says that the key is lost, makes none and changes nothing',
    async (_, row) => {
      await prepare(row);
      const [keys, records] = [await keysOnDisk(), await rawRecords(DATABASE_NAME, 'events')];
      const lock = await freshPage();
      await expect(lock.openMachine()).rejects.toMatchObject({ code: 'keyLost' });
      expect(await lock.setLock(PASSPHRASE)).toEqual({
        ok: false,
        refusal: { code: 'notStored', failure: 'keyLost' },
      });
      expect(await keysOnDisk()).toEqual(keys);
      expect(await rawRecords(DATABASE_NAME, 'events')).toEqual(records);
      if (row.file !== 'present') return;
      // The browser offers its files again.
      files.offer('all');
      const next = await openPage();
      expect(await eventsOf(next)).toEqual([at(0).id]);
    },
  );
});

describe('a key that lies nowhere', () => {
  /** A line of the second copy. */
  const lineOf = (value: Uint8Array): string =>
    `\n${JSON.stringify([at(0).id, { $bytes: Buffer.from(value).toString('base64') }])}\n`;

  test('is not made anew while a sealed record lies in the second copy alone', async () => {
    files.offer('all');
    const page = await openPage();
    const cipher = page.lock.currentCipher();
    const sealed = await cipher?.seal({ store: 'events', key: [incident, at(0).id] }, at(0));
    page.store.close();
    const log = new Map([['log', lineOf(sealed ?? new Uint8Array())]]);
    const copy = new Map([[DATABASE_NAME, new Map([['streams', new Map([[incident, log]])]])]]);
    files.root.set('yuqing-copy', copy);
    files.root.delete(FILE);
    vi.stubGlobal('indexedDB', new IDBFactory());
    const next = await freshPage();
    await expect(next.openMachine()).rejects.toMatchObject({ code: 'keyLost' });
    expect(await openKeys().read()).toBeUndefined();
    // Once the officer gives them up, a new one is made.
    await next.startAnew();
    expect(copy.size).toBe(0);
    expect(await (await freshPage()).openMachine()).toBe('sealed');
  });

  test('is not begun anew while another window holds a database, and that is said in time', async () => {
    const { lock, store } = await openPage();
    store.close();
    const holder = await rawConnection(DATABASE_NAME);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const removing = expect(lock.startAnew()).rejects.toMatchObject({ code: 'blocked' });
    await vi.advanceTimersByTimeAsync(60_000);
    await removing;
    vi.useRealTimers();
    holder.close();
    await lock.startAnew();
    expect(await rawRecords(DATABASE_NAME, 'events').catch(() => undefined)).toBeUndefined();
  });

  test('is not made anew while a training record lies sealed, and is where nothing does', async () => {
    const page = await freshPage();
    await page.openMachine();
    const cipher = page.currentCipher();
    const training = await openIndexedDbStore({ name: 'yuqing-training', cipher: () => cipher });
    await training.putRecord('roster', ['王伟']);
    training.close();
    await putInDatabase([]);
    await expect((await freshPage()).openMachine()).rejects.toMatchObject({ code: 'keyLost' });
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await (await freshPage()).openMachine()).toBe('sealed');
    // Looking made no database.
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([FILE]);
  });

  test('is told as damaged where nothing of it can be read, and a new start can be made', async () => {
    files.offer('all');
    const page = await openPage();
    await page.store.append({ events: [at(0)], isNew: true });
    page.store.close();
    files.root.set(FILE, '{"version":1,"kind":"op');
    await putInDatabase([{ key: FILE, value: '{"version":1,"ki' }]);
    const next = await freshPage();
    await expect(next.openMachine()).rejects.toMatchObject({ code: 'keyDamaged' });
    await next.startAnew();
    expect(await (await freshPage()).openMachine()).toBe('sealed');
  });

  test('goes on being the page’s where another machine’s is put into both places', async () => {
    files.offer('all');
    const page = await openPage();
    await page.store.append({ events: [at(0)], isNew: true });
    const foreign = String((await keysOnDisk()).file).replace(/"keyId":"\w{2}/, '"keyId":"00');
    files.root.set(FILE, foreign);
    await putInDatabase([
      { key: FILE, value: foreign },
      { key: 'stamp', value: 'a stranger’s 1' },
    ]);
    expect(await page.lock.lockState()).toBe('none');
    await page.store.append({ events: [at(1)], isNew: true });
    expect(await eventsOf(await openPage())).toEqual([at(0).id, at(1).id].sort());
  });

  test('is in use where another machine’s lies beside it', async () => {
    files.offer('all');
    const page = await openPage();
    await page.store.append({ events: [at(0)], isNew: true });
    const own = await keysOnDisk();
    const foreign = String(own.file).replace(/"keyId":"\w{2}/, '"keyId":"zz'.replace('zz', '00'));
    files.root.set(FILE, foreign);
    const next = await openPage();
    expect(await eventsOf(next)).toEqual([at(0).id]);
    expect(files.root.get(FILE)).toBe(foreign);
  });
});
