import type { IncidentEvent } from './kinds/registry.ts';

/** Digests of the playbooks that a log names. */
export function playbooksNamed(events: readonly IncidentEvent[]): readonly string[] {
  const named = events.flatMap(event =>
    event.type === 'opened' || event.type === 'playbookMoved' ? [event.data.playbook] : [],
  );
  return [...new Set(named)];
}

/** Files that a log names: SHA-256 → the name it was attached under. */
export function filesNamed(events: readonly IncidentEvent[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const event of events)
    if (event.type === 'stepDone')
      for (const value of Object.values(event.data.values ?? {}))
        if (value.kind === 'file') named.set(value.sha256, value.name);
  return named;
}
