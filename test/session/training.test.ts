import { beforeEach, describe, expect, test, vi } from 'vitest';
import { inOrder } from '../../src/log/order.ts';
import type { PageChannel } from '../../src/session/channel.ts';
import { createTraining, type TrainingSession, type TrainingSnapshot } from '../../src/session/training.ts';
import { TRAINING_DATABASE } from '../../src/storage/database.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { EVERYTHING, type LogStore, StorageFailure } from '../../src/storage/port.ts';
import type { TrainingEvent, TrainingHappening } from '../../src/training/records/record.ts';
import { readRecordFile } from '../../src/training/records/record-file.ts';
import { freshName, putRaw, rawRecords } from '../storage/raw.ts';
import { NOW } from '../support/answers.ts';
import { createBus, pause } from '../support/desk.ts';
import { countingIds } from '../support/incident.ts';
import { freshPages } from '../support/page.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';
import { answered, finished, named, readRecord, recordFrom } from '../support/training-record.ts';

type Store = LogStore<TrainingEvent>;

/** Everything recorded on a machine, in order. */
async function allIn(store: Store): Promise<readonly TrainingEvent[]> {
  const logs = await Promise.all((await store.streams()).map(stream => store.read(stream)));
  return inOrder(logs.flatMap(({ events }) => events));
}

const draftIn = async (store: Store, form: string): Promise<unknown> =>
  (await store.readRecord(`machine/draft/${form}`)).value;

const openDisk = (name?: string): Promise<Store> => openIndexedDbStore({ name });

/** A store whose writes a test can refuse, before they are made or after. */
interface TrickyStore extends Store {
  refuse(code: StorageFailure['code'] | undefined, when?: 'before' | 'after'): void;
}

function tricky(inner: Store = createMemoryStore()): TrickyStore {
  let refusal: StorageFailure['code'] | undefined;
  let refusesAfter = false;
  const check = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (refusal !== undefined && !refusesAfter) throw new StorageFailure(refusal);
    const value = await work();
    if (refusal !== undefined) throw new StorageFailure(refusal);
    return value;
  };
  return {
    ...inner,
    refuse: (code, when = 'before') => {
      refusal = code;
      refusesAfter = when === 'after';
    },
    streams: () => check(inner.streams),
    append: (...given) => check(() => inner.append(...given)),
    putRecord: (...given) => check(() => inner.putRecord(...given)),
    readRecord: name => check(() => inner.readRecord(name)),
    recordNames: () => check(inner.recordNames),
    remove: (...given) => check(() => inner.remove(...given)),
  };
}

interface Page {
  readonly session: TrainingSession;
  /** Every state that was published, in order. */
  readonly shown: TrainingSnapshot[];
  /** Retries that were asked for and have not run. */
  readonly retries: (() => void)[];
}

/** Pages count on from here: what `recordFrom` makes beforehand is of the writers before them. */
let writers = 100;

function openPage(store: Store, tabs: PageChannel = createBus().connect()): Page {
  writers += 1;
  let now = NOW;
  const retries: (() => void)[] = [];
  const shown: TrainingSnapshot[] = [];
  const session = createTraining({
    store,
    tabs,
    now: () => {
      now += 1000;
      return now;
    },
    newId: countingIds(writers),
    schedule: work => retries.push(work),
  });
  session.subscribe(() => shown.push(session.snapshot()));
  return { session, shown, retries };
}

/** A page that has read what is stored. */
async function loadedPage(store: Store = createMemoryStore()): Promise<Page> {
  const page = openPage(store);
  await page.session.load();
  return page;
}

const saysOf = (events: readonly TrainingEvent[]): readonly TrainingHappening[] =>
  events.map(({ type, data }) => ({ type, data }) as TrainingHappening);

