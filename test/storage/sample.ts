import { afterEach, expect } from 'vitest';
import type { IncidentEvent } from '../../src/desk/core/incident.ts';
import type { RecordCipher } from '../../src/storage/cipher.ts';
import { openIndexedDbStore } from '../../src/storage/indexed-db.ts';
import type { LogStore } from '../../src/storage/port.ts';
import { limitedFacts, NOW } from '../support/answers.ts';
import { act, contextAt, countingIds, openLog } from '../support/incident.ts';
import { digest, playbook, required } from '../support/playbook.ts';
import { fileOf, freshName, rawRecords } from './raw.ts';

const { events, stream: incident } = act(
  openLog({ ...limitedFacts, title: '某镇扬尘扰民帖文' }),
  contextAt(NOW, countingIds(1)),
  { kind: 'note', text: '已致电城郊所核实' },
  { kind: 'note', text: '二' },
);

export { events, incident };
export const file = fileOf(incident, new TextEncoder().encode('现场照片的字节'));
export const roster = { officers: ['张三丰', '李四光'] };
export const words = [
  '某镇扬尘扰民帖文',
  '已致电城郊所核实',
  '现场照片的字节',
  '张三丰',
  limitedFacts['foundAt'] ?? '',
];
export const at = (position: number): IncidentEvent => required(events[position], `event ${position}`);

const opened: LogStore<IncidentEvent>[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

export async function openStore(name: string, cipher?: RecordCipher): Promise<LogStore<IncidentEvent>> {
  const store = await openIndexedDbStore<IncidentEvent>({ name: name, cipher: () => cipher });
  opened.push(store);
  return store;
}

/** A database with an incident, a file and a roster in it. */
export async function filled(cipher?: RecordCipher, name = freshName()): Promise<string> {
  const store = await openStore(name, cipher);
  await store.append({ events, attachments: [file], playbooks: [{ digest, playbook }] });
  await store.putRecord('roster', roster);
  return name;
}

const STORES = ['events', 'attachments', 'records', 'playbooks', 'settings'] as const;

const onDisk = async (name: string) => Promise.all(STORES.map(store => rawRecords(name, store)));

/** Every byte and character of a value, as text one can search. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, each]) => `${key} ${textOf(each)}`)
      .join(' ');
  return String(value);
}

/** Parts of the incident that can be read off the disk without the key. */
export async function leaks(name: string): Promise<readonly string[]> {
  const [own] = [(await onDisk(name)).filter((_, position) => STORES[position] !== 'playbooks')];
  const text = textOf(own);
  return words.filter(word => text.includes(word));
}

export async function expectWhole(name: string, cipher?: RecordCipher): Promise<void> {
  const store = await openStore(name, cipher);
  const { events: read, broken } = await store.read(incident);
  expect([...read].sort((one, two) => (one.id < two.id ? -1 : 1))).toEqual(events);
  expect(broken).toEqual([]);
  expect(await store.readAttachment(incident, file.sha256)).toEqual(file);
  expect((await store.readRecord('roster')).value).toEqual(roster);
  expect(await store.readPlaybook(digest)).toEqual(playbook);
}
