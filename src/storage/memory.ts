import type { IncidentEvent } from '../domain/incident/event.ts';
import type { Playbook } from '../domain/playbook/playbook.ts';
import type { IncidentStore } from './port.ts';

/** A store that lasts as long as the page: where the browser offers nothing better, and for drills and tests. */
export function createMemoryStore(): IncidentStore {
  const logs = new Map<string, Map<string, IncidentEvent>>();
  const playbooks = new Map<string, Playbook>();
  const drafts = new Map<string, unknown>();
  return {
    durable: false,
    incidentIds: async () => [...logs.keys()],
    read: async (incidentId, known) => ({
      events: [...(logs.get(incidentId)?.values() ?? [])].filter(({ id }) => !known?.has(id)),
      broken: [],
    }),
    append: async ({ events, playbook }) => {
      for (const event of events) {
        const log = logs.get(event.incidentId) ?? new Map<string, IncidentEvent>();
        if (!log.has(event.id)) log.set(event.id, event);
        logs.set(event.incidentId, log);
      }
      if (playbook !== undefined) playbooks.set(playbook.digest, playbook.playbook);
    },
    readPlaybook: async digest => playbooks.get(digest),
    keepDraft: async (name, draft) => {
      if (draft === undefined) drafts.delete(name);
      else drafts.set(name, structuredClone(draft));
    },
    readDraft: async name => structuredClone(drafts.get(name)),
    close: () => undefined,
  };
}