describe('a training session', () => {
  test('has nothing before it has read what is stored', async () => {
    const { session, shown } = openPage(createMemoryStore<TrainingEvent>());
    expect(session.snapshot()).toEqual({
      durable: false,
      storageProblem: undefined,
      save: { kind: 'saved' },
      draftSave: { kind: 'saved' },
      areDraftsRead: false,
      isRewritten: false,
      isCleared: false,
      events: [],
      broken: 0,
    });
    await session.load();
    expect(session.snapshot().areDraftsRead).toBe(true);
    expect(shown).toEqual([session.snapshot()]);
  });

  test('shows what is recorded at once, and as saved when it is on disk', async () => {
    const { session, shown } = await loadedPage();
    session.record(named('张三'));
    session.record(answered('find-0'));
    expect(saysOf(session.snapshot().events)).toEqual([named('张三'), answered('find-0')]);
    expect(session.snapshot().save).toEqual({ kind: 'saving' });
    await session.flushed();
    expect(session.snapshot().save).toEqual({ kind: 'saved' });
    expect(shown.at(-1)).toBe(session.snapshot());
    expect(readRecord(session.snapshot().events).faults).toEqual([]);
  });

  test('keeps one log, whatever is recorded while an empty store is read anew', async () => {
    const inner = createMemoryStore<TrainingEvent>();
    const waiting: (() => void)[] = [];
    let holds = false;
    const store: Store = {
      ...inner,
      readRecord: async name => {
        if (holds) await new Promise<void>(resolve => waiting.push(resolve));
        return inner.readRecord(name);
      },
    };
    const { session } = await loadedPage(store);
    holds = true;
    const again = session.load();
    await soon(() => expect(waiting).toHaveLength(1));
    session.record(named('张三'));
    holds = false;
    for (const go of waiting) go();
    await again;
    session.record(answered('find-0'));
    await session.flushed();
    expect(await store.streams()).toHaveLength(1);
  });

  test('gives the same snapshot until something changes', async () => {
    const { session } = await loadedPage();
    const before = session.snapshot();
    expect(session.snapshot()).toBe(before);
    session.record(named('张三'));
    expect(session.snapshot()).not.toBe(before);
  });

  test('has everything again on the next page', async () => {
    const store = createMemoryStore<TrainingEvent>();
    const { session: first } = await loadedPage(store);
    for (const score of [0, 0.5, 1] as const) first.record(answered('find-0', score));
    await first.flushed();
    const { session: second } = await loadedPage(store);
    expect(second.snapshot().events).toEqual(first.snapshot().events);
  });

  test('keeps what could not be written, says so, and tries again', async () => {
    const store = tricky();
    const { session, shown, retries } = await loadedPage(store);
    store.refuse('full');
    session.record(named('张三'));
    session.record(answered('find-0'));
    await session.flushed();
    expect(session.snapshot().save).toEqual({ kind: 'failed', code: 'full', pending: 2 });
    expect(session.snapshot().events).toHaveLength(2);
    expect(shown.at(-1)).toBe(session.snapshot());
    expect(retries).toHaveLength(1);
    required(retries[0], 'retry')();
    await session.flushed();
    expect(session.snapshot().save.kind).toBe('failed');
    store.refuse(undefined);
    session.retry();
    await session.flushed();
    expect(session.snapshot().save).toEqual({ kind: 'saved' });
    expect((await allIn(store)).map(({ type }) => type)).toEqual(['named', 'answered']);
  });

  test('tries again once at a time, however much is recorded meanwhile', async () => {
    const store = tricky();
    const { session, retries } = await loadedPage(store);
    store.refuse('full');
    for (const question of ['find-0', 'find-1', 'find-2']) {
      session.record(answered(question));
      await session.flushed();
    }
    expect(retries).toHaveLength(1);
    required(retries[0], 'retry')();
    await session.flushed();
    expect(retries).toHaveLength(2);
    expect(session.snapshot().save).toEqual({ kind: 'failed', code: 'full', pending: 3 });
  });

  test('writes once what reached the disk though it was reported as failed', async () => {
    const store = tricky();
    const { session } = await loadedPage(store);
    store.refuse('failed', 'after');
    session.record(named('张三'));
    await session.flushed();
    expect(session.snapshot().save.kind).toBe('failed');
    store.refuse(undefined);
    await session.load();
    expect(session.snapshot().events).toHaveLength(1);
    session.retry();
    await session.flushed();
    expect(session.snapshot().save).toEqual({ kind: 'saved' });
    expect(await allIn(store)).toHaveLength(1);
    expect(session.snapshot().events).toHaveLength(1);
  });

  test('never shows less than it has saved, however slowly it is read', async () => {
    const store = createMemoryStore<TrainingEvent>();
    const { session, shown } = openPage({
      ...store,
      streams: async () => {
        const streams = await store.streams();
        for (let turn = 0; turn < 5; turn += 1) await pause();
        return streams;
      },
    });
    const loading = session.load();
    await pause();
    session.record(named('张三'));
    await loading;
    await session.flushed();
    expect(shown.every(({ events }) => events.length === 1)).toBe(true);
    expect(session.snapshot().save).toEqual({ kind: 'saved' });
  });

  test('says why the record could not be read, and reads it later', async () => {
    const store = tricky();
    const { session } = openPage(store);
    store.refuse('failed');
    await session.load();
    expect(session.snapshot()).toMatchObject({ areDraftsRead: false, storageProblem: 'failed' });
    store.refuse(undefined);
    await session.load();
    expect(session.snapshot()).toMatchObject({ areDraftsRead: true, storageProblem: undefined });
  });

  test('makes one record of what was done while it could not be read and what had been done before', async () => {
    const store = tricky();
    const { session: before } = await loadedPage(store);
    before.record(named('张三'));
    await before.flushed();
    const { session } = openPage(store);
    store.refuse('failed');
    await session.load();
    store.refuse(undefined);
    session.record(answered('find-0'));
    await session.flushed();
    await session.load();
    const { events } = session.snapshot();
    expect(saysOf(events)).toEqual([named('张三'), answered('find-0')]);
    expect(readRecordFile(required(await session.exportRecord(), 'file'))).toMatchObject({
      ok: true,
      value: { events },
    });
  });

  test('says no longer that drafts could not be read once they were', async () => {
    const store = createMemoryStore<TrainingEvent>();
    const names = vi.spyOn(store, 'recordNames').mockRejectedValueOnce(new StorageFailure('failed'));
    const { session, retries } = await loadedPage(store);
    expect(session.snapshot()).toMatchObject({ areDraftsRead: false, storageProblem: 'failed' });
    for (const retry of retries) retry();
    await soon(() =>
      expect(session.snapshot()).toMatchObject({ areDraftsRead: true, storageProblem: undefined }),
    );
    names.mockRestore();
  });

  test('counts what cannot be read, keeps it, and goes on after the last event that can', async () => {
    const name = freshName();
    const store = await openDisk(name);
    const [one, two, three] = recordFrom([[named('张三')], [answered('find-0')], [finished('find')]]);
    const events = [one, two, three].map(event => required(event, 'event'));
    await store.append({ events });
    const [{ stream }, { id }] = [required(one, 'one'), required(two, 'two')];
    await putRaw(name, 'events', { ...two, data: {} }, [stream, id]);
    const { session } = await loadedPage(store);
    expect(session.snapshot()).toMatchObject({ events: [one, three], broken: 1 });
    session.record(answered('find-1'));
    await session.flushed();
    expect(session.snapshot().broken).toBe(1);
    expect(await rawRecords(name, 'events')).toHaveLength(4);
    const file = required(await session.exportRecord(), 'file');
    expect(JSON.parse(file)).toMatchObject({ gaps: [two?.hash] });
    expect(readRecordFile(file)).toMatchObject({ ok: true, value: { events: session.snapshot().events } });
    store.close();
  });

  test('exports nothing of an empty record, and otherwise what a supervisor can read', async () => {
    const { session } = await loadedPage();
    expect(await session.exportRecord()).toBeUndefined();
    session.record(named('张三'));
    const file = readRecordFile(required(await session.exportRecord(), 'file'));
    expect(file).toMatchObject({ ok: true, value: { name: '张三', events: session.snapshot().events } });
  });

  test('exports what is not on disk as well', async () => {
    const store = tricky();
    const { session } = await loadedPage(store);
    store.refuse('full');
    session.record(named('张三'));
    expect(readRecordFile(required(await session.exportRecord(), 'file')).ok).toBe(true);
  });

  test('keeps an exam under way, and what the disk does not take until it does', async () => {
    const store = tricky();
    const { session, retries } = await loadedPage(store);
    session.drafts.keep('exam', { seed: 1 });
    await session.flushed();
    expect(session.snapshot().draftSave).toEqual({ kind: 'saved' });
    store.refuse('full');
    session.drafts.keep('exam', { seed: 1, answer: 'first' });
    session.drafts.keep('exam', { seed: 1, answer: 'first', other: 'second' });
    await session.flushed();
    expect(session.snapshot().draftSave).toEqual({ kind: 'failed', code: 'full', pending: 1 });
    expect(session.isAtRisk()).toBe(true);
    expect(session.drafts.read('exam')).toEqual({ seed: 1, answer: 'first', other: 'second' });
    store.refuse(undefined);
    expect(await draftIn(store, 'exam')).toEqual({ seed: 1 });
    for (const retry of retries) retry();
    await session.flushed();
    expect(await draftIn(store, 'exam')).toEqual({ seed: 1, answer: 'first', other: 'second' });
    expect(session.snapshot().draftSave).toEqual({ kind: 'saved' });
  });

  test('puts an exam under way to a disk that has lost it, as it does the record', async () => {
    const inner = createMemoryStore<TrainingEvent>();
    const pages: Parameters<Store['serve']>[0][] = [];
    const { session } = await loadedPage({ ...inner, serve: page => pages.push(page) });
    session.drafts.keep('exam', { seed: 1 });
    await session.flushed();
    await inner.remove(EVERYTHING);
    for (const page of pages) page.changed('rewritten');
    await session.flushed();
    expect(session.snapshot().isRewritten).toBe(true);
    expect(await draftIn(inner, 'exam')).toEqual({ seed: 1 });
  });

  test('lets a draft go when all that has been recorded is on disk, however late that is, and no other in its place', async () => {
    const store = tricky();
    const { session } = await loadedPage(store);
    session.drafts.keep('exam', { seed: 1 });
    session.drafts.keep('other', { seed: 2 });
    await session.flushed();
    store.refuse('full');
    session.record(named('张三'));
    session.letGo('exam', () => true);
    session.letGo('other', () => false);
    await session.flushed();
    await pause();
    store.refuse(undefined);
    expect(session.drafts.read('exam')).toEqual({ seed: 1 });
    session.retry();
    await session.flushed();
    expect(await allIn(store)).toHaveLength(1);
    expect(session.drafts.read('exam')).toBeUndefined();
    expect(session.drafts.read('other')).toEqual({ seed: 2 });
  });

  test('is wiped with everything it holds, what waits included, and can be begun anew', async () => {
    const store = tricky();
    const { session, retries } = await loadedPage(store);
    session.record(named('张三'));
    session.drafts.keep('exam', { seed: 1 });
    await session.flushed();
    store.refuse('full');
    session.record(answered('find-0'));
    session.drafts.keep('exam', { seed: 2 });
    await session.flushed();
    store.refuse(undefined);
    await session.wipe();
    for (const retry of retries) retry();
    await session.flushed();
    expect(session.snapshot()).toMatchObject({
      events: [],
      save: { kind: 'saved' },
      draftSave: { kind: 'saved' },
    });
    expect(await allIn(store)).toEqual([]);
    expect(session.drafts.read('exam')).toBeUndefined();
    session.record(named('李四'));
    await session.flushed();
    expect(saysOf(session.snapshot().events)).toEqual([named('李四')]);
  });

  test('loses nothing where it cannot be wiped', async () => {
    const store = tricky();
    const { session } = await loadedPage(store);
    session.record(named('张三'));
    await session.flushed();
    store.refuse('failed');
    session.record(answered('find-0'));
    session.drafts.keep('exam', { seed: 1 });
    await expect(session.wipe()).rejects.toMatchObject({ code: 'failed' });
    await session.flushed();
    store.refuse(undefined);
    session.retry();
    await session.flushed();
    expect(await draftIn(store, 'exam')).toEqual({ seed: 1 });
    expect(saysOf(session.snapshot().events)).toEqual([named('张三'), answered('find-0')]);
    expect(await allIn(store)).toHaveLength(2);
  });
});

