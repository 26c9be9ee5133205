import type { IncidentEvent } from '../incident/event.ts';
import { digestOfBytes } from '../log/hash.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Attachment, IncidentStore } from './port.ts';

/** The inner map of a key; an empty one is put there first. */
function within<Value>(outer: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const inner = outer.get(key) ?? new Map<string, Value>();
  outer.set(key, inner);
  return inner;
}

/** A store that lasts as long as the page: where the browser offers nothing better, and for drills and tests. */
export function createMemoryStore(): IncidentStore {
  const logs = new Map<string, Map<string, IncidentEvent>>();
  const filesOf = new Map<string, Map<string, Attachment>>();
  const playbooks = new Map<string, Playbook>();
  const drafts = new Map<string, unknown>();
  return {
    durable: false,
    incidentIds: async () => [...logs.keys()],
    read: async (incidentId, known) => ({
      events: [...(logs.get(incidentId)?.values() ?? [])].filter(({ id }) => !known?.has(id)),
      broken: [],
    }),
    append: async batch => {
      for (const event of batch.events) {
        const log = within(logs, event.stream);
        if (!log.has(event.id)) log.set(event.id, event);
      }
      for (const { digest, playbook } of batch.playbooks ?? []) playbooks.set(digest, playbook);
      for (const file of batch.attachments ?? []) {
        const files = within(filesOf, file.incidentId);
        // Copied, as a disk would: whoever handed the bytes in may go on to use them for something else.
        if (!files.has(file.sha256) && digestOfBytes(file.bytes) === file.sha256)
          files.set(file.sha256, { ...file, bytes: file.bytes.slice() });
      }
    },
    readPlaybook: async digest => playbooks.get(digest),
    readAttachment: async (incidentId, sha256) => structuredClone(filesOf.get(incidentId)?.get(sha256)),
    remove: async incidentId => {
      logs.delete(incidentId);
      filesOf.delete(incidentId);
      for (const name of drafts.keys()) if (name.startsWith(`${incidentId}/`)) drafts.delete(name);
    },
    keepDraft: async (name, draft) => {
      if (draft === undefined) drafts.delete(name);
      else drafts.set(name, structuredClone(draft));
    },
    readDraft: async name => structuredClone(drafts.get(name)),
    close: () => undefined,
  };
}
