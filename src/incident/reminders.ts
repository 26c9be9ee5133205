import { timedOf } from './queue.ts';
import type { IncidentView } from './view.ts';

/**
 * What an incident has coming, earliest first: limits, and steps put off until a time. Holds nothing that was written down in
 * notes. A closed incident's clocks stand still and remind of nothing.
 */
export function remindersOf(view: IncidentView) {
  if (view.status === 'closed') return [];
  return timedOf(view)
    .flatMap(item => {
      if (item.kind === 'clock' && item.clock.clock.kind === 'overdue') return [];
      const kind: 'limit' | 'deferred' = item.kind === 'clock' ? 'limit' : 'deferred';
      const { id, title, basis, cite } = item.kind === 'clock' ? item.clock.deadline : item.step;
      return [
        {
          /** The same for the same limit or step of the same incident, so that a calendar updates instead of doubling. */
          id: `${view.id}-${kind}-${id}`,
          kind,
          /** What must have happened, or the step that comes back. */
          title,
          /** Milliseconds since the epoch. */
          due: item.due,
          /** The incident's title. */
          incident: view.title,
          basis,
          cite,
        },
      ];
    })
    .sort((one, other) => one.due - other.due);
}
export type Reminder = Readonly<ReturnType<typeof remindersOf>[number]>;

/** The words a calendar entry is written in; `text/` supplies them. */
export interface ReminderWords {
  /** Name of the calendar; plain words without line breaks. */
  readonly calendar: string;
  summary(reminder: Reminder): string;
  description(reminder: Reminder): string;
}
