import type { IncidentEvent } from './event.ts';

/** Far above any real incident (10,000 events are about 5 MB), far below what would stall an old office PC. */
export const PACKAGE_LIMIT = 64 * 1024 * 1024;

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
