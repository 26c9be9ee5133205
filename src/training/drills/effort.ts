import type { Effort } from '../../desk/core/effort.ts';
import { kindIn } from '../../desk/core/events.ts';
import type { IncidentLog } from '../../desk/core/incident.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';

/** Minutes of the drill's time that each takes; one that is not named takes none. */
export type Minutes = Readonly<Partial<Record<Effort, number>>>;

/** How much the last events of a log took, in minutes. @param count how many of its last events */
export function minutesSpent(
  minutes: Minutes | undefined,
  index: PlaybookIndex,
  { events, family }: IncidentLog,
  count: number,
): number {
  const before = events.length - count;
  return events
    .slice(before)
    .map((event, further) => {
      // By the log's own registry: the list of all kinds would bring the whole desk to the page where a drill is chosen.
      const { effort } = kindIn(family.kinds, event);
      return typeof effort === 'string'
        ? effort
        : effort(event, { index, events: events.slice(0, before + further) });
    })
    .reduce((sum, effort) => sum + (effort === 'none' ? 0 : (minutes?.[effort] ?? 0)), 0);
}
