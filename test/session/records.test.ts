import { describe, expect, test } from 'vitest';
import { type Aside, createRecords } from '../../src/session/records.ts';
import { createMemoryStore } from '../../src/storage/memory.ts';
import type { IncidentStore } from '../../src/storage/port.ts';
import { NOW } from '../support/answers.ts';
import { pause } from '../support/desk.ts';
import { openLog } from '../support/incident.ts';

const aside = (id: string): Aside => ({
  id,
  name: `${id}.json`,
  at: NOW,
  faults: [{ position: 2, problem: 'altered' }],
  sound: openLog().events,
  text: '{}',
});

/** A store whose drafts take a turn, as a disk's do, so that two changes at once can meet. */
const slow = (): IncidentStore => {
  const inner = createMemoryStore();
  return {
    ...inner,
    readDraft: async name => {
      const draft = await inner.readDraft(name);
      await pause();
      return draft;
    },
  };
};

describe('the records of a machine', () => {
  test('are empty to begin with', async () => {
    const records = createRecords(createMemoryStore());
    expect(await records.roster()).toEqual([]);
    expect(await records.backup('01')).toBeUndefined();
    expect(await records.asides()).toEqual([]);
  });

  test('come back as they were kept', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    const roster = [{ name: '王五', title: '法规科', phone: '0701-0000000' }, { name: '赵六' }];
    await records.keepRoster(roster);
    await records.keepBackup('01', { at: NOW, events: 7 });
    await records.keepAside(aside('a'));
    const again = createRecords(store);
    expect(await again.roster()).toEqual(roster);
    expect(await again.backup('01')).toEqual({ at: NOW, events: 7 });
    expect(await again.backup('02')).toBeUndefined();
    expect(await again.asides()).toEqual([aside('a')]);
  });

  test('that cannot be read back count as absent', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    await records.keepAside(aside('good'));
    for (const broken of ['?', 7, {}, [7], null]) {
      await store.keepDraft('roster', broken);
      await store.keepDraft('01/backup', broken);
      await store.keepDraft('aside/good', broken);
      expect(await records.roster()).toEqual([]);
      expect(await records.backup('01')).toBeUndefined();
      expect(await records.asides()).toEqual([]);
    }
    await store.keepDraft('asides', '?');
    expect(await records.asides()).toEqual([]);
  });

  test('go with their incident when the store removes it: the backup is named after it', async () => {
    const store = createMemoryStore();
    const records = createRecords(store);
    await records.keepBackup('01', { at: NOW, events: 7 });
    await records.keepBackup('02', { at: NOW, events: 8 });
    await store.remove('01');
    expect(await records.backup('01')).toBeUndefined();
    expect(await records.backup('02')).toEqual({ at: NOW, events: 8 });
  });

  test('keep every package that was refused, though several came at once and one was dropped meanwhile', async () => {
    const records = createRecords(slow());
    await records.keepAside(aside('a'));
    await Promise.all([records.keepAside(aside('b')), records.dropAside('a'), records.keepAside(aside('c'))]);
    expect((await records.asides()).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  test('go on being kept after one of them could not be', async () => {
    const inner = createMemoryStore();
    let full = true;
    const records = createRecords({
      ...inner,
      keepDraft: (name, draft) => (full ? Promise.reject(new Error('?')) : inner.keepDraft(name, draft)),
    });
    await expect(records.keepAside(aside('a'))).rejects.toThrow();
    await expect(records.dropAside('a')).rejects.toThrow();
    full = false;
    await records.keepAside(aside('b'));
    expect(await records.asides()).toEqual([aside('b')]);
  });
});
