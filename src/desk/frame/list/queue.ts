import type { Actor } from '../../../log/envelope.ts';
import type { Step } from '../../../playbook/playbook.ts';
import { type ClockView, pressing } from '../../core/clock.ts';
import type { IncidentView } from '../../core/view.ts';
import { clockTitle } from '../../core/words/clock.ts';
import { currentStep } from '../../incident/now.ts';

/** Something that has its time, in milliseconds since the epoch. */
type Timed =
  | { readonly kind: 'clock'; readonly clock: ClockView; readonly due: number }
  /** A deferred step comes back. */
  | { readonly kind: 'return'; readonly step: Step; readonly due: number };

/** Limits of an incident that run or have run out, and steps put off until a time. */
const timedOf = ({ clocks, steps }: IncidentView): readonly Timed[] => [
  ...clocks.flatMap((clock): readonly Timed[] =>
    clock.clock.kind === 'running' || clock.clock.kind === 'overdue'
      ? [{ kind: 'clock', clock, due: clock.clock.due }]
      : [],
  ),
  ...steps.flatMap(({ step, state, applies }): readonly Timed[] =>
    applies && state.kind === 'deferred' && state.until.kind === 'time'
      ? [{ kind: 'return', step, due: Date.parse(state.until.at) }]
      : [],
  ),
];

/** Something that comes next in one of several incidents. */
export type QueueItem = { readonly incident: IncidentView } & (
  | Timed
  /** Nothing runs, but there is something to do. */
  | { readonly kind: 'current'; readonly step: Step; readonly due: undefined }
);

/**
 * Items due across all open incidents, the earliest first; an incident without any gives its current step, last.
 * @param officer whose current step is meant
 */
export function queueOf(incidents: readonly IncidentView[], officer?: Actor): readonly QueueItem[] {
  const items = incidents
    .filter(({ status }) => status === 'open')
    .flatMap((incident): readonly QueueItem[] => {
      const timed = timedOf(incident);
      const current = timed.length > 0 ? undefined : currentStep(incident, officer);
      return current === undefined
        ? timed.map(item => ({ incident, ...item }))
        : [{ incident, kind: 'current', step: current.step, due: undefined }];
    });
  return items.sort((one, other) => (one.due ?? Number.MAX_VALUE) - (other.due ?? Number.MAX_VALUE));
}

/** Clocks of all open incidents to alert an officer to: they press or have run out. */
export const alertsOf = (incidents: readonly IncidentView[]) =>
  queueOf(incidents).flatMap(item => {
    if (item.kind !== 'clock' || pressing(item.clock) === undefined) return [];
    const { incident, clock, due } = item;
    const kind: 'soon' | 'overdue' = clock.clock.kind === 'overdue' ? 'overdue' : 'soon';
    /** The same for as long as nothing changes. */
    const key = `${incident.id}/${clock.deadline.id}/${due}/${kind}`;
    return [{ key, kind, incident, clock, due }];
  });

/**
 * Coming limits of an incident, and steps put off until a time, earliest first. No words of notes, for calendars are read by
 * others. A closed incident reminds of nothing.
 */
export function remindersOf(view: IncidentView) {
  if (view.status === 'closed') return [];
  return timedOf(view)
    .flatMap(item => {
      if (item.kind === 'clock' && item.clock.clock.kind === 'overdue') return [];
      const kind: 'limit' | 'deferred' = item.kind === 'clock' ? 'limit' : 'deferred';
      const { id, basis, cite } = item.kind === 'clock' ? item.clock.deadline : item.step;
      const title = item.kind === 'clock' ? clockTitle(item.clock) : item.step.title;
      return [
        {
          /** The same for the same limit or step of the same incident, so that a calendar updates instead of doubling. */
          id: `${view.id}-${kind}-${id}`,
          kind,
          /** The event that must have happened, or the step that comes back. */
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

/** The words a calendar entry is written in; the caller supplies them. */
export interface ReminderWords {
  /** Name of the calendar; plain words without line breaks. */
  readonly calendar: string;
  summary(reminder: Reminder): string;
  description(reminder: Reminder): string;
}
