import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import type { IncidentStore } from '../../src/storage/port.ts';
import { NOW } from '../support/answers.ts';
import { carryOut, contextAt, countingIds, openLog } from '../support/incident.ts';
import { digest, playbook } from '../support/playbook.ts';
import { fileOf, freshName, lockDatabase, putRaw, rawConnection } from './raw.ts';

const { events, state } = carryOut(openLog(), contextAt(NOW, countingIds(1)), { kind: 'note', text: '一' });
const incident = state.incidentId;
const file = fileOf(incident, new Uint8Array([1, 2, 3]));
const roster = { officers: ['甲'] };

const opened: IncidentStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

async function openStore(...input: Parameters<typeof openIndexedDbStore>): Promise<IncidentStore> {
  const store = await openIndexedDbStore(...input);
  opened.push(store);
  return store;
}

describe('a database of version 1', () => {
  /** As the first edition made it. */
  async function firstEdition(name: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => {
        for (const store of ['events', 'playbooks', 'drafts']) opening.result.createObjectStore(store);
      };
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
    for (const event of events) await putRaw(name, 'events', event, [incident, event.id]);
    await putRaw(name, 'events', '坏', [incident, '坏']);
    await putRaw(name, 'playbooks', playbook, digest);
    await putRaw(name, 'drafts', roster, 'roster');
  }

  test('has everything after the upgrade, and takes files', async () => {
    const name = freshName();
    await firstEdition(name);
    const store = await openStore(name);
    expect(await store.read(incident)).toEqual({
      events: [...events],
      broken: [{ key: '坏', value: '坏', problem: 'unreadable' }],
    });
    expect(await store.readPlaybook(digest)).toEqual(playbook);
    expect(await store.readDraft('roster')).toEqual(roster);
    await store.append({ events: [], attachments: [file] });
    expect(await store.readAttachment(incident, file.sha256)).toEqual(file);
    const database = await rawConnection(name);
    expect([database.version, [...database.objectStoreNames]]).toEqual([
      2,
      ['attachments', 'drafts', 'events', 'playbooks', 'settings'],
    ]);
    database.close();
  });

  test('can be locked at once', async () => {
    const name = freshName();
    await firstEdition(name);
    const cipher = await lockDatabase(name);
    expect((await (await openStore(name, () => cipher)).read(incident)).events).toHaveLength(events.length);
  });

  test('is upgraded though a page of the first edition is open, which lets go', async () => {
    const name = freshName();
    await firstEdition(name);
    const old = await rawConnection(name);
    old.onversionchange = () => old.close();
    const store = await openStore(name);
    expect(await store.incidentIds()).toEqual([incident]);
  });
});
