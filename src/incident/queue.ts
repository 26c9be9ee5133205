import type { Actor } from '../log/envelope.ts';
import type { Step } from '../playbook/playbook.ts';
import { currentStep } from './now.ts';
import type { ClockView, IncidentView } from './view.ts';

/** Something that has its time, in milliseconds since the epoch. */
type Timed =
  | { readonly kind: 'clock'; readonly clock: ClockView; readonly due: number }
  /** A deferred step comes back. */
  | { readonly kind: 'return'; readonly step: Step; readonly due: number };

/** Limits of an incident that run or have run out, and steps put off until a time. */
export const timedOf = ({ clocks, steps }: IncidentView): readonly Timed[] => [
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

/** What is due next across all open incidents, the earliest first; what has no limit comes last. @param officer whose it is */
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

/** A clock that presses or has run out. `key` is the same for as long as nothing changes. */
export interface Alert {
  readonly key: string;
  readonly kind: 'soon' | 'overdue';
  readonly incident: IncidentView;
  readonly clock: ClockView;
  readonly due: number;
}

/** Clocks of all open incidents that an officer should be told of now. */
export function alertsOf(incidents: readonly IncidentView[]): readonly Alert[] {
  return queueOf(incidents).flatMap((item): Alert[] => {
    if (item.kind !== 'clock') return [];
    const { clock } = item.clock;
    const kind =
      clock.kind === 'overdue' ? 'overdue' : clock.kind === 'running' && clock.soon ? 'soon' : undefined;
    if (kind === undefined) return [];
    const key = `${item.incident.id}/${item.clock.deadline.id}/${item.due}/${kind}`;
    return [{ key, kind, incident: item.incident, clock: item.clock, due: item.due }];
  });
}
