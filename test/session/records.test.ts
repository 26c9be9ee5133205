import { describe, expect, test } from 'vitest';
import { createExports } from '../../src/session/exports.ts';
import { type Aside, createRecords, QUARANTINE } from '../../src/session/records.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import type { LogStore, RecordStore } from '../../src/storage/port.ts';
import { NOW } from '../support/answers.ts';
import { pause } from '../support/desk.ts';

const aside = (id: string, given: Partial<Aside> = {}): Aside => ({
  id,
  name: `${id}.json`,
  at: NOW,
  faults: [{ position: 2, problem: 'altered' }],
  faultCount: 1,
  incident: '01',
  size: 2,
  ...given,
});

const exportsOn = (store: RecordStore, events = 7) =>
  createExports({ store, eventsOf: () => events, changed: () => undefined });

/** A store whose records take a turn, as a disk's do, so that two changes at once can meet. */
const slow = (): LogStore => {
  const inner = createMemoryStore();
  return {
    ...inner,
    readRecord: async name => {
      const record = await inner.readRecord(name);
      await pause();
      return record;
    },
  };
};

describe('the records of a machine', () => {
  test('are empty to begin with', async () => {
    const records = createRecords(createMemoryStore());
    expect(await records.roster()).toEqual([]);
    expect(await records.quarantine()).toEqual({ files: [], dropped: 0 });
  });

  test('come back as they were kept', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    const roster = [{ name: '王五', title: '法规科', phone: '0701-0000000' }, { name: '赵六' }];
    await records.changeRoster(() => roster);
    await records.keepAside(aside('a'), '{}');
    const again = createRecords(store);
    expect(await again.roster()).toEqual(roster);
    expect(await again.quarantine()).toEqual({ files: [aside('a')], dropped: 0 });
    expect(await again.asideText(aside('a'))).toBe('{}');
  });

  test('that this edition cannot read stay where they are when others are changed', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    for (const broken of ['?', 7, {}, null]) {
      await store.putRecord('roster', [{ name: '王五' }, broken]);
      expect(await records.roster()).toEqual([{ name: '王五' }]);
      await records.changeRoster(roster => [...roster, { name: '赵六' }]);
      expect((await store.readRecord('roster')).value).toEqual([{ name: '王五' }, { name: '赵六' }, broken]);
    }
  });

  test('that could not be read are not written over', async () => {
    const inner = createMemoryStore();
    await inner.putRecord('roster', [{ name: '王五' }]);
    const records = createRecords({ ...inner, readRecord: () => Promise.reject(new Error('?')) });
    await expect(records.roster()).rejects.toThrow();
    await expect(records.changeRoster(() => [])).rejects.toThrow();
    expect((await inner.readRecord('roster')).value).toEqual([{ name: '王五' }]);
  });

  test('that two tabs change at once hold what both of them did', async () => {
    const store = slow();
    const [one, two] = [createRecords(store), createRecords(store)];
    await Promise.all([
      one.changeRoster(roster => [...roster, { name: '王五' }]),
      two.changeRoster(roster => [...roster, { name: '赵六' }]),
    ]);
    expect(new Set((await one.roster()).map(({ name }) => name))).toEqual(new Set(['王五', '赵六']));
  });

  test('go with their incident when the store removes it: they are named after it', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    for (const incident of ['01', '02']) await exportsOn(store).handedOut(incident, NOW);
    await records.keepAside(aside('a'), '{}');
    await store.remove('01');
    await expect(records.asideText(aside('a'))).rejects.toThrow();
    expect(await store.recordNames()).toEqual(['02/exported', 'asides']);
  });
});

