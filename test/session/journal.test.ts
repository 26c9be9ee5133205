import { describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import { createJournal, type Journal } from '../../src/session/journal.ts';
import { createWriteQueue } from '../../src/session/write-queue.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import { type Batch, EVERYTHING, StorageFailure } from '../../src/storage/port.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { createBus, createHeldStore, type HeldStore } from '../support/desk.ts';
import { contextAt, countingIds, fileOf, openLog } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

interface Bench {
  readonly store: HeldStore;
  readonly journal: Journal<IncidentEvent>;
  readonly written: string[];
  readonly gone: string[];
  readonly retries: (() => void)[];
  readonly changed: ReturnType<typeof vi.fn>;
}

function bench(tabs = createBus().connect(), inner = createMemoryStore<IncidentEvent>()): Bench {
  const store = createHeldStore(inner);
  const written: string[] = [];
  const gone: string[] = [];
  const retries: (() => void)[] = [];
  const changed = vi.fn();
  const journal = createJournal<IncidentEvent>({
    store,
    tabs,
    schedule: work => retries.push(work),
    read: () => undefined,
    unread: code => {
      throw new Error(code);
    },
    gone: stream => gone.push(stream),
    restored: () => undefined,
    rewritten: () => undefined,
    written: stream => written.push(stream),
    changed,
  });
  return { store, journal, written, gone, retries, changed };
}

const batchOf = (machine: number): Batch<IncidentEvent> & { readonly incident: string } => {
  const { events, stream: incident } = openLog(limitedFacts, contextAt(NOW, countingIds(machine)));
  return { events, incident };
};

describe('a journal', () => {
  test('holds events at once, writes one batch after another, and tells of each once it is on disk', async () => {
    const { store, journal, written, changed } = bench();
    store.hold();
    const batches = [batchOf(1), batchOf(2), batchOf(3)];
    for (const batch of batches) journal.append(batch);
    expect(journal.state()).toEqual({ kind: 'saving' });
    expect(batches.map(({ incident }) => journal.events(incident))).toEqual(
      batches.map(({ events }) => events),
    );
    expect(written).toEqual([]);
    store.release();
    await journal.flushed();
    expect(written).toEqual(batches.map(({ incident }) => incident));
    expect(store.written).toEqual(batches);
    expect(journal.state()).toEqual({ kind: 'saved' });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('holds what has to be kept first only once it is kept', async () => {
    const { store, journal } = bench();
    const { events, incident } = batchOf(1);
    store.refuse('full');
    await expect(journal.keep(events)).rejects.toThrow('full');
    expect(journal.streams()).toEqual([]);
    store.refuse(undefined);
    await journal.keep(events);
    expect(journal.events(incident)).toEqual(events);
    expect(store.written).toEqual([{ events }]);
  });

  test('has the files that wait, of their own log, and those on disk', async () => {
    const { store, journal } = bench();
    store.hold();
    const [one, other] = [batchOf(1), batchOf(2)];
    const { packed } = fileOf('截图');
    const attachment = { ...packed, stream: one.incident };
    journal.append({ ...one, attachments: [attachment] });
    journal.append(other);
    const found = async (): Promise<readonly unknown[]> =>
      Promise.all([one, other].map(({ incident }) => journal.attachment(incident, packed.sha256)));
    expect(await found()).toEqual([attachment, undefined]);
    store.release();
    await journal.flushed();
    expect(await found()).toEqual([attachment, undefined]);
  });

  test('takes signatures that come after what they are under: to the disk, and to the other tabs', async () => {
    const bus = createBus();
    const inner = createMemoryStore<IncidentEvent>();
    const [tabs, others] = [bus.connect(), bus.connect()];
    const one = bench(tabs, inner);
    const { events, incident } = batchOf(1);
    const [event] = events;
    const opened = required(event, 'an event');
    one.journal.append({ events });
    await one.journal.flushed();
    const other = bench(others, inner);
    others.listen(word => void other.journal.hear(word));
    await other.journal.load();
    expect(other.journal.signaturesOf(opened)).toEqual([]);
    const signature = { key: 'k', value: 'v' };
    one.journal.keepSignatures([{ ...opened, signatures: [signature] }]);
    await one.journal.flushed();
    await soon(() => expect(other.journal.signaturesOf(opened)).toEqual([signature]));
    const later = bench(bus.connect(), inner);
    await later.journal.load();
    expect(later.journal.events(incident)).toEqual([{ ...opened, signatures: [signature] }]);
    // A known signature is not written a second time.
    const count = one.store.written.length;
    one.journal.keepSignatures([{ ...opened, signatures: [signature] }]);
    await one.journal.flushed();
    expect(one.store.written).toHaveLength(count);
  });

  test('takes a log off the machine with what waits of it, and writes the others', async () => {
    const { store, journal, gone, retries } = bench();
    store.refuse('full');
    const [one, other] = [batchOf(1), batchOf(2)];
    journal.append(one);
    journal.append(other);
    await journal.flushed();
    expect(journal.state()).toMatchObject({ kind: 'failed', pending: 2 });
    await journal.wipe(one.incident);
    expect(gone).toEqual([one.incident]);
    expect(journal.streams()).toEqual([other.incident]);
    expect(journal.state()).toMatchObject({ kind: 'failed' });
    store.refuse(undefined);
    required(retries.shift(), 'a retry')();
    await journal.flushed();
    expect(store.written).toEqual([other]);
    await journal.wipe(EVERYTHING);
    expect(journal.streams()).toEqual([]);
    expect(await store.streams()).toEqual([]);
  });

  test.each(['waits', 'is written'])(
    'leaves nothing of what is done in a log while it is taken away, where that %s by then',
    async by => {
      const inner = createMemoryStore<IncidentEvent>();
      const one = batchOf(1);
      let isActed = false;
      const { journal } = bench(createBus().connect(), {
        ...inner,
        remove: async stream => {
          await inner.remove(stream);
          if (isActed) return;
          isActed = true;
          journal.append(one);
          if (by === 'is written') await journal.flushed();
        },
      });
      journal.append(one);
      await journal.wipe(one.incident);
      await journal.flushed();
      expect(isActed).toBe(true);
      expect(await inner.streams()).toEqual([]);
      expect(journal.streams()).toEqual([]);
    },
  );

  test('puts back what waits where the store cannot wipe', async () => {
    const inner = createMemoryStore<IncidentEvent>();
    const refusing = { ...inner, remove: () => Promise.reject(new StorageFailure('failed')) };
    const { store, journal, gone } = bench(createBus().connect(), refusing);
    const one = batchOf(1);
    store.refuse('full');
    journal.append(one);
    await journal.flushed();
    await expect(journal.wipe(one.incident)).rejects.toThrow('failed');
    expect(gone).toEqual([]);
    store.refuse(undefined);
    await journal.flushed();
    journal.retry();
    await journal.flushed();
    expect(store.written).toEqual([one]);
  });

  test('lets go what another tab wiped, and writes all it has of what waits', async () => {
    const bus = createBus();
    const disk = createMemoryStore<IncidentEvent>();
    const [here, there] = [bench(bus.connect(), disk), bench(bus.connect(), disk)];
    const [one, other] = [batchOf(1), batchOf(2)];
    for (const batch of [one, other]) here.journal.append(batch);
    await here.journal.flushed();
    const more = { ...required(other.events[0], 'event'), id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', hash: 'more' };
    here.store.refuse('full');
    here.journal.append({ events: [more] });
    await here.journal.flushed();
    await there.journal.load();
    for (const { incident } of [one, other]) await there.journal.wipe(incident);
    for (const { incident } of [one, other]) await here.journal.hear(incident);
    expect(here.gone).toEqual([one.incident]);
    await here.journal.flushed();
    here.store.refuse(undefined);
    here.journal.retry();
    await here.journal.flushed();
    expect((await disk.read(other.incident)).events.map(({ id }) => id).sort()).toEqual(
      [...other.events, more].map(({ id }) => id).sort(),
    );
  });
});

describe('a queue of writes', () => {
  test('has nothing left to fail once everything that waited was dropped', async () => {
    const queue = createWriteQueue<number>({
      write: () => Promise.reject(new StorageFailure('full')),
      sizeOf: () => 1,
      schedule: () => undefined,
      changed: () => undefined,
    });
    queue.append(1);
    await queue.flushed();
    expect(queue.state()).toMatchObject({ kind: 'failed', code: 'full', pending: 1 });
    expect(queue.drop(() => true)).toEqual([1]);
    expect(queue.state()).toEqual({ kind: 'saved' });
  });

  test('loses no other item when the one being written is dropped', async () => {
    const written: number[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>(resolve => {
      open = resolve;
    });
    const queue = createWriteQueue<number>({
      write: () => gate,
      sizeOf: () => 1,
      schedule: () => undefined,
      written: item => written.push(item),
      changed: () => undefined,
    });
    queue.append(1);
    queue.append(2);
    queue.drop(item => item === 1);
    expect(queue.state()).toEqual({ kind: 'saving' });
    open();
    await queue.flushed();
    expect(written).toContain(2);
    expect(queue.state()).toEqual({ kind: 'saved' });
  });
});
