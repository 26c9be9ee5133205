import type { Basis } from '../playbook/basis.ts';
import { timedOf } from './queue.ts';
import type { IncidentView } from './view.ts';

/** Something that comes due at a moment: a limit, or a step put off until then. Holds nothing that was written down in notes. */
export interface Reminder {
  /** The same for the same limit or step of the same incident, so that a calendar updates instead of doubling. */
  readonly id: string;
  readonly kind: 'limit' | 'deferred';
  /** What must have happened, or the step that comes back. */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
  /** The incident's title. */
  readonly incident: string;
  readonly basis: Basis;
  /** Clause ids and rule ids. */
  readonly cite: readonly string[];
}

/** What an incident has coming, earliest first. A closed incident's clocks stand still and remind of nothing. */
export function remindersOf(view: IncidentView): readonly Reminder[] {
  if (view.status === 'closed') return [];
  return timedOf(view)
    .flatMap((item): readonly Reminder[] => {
      if (item.kind === 'clock' && item.clock.clock.kind === 'overdue') return [];
      const kind = item.kind === 'clock' ? 'limit' : 'deferred';
      const { id, title, basis, cite } = item.kind === 'clock' ? item.clock.deadline : item.step;
      const { due } = item;
      return [{ id: `${view.id}-${kind}-${id}`, kind, title, due, incident: view.title, basis, cite }];
    })
    .sort((one, other) => one.due - other.due);
}

/** The words a calendar entry is written in; `text/` supplies them. */
export interface ReminderWords {
  /** Name of the calendar; plain words without line breaks. */
  readonly calendar: string;
  summary(reminder: Reminder): string;
  description(reminder: Reminder): string;
}
