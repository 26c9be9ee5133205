import { monotonicFactory } from 'ulid';
import type { IncidentEvent } from '../desk/core/incident.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { createMemoryStore } from '../storage/memory.ts';
import { openChannel } from './channel.ts';
import { playbookDigest } from './playbooks.ts';
import { createSession, type Session } from './session.ts';
import { timeNow } from './surroundings.ts';

/** A session that is gone with its page, and begins with these events: the gallery's. */
export async function startUnkept(playbook: Playbook, events: readonly IncidentEvent[]): Promise<Session> {
  const store = createMemoryStore<IncidentEvent>();
  await store.append({ events, playbooks: [{ digest: playbookDigest(playbook), playbook }] });
  const ulid = monotonicFactory();
  const session = createSession({
    store,
    tabs: openChannel('gallery'),
    now: timeNow,
    newId: () => ulid(timeNow()),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    remember: () => undefined,
  });
  await session.load();
  return session;
}