describe('what is known of exported incidents', () => {
  test('is nothing to begin with, and there again on the next page, each for itself', async () => {
    const store = createMemoryStore();
    const exports = exportsOn(store);
    expect(exports.of('01')).toEqual({ backup: undefined, isExportDue: false });
    await exports.handedOut('01', NOW);
    const again = exportsOn(store);
    for (const incident of ['01', '02']) await again.read(incident);
    expect(again.of('01')).toEqual({ backup: { at: NOW, events: 7 }, isExportDue: false });
    expect(again.of('02').backup).toBeUndefined();
  });

  test('is asked for once a write has failed, until a file holds all there is', async () => {
    const store = createMemoryStore();
    await exportsOn(store, 5).handedOut('01', NOW);
    const exports = exportsOn(store, 7);
    await exports.read('01');
    exports.ask('01');
    expect(exports.of('01')).toEqual({ backup: { at: NOW, events: 5 }, isExportDue: true });
    await exports.handedOut('01', NOW + 1);
    expect(exports.of('01')).toEqual({ backup: { at: NOW + 1, events: 7 }, isExportDue: false });
    exports.ask('01');
    expect(exports.of('01').isExportDue).toBe(false);
  });

  test('is forgotten with its incident, with how much the last file held', async () => {
    const exports = exportsOn(createMemoryStore(), 7);
    exports.made('01', 3);
    exports.forget('01');
    await exports.handedOut('01', NOW);
    expect(exports.of('01').backup?.events).toBe(7);
  });

  test('holds what two tabs noted at once', async () => {
    const store = slow();
    const [one, two] = [exportsOn(store, 7), exportsOn(store, 9)];
    await Promise.all([one.noteAsked('01'), two.noteAsked('02'), one.handedOut('02', NOW)]);
    const later = exportsOn(store);
    for (const incident of ['01', '02']) await later.read(incident);
    expect(later.of('01').isExportDue).toBe(true);
    expect(later.of('02').backup).toEqual({ at: NOW, events: 7 });
  });

  test('is known while the page lasts where it cannot be noted', async () => {
    const store = { ...createMemoryStore(), putRecord: () => Promise.reject(new Error('?')) };
    const exports = exportsOn(store);
    await expect(exports.handedOut('01', NOW)).rejects.toThrow();
    await exports.read('01');
    expect(exports.of('01').backup).toEqual({ at: NOW, events: 7 });
  });
});

describe('the quarantine', () => {
  test('keeps every package, though several came at once and one was dropped meanwhile', async () => {
    const records = createRecords(slow());
    await records.keepAside(aside('a'), '{}');
    await Promise.all([
      records.keepAside(aside('b'), '{}'),
      records.dropAsides(({ id }) => id === 'a'),
      records.keepAside(aside('c'), '{}'),
    ]);
    expect(new Set((await records.quarantine()).files.map(({ id }) => id))).toEqual(new Set(['b', 'c']));
  });

  test('lets the oldest go beyond its number, with their texts, and says how many', async () => {
    const records = createRecords(createMemoryStore());
    const ids = Array.from({ length: QUARANTINE.files + 3 }, (_, place) => `f${place}`);
    for (const id of ids) await records.keepAside(aside(id), id);
    const { files, dropped } = await records.quarantine();
    expect(files.map(({ id }) => id)).toEqual(ids.slice(3));
    expect(dropped).toBe(3);
    await expect(records.asideText(aside('f2'))).rejects.toThrow();
    expect(await records.asideText(aside('f3'))).toBe('f3');
  });

  test('lets the oldest go beyond its size, but never the one that just came', async () => {
    const records = createRecords(createMemoryStore());
    const half = QUARANTINE.size / 2;
    for (const id of ['a', 'b', 'c']) await records.keepAside(aside(id, { size: half }), id);
    expect((await records.quarantine()).files.map(({ id }) => id)).toEqual(['b', 'c']);
    await records.keepAside(aside('d', { size: QUARANTINE.size + 1 }), 'd');
    expect(await records.quarantine()).toMatchObject({ files: [{ id: 'd' }], dropped: 3 });
  });

  test('goes on after one of them could not be kept', async () => {
    const inner = createMemoryStore();
    let full = true;
    const records = createRecords({
      ...inner,
      putRecord: (name, value, after) =>
        full ? Promise.reject(new Error('?')) : inner.putRecord(name, value, after),
    });
    await expect(records.keepAside(aside('a'), '{}')).rejects.toThrow();
    full = false;
    await records.keepAside(aside('b'), '{}');
    expect((await records.quarantine()).files).toEqual([aside('b')]);
  });
});
