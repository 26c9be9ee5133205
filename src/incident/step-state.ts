import type { Actor } from '../log/envelope.ts';
import { canonicalOf } from '../log/hash.ts';
import type { Evidence } from './evidence.ts';
import type { Person } from './kinds/define.ts';
import { type IncidentEvent, type IncidentLog, incidentLogs, live } from './kinds/registry.ts';
import type { RecordedValues } from './kinds/step-done.ts';
import { stepSubject, type Until } from './kinds/step-marks.ts';
import { fillsIn } from './reading.ts';
import { isSettled } from './settled.ts';

/** Who left a mark, when it was written down, and the event to take it back by. `at` is UTC ISO 8601. */
interface Mark {
  readonly at: string;
  readonly by: Actor;
  readonly event: string;
}

/** A step's state. The mark that stands decides; a deferral ends by itself. */
export type StepState =
  | {
      readonly kind: 'todo';
      /** The deferral that has ended, where there was one. */
      readonly returned?: Mark & { readonly reason: string; readonly until: Until };
      /** The reopening that stands, where there was one. */
      readonly reopened?: Mark & { readonly reason: string };
    }
  | (Mark & { readonly kind: 'started' })
  /** `at` is when it was done. */
  | (Mark & {
      readonly kind: 'done';
      readonly writtenAt: string;
      readonly values: RecordedValues;
      /** Who did it, where that was not whoever wrote it down. */
      readonly doneBy: Person | undefined;
      /** What in the log shows it, where nobody recorded it by hand. */
      readonly sensed: Evidence | undefined;
    })
  /** It was decided to report to somebody, and that has not been done yet. */
  | (Mark & { readonly kind: 'toReport'; readonly to: string })
  | (Mark & { readonly kind: 'notReported' | 'notApplicable' | 'skipped'; readonly reason: string })
  | (Mark & { readonly kind: 'deferred'; readonly reason: string; readonly until: Until });

/** One of several marks on a step that do not agree. */
export interface DifferingMark extends Mark {
  readonly state: StepState;
}

export const TODO: StepState = { kind: 'todo' };

/** What a mark makes of its step; `undefined` for an event that is none. */
export function stateOfMark(event: IncidentEvent): StepState | undefined {
  const { id, at, by } = event;
  const mark = { at, by, event: id };
  switch (event.type) {
    case 'stepStarted':
      return { ...mark, kind: 'started' };
    case 'stepDone': {
      const { doneAt, values, doneBy } = event.data;
      return {
        kind: 'done',
        at: doneAt,
        by,
        event: id,
        writtenAt: at,
        values: values ?? {},
        doneBy,
        sensed: undefined,
      };
    }
    case 'stepDeferred':
      return { ...mark, kind: 'deferred', reason: event.data.reason, until: event.data.until };
    case 'stepSkipped':
      return { ...mark, kind: 'skipped', reason: event.data.reason };
    case 'reportDecided':
      return 'to' in event.data
        ? { ...mark, kind: 'toReport', to: event.data.to }
        : { ...mark, kind: 'notReported', reason: event.data.notBecause };
    case 'stepReopened':
      return { kind: 'todo', reopened: { ...mark, reason: event.data.reason } };
    case 'stepNotApplicable':
      return { ...mark, kind: 'notApplicable', reason: event.data.reason };
    default:
      return undefined;
  }
}

/** The careful reading of marks that differ: not settled while one says so, and done no earlier than the last says. */
const caution = (state: StepState): number =>
  ({ todo: 0, deferred: 0, started: 1, toReport: 1, notReported: 2, skipped: 2, notApplicable: 2, done: 3 })[
    state.kind
  ];

const momentOf = ({ at, state }: DifferingMark): string => ('at' in state ? state.at : at);

function cautious(marks: readonly DifferingMark[]): StepState {
  const [first, ...others] = marks;
  if (first === undefined) return TODO;
  return others.reduce((best, each) => {
    const less = caution(each.state) - caution(best.state);
    return less < 0 || (less === 0 && momentOf(each) >= momentOf(best)) ? each : best;
  }, first).state;
}

/** A step's marks: the state that counts, and what differs where officers who worked apart said different things. */
export function stepMarks(
  log: IncidentLog,
  step: string,
): { readonly state: StepState; readonly differing: readonly DifferingMark[] } {
  const subject = stepSubject(step);
  const marks = incidentLogs.values(log, subject);
  const states = marks.flatMap((event): readonly DifferingMark[] => {
    const state = stateOfMark(event);
    return state === undefined ? [] : [{ event: event.id, at: event.at, by: event.by, state }];
  });
  if (states.length < 2) return { state: states[0]?.state ?? TODO, differing: [] };
  const said = new Set(marks.map(event => canonicalOf(incidentLogs.saidBy(event, subject))));
  return {
    state: cautious(states),
    differing: said.size < 2 ? [] : states,
  };
}

/** Whether an answer of the triage was changed after an event. */
function regradedAfter(log: IncidentLog, event: string): boolean {
  const placeOf = (id: string): number => log.places.get(id) ?? 0;
  return live(log, 'answered').some(other => placeOf(other.id) > placeOf(event) && !fillsIn(log, other));
}

/**
 * The state of a step now: a deferral ends when what it waits for has come, or can come no more.
 * @param standing the states by their marks alone @param applies whether a step is on the checklist
 * @param now milliseconds since the epoch
 */
export function stateNow(
  log: IncidentLog,
  state: StepState,
  standing: (step: string) => StepState,
  applies: (step: string) => boolean,
  now: number,
): StepState {
  if (state.kind !== 'deferred') return state;
  const { until } = state;
  const hasReturned =
    until.kind === 'time'
      ? now >= Date.parse(until.at)
      : until.kind === 'step'
        ? !applies(until.step) || isSettled(standing(until.step))
        : regradedAfter(log, state.event);
  if (!hasReturned) return state;
  const { kind: _, ...returned } = state;
  return { kind: 'todo', returned };
}
