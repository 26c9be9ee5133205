import { describe, expect, test, vi } from 'vitest';
import type { IncidentEvent } from '../../src/incident/kinds/registry.ts';
import { createWriter, type Writer } from '../../src/session/writer.ts';
import type { Batch } from '../../src/storage/port.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { createHeldStore, type HeldStore } from '../support/desk.ts';
import { contextAt, countingIds, fileOf, openLog } from '../support/incident.ts';
import { required } from '../support/playbook.ts';

interface Bench {
  readonly store: HeldStore;
  readonly writer: Writer<IncidentEvent>;
  readonly written: Batch[];
  readonly retries: (() => void)[];
  readonly changed: ReturnType<typeof vi.fn>;
}

function bench(): Bench {
  const store = createHeldStore();
  const written: Batch[] = [];
  const retries: (() => void)[] = [];
  const changed = vi.fn();
  const writer = createWriter({
    store,
    schedule: work => retries.push(work),
    written: batch => written.push(batch),
    failed: () => undefined,
    changed,
  });
  return { store, writer, written, retries, changed };
}

const batchOf = (machine: number): Batch<IncidentEvent> & { readonly incident: string } => {
  const { events, stream: incident } = openLog(limitedFacts, contextAt(NOW, countingIds(machine)));
  return { events, incident };
};

describe('a writer', () => {
  test('writes one batch after another, in order, and tells of each once it is on disk', async () => {
    const { store, writer, written, changed } = bench();
    store.hold();
    const batches = [batchOf(1), batchOf(2), batchOf(3)];
    for (const batch of batches) writer.append(batch);
    expect(writer.state()).toEqual({ kind: 'saving' });
    expect(written).toEqual([]);
    store.release();
    await writer.settled();
    expect(written).toEqual(batches);
    expect(store.written).toEqual(batches);
    expect(writer.state()).toEqual({ kind: 'saved' });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('knows which incidents wait, until they are written', async () => {
    const { store, writer } = bench();
    store.hold();
    const [one, other] = [batchOf(1), batchOf(2)];
    writer.append(one);
    expect(writer.isWaiting(one.incident)).toBe(true);
    expect(writer.isWaiting(other.incident)).toBe(false);
    store.release();
    await writer.settled();
    expect(writer.isWaiting(one.incident)).toBe(false);
  });

  test('has the files that wait, of their own incident, until they are written', async () => {
    const { store, writer } = bench();
    store.hold();
    const [one, other] = [batchOf(1), batchOf(2)];
    const { packed } = fileOf('截图');
    const attachment = { ...packed, stream: one.incident };
    writer.append({ ...one, attachments: [attachment] });
    writer.append(other);
    expect(writer.waitingFile(one.incident, packed.sha256)).toBe(attachment);
    expect(writer.waitingFile(other.incident, packed.sha256)).toBeUndefined();
    expect(writer.waitingFile(one.incident, fileOf('另一张').packed.sha256)).toBeUndefined();
    store.release();
    await writer.settled();
    expect(writer.waitingFile(one.incident, packed.sha256)).toBeUndefined();
  });

  test('drops what waits of one incident, hands it back, and writes the others', async () => {
    const { store, writer, retries } = bench();
    store.refuse('full');
    const [one, other] = [batchOf(1), batchOf(2)];
    writer.append(one);
    writer.append(other);
    await writer.settled();
    expect(writer.state()).toMatchObject({ kind: 'failed', pending: 2 });
    expect(writer.drop(one.incident)).toEqual([one]);
    expect(writer.drop(one.incident)).toEqual([]);
    expect(writer.state()).toMatchObject({ kind: 'failed' });
    store.refuse(undefined);
    required(retries.shift(), 'a retry')();
    await writer.settled();
    expect(store.written).toEqual([other]);
    expect(writer.state()).toEqual({ kind: 'saved' });
  });

  test('has nothing left to fail once everything that waited was dropped', async () => {
    const { store, writer } = bench();
    store.refuse('full');
    const one = batchOf(1);
    writer.append(one);
    await writer.settled();
    writer.drop(one.incident);
    expect(writer.state()).toEqual({ kind: 'saved' });
    store.refuse(undefined);
    writer.retry();
    await writer.settled();
    expect(store.written).toEqual([]);
  });

  test('loses no other batch when the one being written is dropped', async () => {
    const { store, writer } = bench();
    store.hold();
    const [one, other] = [batchOf(1), batchOf(2)];
    writer.append(one);
    writer.append(other);
    writer.drop(one.incident);
    expect(writer.state()).toEqual({ kind: 'saving' });
    store.release();
    await writer.settled();
    expect(store.written).toContain(other);
    expect(writer.state()).toEqual({ kind: 'saved' });
  });
});
