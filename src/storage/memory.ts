import { isObject } from '../base/guard.ts';
import type { Envelope } from '../log/envelope.ts';
import { digestOfBytes } from '../log/hash.ts';
import { hasMore, signaturesOfBoth } from '../log/signature.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type Attachment, EVERYTHING, type KeptRecord, type LogStore, StorageFailure } from './port.ts';

/** The inner map of a key; an empty one is put there first. */
function within<Value>(outer: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const inner = outer.get(key) ?? new Map<string, Value>();
  outer.set(key, inner);
  return inner;
}

/** Copies a value as a disk would. `structuredClone` is younger than the oldest browsers. */
function copied(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(copied);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copied(each)]));
}

const NONE: KeptRecord = { value: undefined, version: '' };

/** A store that lasts as long as the page: where the browser offers nothing better, and for tests. */
export function createMemoryStore<Event extends Envelope>(): LogStore<Event> {
  const logs = new Map<string, Map<string, Event>>();
  const filesOf = new Map<string, Map<string, Attachment>>();
  const playbooks = new Map<string, Playbook>();
  const records = new Map<string, KeptRecord>();
  let puts = 0;
  return {
    durable: false,
    streams: async () => [...logs.keys()],
    read: async (stream, known = new Set()) => {
      const log = logs.get(stream);
      return {
        events: [...(log?.values() ?? [])].filter(({ id }) => !known.has(id)),
        broken: [],
        absent: new Set([...known].filter(id => log?.has(id) !== true)),
      };
    },
    append: async batch => {
      const isTaken = ({ stream, id, hash }: Event): boolean => {
        const present = logs.get(stream)?.get(id);
        return present !== undefined && present.hash !== hash;
      };
      if (batch.events.some(isTaken)) throw new StorageFailure('conflict');
      for (const event of batch.events) {
        const log = within(logs, event.stream);
        const held = log.get(event.id);
        if (held === undefined) log.set(event.id, event);
        else if (hasMore(event.signatures, held.signatures))
          log.set(event.id, {
            ...event,
            signatures: signaturesOfBoth(event.signatures, held.signatures),
          });
      }
      for (const { digest, playbook } of batch.playbooks ?? []) playbooks.set(digest, playbook);
      for (const file of batch.attachments ?? []) {
        const files = within(filesOf, file.stream);
        // Copied, as a disk would: the caller may go on to use the bytes for something else.
        if (!files.has(file.sha256) && digestOfBytes(file.bytes) === file.sha256)
          files.set(file.sha256, { ...file, bytes: file.bytes.slice() });
      }
    },
    readPlaybook: async digest => playbooks.get(digest),
    readAttachment: async (stream, sha256) => {
      const file = filesOf.get(stream)?.get(sha256);
      return file === undefined ? undefined : { ...file, bytes: file.bytes.slice() };
    },
    remove: async stream => {
      if (stream === EVERYTHING) for (const each of [logs, filesOf, playbooks, records]) each.clear();
      else {
        logs.delete(stream);
        filesOf.delete(stream);
        for (const name of records.keys()) if (name.startsWith(`${stream}/`)) records.delete(name);
      }
    },
    readRecord: async name => {
      const { value, version } = records.get(name) ?? NONE;
      return { value: copied(value), version };
    },
    putRecord: async (name, value, after) => {
      const { version } = records.get(name) ?? NONE;
      if (after !== undefined && after !== version) return false;
      puts += 1;
      if (value === undefined) records.delete(name);
      else records.set(name, { value: copied(value), version: String(puts) });
      return true;
    },
    recordNames: async () => [...records.keys()],
    serve: () => undefined,
    close: () => undefined,
  };
}