describe.each([
  [
    'in IndexedDB',
    async () => {
      const name = freshName();
      return [await openDisk(name), await openDisk(name)] as const;
    },
  ],
  [
    'in memory',
    async () => {
      const store = createMemoryStore<TrainingEvent>();
      return [store, store] as const;
    },
  ],
])('two tabs %s', (_, openStores) => {
  async function openTabs() {
    const bus = createBus();
    const [first, second] = await openStores();
    const pages = [openPage(first, bus.connect()), openPage(second, bus.connect())] as const;
    for (const { session } of pages) await session.load();
    const calm = async (): Promise<void> => {
      for (let turn = 0; turn < 30; turn += 1) {
        for (const { session } of pages) await session.flushed();
        await bus.delivered();
        await pause();
      }
    };
    const close = (): void => {
      for (const store of [first, second]) store.close();
    };
    return { pages, store: first, calm, close };
  }

  test('that record at once lose nothing, and agree on the order', async () => {
    const { pages, store, calm, close } = await openTabs();
    const [one, other] = pages;
    for (let count = 0; count < 8; count += 1) {
      one.session.record(answered(`find-${count}`));
      other.session.record(answered(`grade-${count}`, 0));
    }
    await calm();
    const stored = await allIn(store);
    expect(stored).toHaveLength(16);
    expect(readRecord(stored).faults).toEqual([]);
    for (const { session } of pages) {
      expect(session.snapshot().events).toEqual(stored);
      expect(session.snapshot().save).toEqual({ kind: 'saved' });
      expect(readRecordFile(required(await session.exportRecord(), 'file')).ok).toBe(true);
    }
    const asked = stored.map(event => (event.type === 'answered' ? event.data.question : ''));
    expect(asked.filter(question => question.startsWith('find'))).toEqual(
      Array.from({ length: 8 }, (_each, count) => `find-${count}`),
    );
    close();
  });

  test('export only what stands in the record as it is stored', async () => {
    const { pages, store, calm, close } = await openTabs();
    const [one, other] = pages;
    other.session.record(answered('grade-0'));
    one.session.record(answered('find-0'));
    const file = readRecordFile(required(await one.session.exportRecord(), 'file'));
    await calm();
    const stored = await allIn(store);
    expect(stored).toHaveLength(2);
    if (!file.ok) throw new Error(file.refusal.code);
    expect(stored).toEqual(expect.arrayContaining([...file.value.events]));
    close();
  });

  test('that take turns see what the other did', async () => {
    const { pages, calm, close } = await openTabs();
    const [one, other] = pages;
    one.session.record(named('张三'));
    await calm();
    expect(saysOf(other.session.snapshot().events)).toEqual([named('张三')]);
    other.session.record(finished('find'));
    await calm();
    expect(saysOf(one.session.snapshot().events)).toEqual([named('张三'), finished('find')]);
    expect(readRecord(one.session.snapshot().events).faults).toEqual([]);
    close();
  });

  test('are both empty when one is wiped', async () => {
    const { pages, calm, close } = await openTabs();
    const [one, other] = pages;
    one.session.record(named('张三'));
    await calm();
    await other.session.wipe();
    await calm();
    for (const { session } of pages) expect(session.snapshot().events).toEqual([]);
    one.session.record(named('李四'));
    await calm();
    for (const { session } of pages) expect(readRecord(session.snapshot().events).faults).toEqual([]);
    close();
  });
});

