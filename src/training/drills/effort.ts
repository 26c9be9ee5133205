import type { Effort } from '../../desk/core/effort.ts';
import type { IncidentLog } from '../../desk/core/incident.ts';
import { incidentKindOf } from '../../desk/incident/kinds.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';

/** Minutes of the drill's time that each takes; one that is not named takes none. */
export type Minutes = Readonly<Partial<Record<Effort, number>>>;

/** How much the last events of a log took, in minutes. @param count how many of its last events */
export function minutesSpent(
  minutes: Minutes | undefined,
  index: PlaybookIndex,
  { events }: IncidentLog,
  count: number,
): number {
  const before = events.length - count;
  return events
    .slice(before)
    .map((event, further) => {
      const { effort } = incidentKindOf(event);
      return typeof effort === 'string'
        ? effort
        : effort(event, { index, events: events.slice(0, before + further) });
    })
    .reduce((sum, effort) => sum + (effort === 'none' ? 0 : (minutes?.[effort] ?? 0)), 0);
}
