import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import type { RecordCipher } from '../../src/storage/cipher.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import { keyPlaces } from '../../src/storage/key-places.ts';
import type { LogStore, StoredLog } from '../../src/storage/port.ts';
import { type LogReader, readInWorker } from '../../src/storage/store-worker.ts';
import { NOW } from '../support/answers.ts';
import { act, contextAt, countingIds, openLog } from '../support/incident.ts';
import { required } from '../support/playbook.ts';
import { freshCipher, freshName } from './raw.ts';

const LONG = 501;
const { events, stream: incident } = act(
  openLog(),
  contextAt(NOW, countingIds(1)),
  ...Array.from({ length: LONG - 1 }, (_, number) => ({ kind: 'note', text: `第 ${number} 条` }) as const),
);

const opened: LogStore<IncidentEvent>[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const answer: StoredLog<IncidentEvent> = { events: events.slice(0, 2), broken: [], absent: new Set() };

async function stored(
  name: string,
  kept: readonly IncidentEvent[],
  reader: LogReader,
  cipher?: RecordCipher,
): Promise<LogStore<IncidentEvent>> {
  const store = await openIndexedDbStore<IncidentEvent>({ name, cipher: () => cipher, reader });
  opened.push(store);
  await store.append({ events: kept });
  return store;
}

const byId = ({ events: read }: StoredLog<IncidentEvent>): readonly IncidentEvent[] =>
  [...read].sort((one, two) => (one.id < two.id ? -1 : 1));

describe('a long log', () => {
  test('is read by the reader handed in, which is told what to read', async () => {
    const name = freshName();
    const reader = vi.fn<LogReader>(async () => answer);
    const store = await stored(name, events, reader);
    expect(await store.read(incident)).toEqual(answer);
    expect(reader.mock.calls).toEqual([[name, incident, new Set(), undefined]]);
  });

  test.each<[name: string, reader: LogReader]>([
    ['rejects', () => Promise.reject(new Error('no worker'))],
    ['is the worker, where there are no workers', readInWorker],
  ])('is read by the page itself when the reader %s', async (_name, reader) => {
    const store = await stored(freshName(), events, reader);
    const read = await store.read(incident);
    expect(byId(read)).toEqual(events);
    expect(read.broken).toEqual([]);
  });

  test('of a locked store is read with its cipher, by the reader or by the page itself', async () => {
    const name = freshName();
    const cipher = await freshCipher();
    const reader = vi.fn<LogReader>(async () => answer);
    const store = await stored(name, events, reader, cipher);
    expect(await store.read(incident)).toEqual(answer);
    expect(reader.mock.calls).toEqual([[name, incident, new Set(), cipher]]);
    reader.mockRejectedValue(new Error('no worker'));
    expect(byId(await store.read(incident))).toEqual(events);
  });
});

test('a log that is short, or of which little is unknown, is read by the page itself', async () => {
  const reader = vi.fn<LogReader>(async () => answer);
  const short = await stored(freshName(), events.slice(0, -1), reader);
  expect(byId(await short.read(incident))).toEqual(events.slice(0, -1));
  const long = await stored(freshName(), events, reader);
  const known = new Set(events.slice(5).map(({ id }) => id));
  expect(byId(await long.read(incident, known))).toEqual(events.slice(0, 5));
  expect(reader).not.toHaveBeenCalled();
});

describe('the worker', () => {
  /** A worker as far as the reader touches it. */
  class FakeWorker {
    static last: FakeWorker | undefined;
    onmessage: ((event: object) => void) | undefined;
    onerror: (() => void) | undefined;
    onmessageerror: (() => void) | undefined;
    readonly postMessage = vi.fn();
    readonly terminate = vi.fn();
    readonly script: URL;
    readonly options: unknown;
    constructor(script: URL, options?: unknown) {
      this.script = script;
      this.options = options;
      FakeWorker.last = this;
    }
  }

  beforeEach(() => vi.stubGlobal('Worker', FakeWorker));

  function ask(): { readonly worker: FakeWorker; readonly read: Promise<StoredLog> } {
    const read = readInWorker('name', incident, new Set(['known']), undefined);
    read.catch(() => undefined);
    if (FakeWorker.last === undefined) throw new Error('no worker was started');
    return { worker: FakeWorker.last, read };
  }

  test('is a classic one, is asked once, and ends with its answer', async () => {
    const { worker, read } = ask();
    expect(worker.script.pathname).toMatch(/reader\.worker\.ts$/);
    expect(worker.options).toBeUndefined();
    expect(worker.postMessage.mock.calls).toEqual([
      [
        {
          number: 1,
          database: 'name',
          request: { stream: incident, known: new Set(['known']), lock: undefined },
          turn: undefined,
        },
      ],
    ]);
    worker.onmessage?.({ data: { number: 1, ok: true, value: answer } });
    expect(await read).toBe(answer);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  test.each<[name: string, fail: (worker: FakeWorker) => void]>([
    ['cannot read', worker => worker.onmessage?.({ data: { number: 1, ok: false, code: 'failed' } })],
    ['does not load', worker => worker.onerror?.()],
    ['answers what cannot be read', worker => worker.onmessageerror?.()],
  ])('that %s is ended, and the reading rejects', async (_name, fail) => {
    const { worker, read } = ask();
    fail(worker);
    await expect(read).rejects.toThrow();
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  test('that hangs is ended after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { worker, read } = ask();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(worker.terminate).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(read).rejects.toThrow();
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  test('that will not take the key of a locked store is ended, and the reading rejects', async () => {
    const cipher = await freshCipher();
    class Refusing extends FakeWorker {
      override readonly postMessage = vi.fn(() => {
        throw new DOMException('', 'DataCloneError');
      });
    }
    vi.stubGlobal('Worker', Refusing);
    await expect(readInWorker('name', incident, new Set(), cipher)).rejects.toThrow();
    expect(FakeWorker.last?.terminate).toHaveBeenCalledOnce();
  });

  test('itself reads a log, plain or locked, and says why where it cannot', async () => {
    const postMessage = vi.fn();
    const scope: { postMessage: typeof postMessage; onmessage?: (event: object) => Promise<void> } = {
      postMessage,
    };
    vi.stubGlobal('self', scope);
    await import('../../src/storage/reader.worker.ts');
    const [plain, locked] = [freshName(), freshName()];
    const cipher = await freshCipher();
    await stored(plain, events, readInWorker);
    await stored(locked, events, readInWorker, cipher);
    const known = new Set(events.slice(3).map(({ id }) => id));
    const asked = { stream: incident, known };
    // As a worker gets it: a key travels, functions do not.
    const lock = structuredClone({ keyId: cipher.keyId, key: cipher.key });
    const ask = (number: number, database: string, key: unknown) =>
      scope.onmessage?.({ data: { number, database, request: { ...asked, lock: key } } });
    await ask(1, plain, undefined);
    await ask(2, locked, lock);
    vi.stubGlobal('indexedDB', undefined);
    await ask(3, plain, undefined);
    const value = { events: events.slice(0, 3), broken: [], absent: new Set() };
    expect(postMessage.mock.calls).toEqual([
      [{ number: 1, ok: true, value }],
      [{ number: 2, ok: true, value }],
      [{ number: 3, ok: false, code: 'missing' }],
    ]);
  });

  test('itself tells whether the database gives back the key that a page holds', async () => {
    const postMessage = vi.fn();
    const scope: { postMessage: typeof postMessage; onmessage?: (event: object) => Promise<void> } = {
      postMessage,
    };
    vi.stubGlobal('self', scope);
    vi.resetModules();
    await import('../../src/storage/reader.worker.ts');
    const isHeld = async (key: string): Promise<unknown> => {
      await scope.onmessage?.({ data: { number: 1, database: '', request: { key } } });
      return postMessage.mock.lastCall?.[0];
    };
    const place = required(keyPlaces().at(-1), 'the database');
    expect(await isHeld('a key')).toEqual({ number: 1, ok: true, value: false });
    await place.write('a key', 'a stamp');
    expect(await isHeld('a key')).toEqual({ number: 1, ok: true, value: true });
    expect(await isHeld('another key')).toEqual({ number: 1, ok: true, value: false });
    // The file of the Blob is gone, and its stamp still stands.
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('', 'DataError');
    });
    expect(await isHeld('a key')).toEqual({ number: 1, ok: true, value: false });
    vi.restoreAllMocks();
    await place.write(undefined, '');
  });
});