describe('the page’s one session', () => {
  const page = freshPages();
  beforeEach(() => void vi.stubGlobal('BroadcastChannel', undefined));
  const unlocked = async (starting: Promise<TrainingSession | 'locked'>): Promise<TrainingSession> => {
    const session = await starting;
    if (session === 'locked') throw new Error('locked');
    return session;
  };
  const start = async () => unlocked((await import('../../src/session/training.ts')).startTraining());

  test('is the same however many ask for it, and has everything again on the next page', async () => {
    const { startTraining } = await import('../../src/session/training.ts');
    expect(startTraining()).toBe(startTraining());
    const session = await unlocked(startTraining());
    expect(session.snapshot()).toMatchObject({
      areDraftsRead: true,
      durable: true,
      storageProblem: undefined,
    });
    session.record(named('张三'));
    await session.flushed();
    page.leave();
    expect(saysOf((await start()).snapshot().events)).toEqual([named('张三')]);
  });

  test('is in memory where the browser has no storage, says why, and can be worked with', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const session = await start();
    expect(session.snapshot()).toMatchObject({
      areDraftsRead: true,
      durable: false,
      storageProblem: 'missing',
    });
    expect(page.fire('beforeunload')).toBe(false);
    session.record(named('张三'));
    await session.flushed();
    expect(session.snapshot().events).toHaveLength(1);
    expect(page.fire('beforeunload')).toBe(true);
  });

  test('keeps the page from being left while something is not on disk', async () => {
    const session = await start();
    session.record(named('张三'));
    expect(page.fire('beforeunload')).toBe(true);
    await session.flushed();
    expect(page.fire('beforeunload')).toBe(false);
  });

  test.each([
    ['visibilitychange', {}],
    ['pageshow', { persisted: true }],
  ])('comes up to date on %s', async (type, extra) => {
    const session = await start();
    const elsewhere = openPage(await openDisk(TRAINING_DATABASE)).session;
    elsewhere.record(named('李四'));
    await elsewhere.flushed();
    expect(session.snapshot().events).toEqual([]);
    page.fire(type, extra);
    await soon(() => expect(saysOf(session.snapshot().events)).toEqual([named('李四')]));
  });
});
