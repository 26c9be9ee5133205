import { canonicalOf } from '../../log/hash.ts';
import { live } from '../core/events.ts';
import type { IncidentEvent, IncidentLog } from '../core/incident.ts';
import { fillsIn } from '../triage/reading.ts';
import { isFinished } from './finished.ts';
import { stepSubject } from './step-mark.ts';
import type { DifferingMark, StepState } from './step-view.ts';

export const TODO: StepState = { kind: 'todo' };

/** The state that a mark gives its step; `undefined` for an event that is no mark. */
export function stateOfMark(event: IncidentEvent): StepState | undefined {
  const { id, at, by } = event;
  if (event.type === 'stepDone') {
    const { doneAt, values = {}, doneBy } = event.data;
    return { kind: 'done', at: doneAt, by, event: id, writtenAt: at, values, doneBy, sensed: undefined };
  }
  if (event.type !== 'stepMarked') return undefined;
  const { mark } = event.data;
  const written = { event: id, at, by };
  return mark.kind === 'redo'
    ? { kind: 'todo', reopened: { ...written, reason: mark.reason } }
    : { ...written, ...mark };
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
  const marks = log.family.values(log, subject);
  const states = marks.flatMap((event): readonly DifferingMark[] => {
    const state = stateOfMark(event);
    return state === undefined ? [] : [{ event: event.id, at: event.at, by: event.by, state }];
  });
  if (states.length < 2) return { state: states[0]?.state ?? TODO, differing: [] };
  const said = new Set(marks.map(event => canonicalOf(log.family.saidBy(event, subject))));
  return {
    state: cautious(states),
    differing: said.size < 2 ? [] : states,
  };
}

/** The event that said what a step's hand mark says: the mark, or the choice that decided for it. */
export function markSaidBy(log: IncidentLog, step: string, mark: string): IncidentEvent | undefined {
  const current = log.subjects.get(stepSubject(step))?.current ?? [];
  return current.find(event => event.id === mark || (event.type === 'chosen' && event.data.event === mark));
}

/** Whether an answer of the triage was changed without the knowledge of the officer who put a step off, whatever their clocks said. */
function regradedSince(log: IncidentLog, step: string, event: string): boolean {
  const mark = markSaidBy(log, step, event);
  const regrades = live(log, 'answered').filter(each => !fillsIn(log, each));
  return mark !== undefined && log.family.unknownTo(log, mark, regrades).length > 0;
}

/**
 * The present state of a step: a deferral ends when the thing it waits for has come, or can no longer come.
 * @param stateOf the states by their marks alone
 * @param applies whether a step is on the checklist
 * @param now milliseconds since the epoch
 */
export function stateNow(
  log: IncidentLog,
  step: string,
  state: StepState,
  stateOf: (step: string) => StepState,
  applies: (step: string) => boolean,
  now: number,
): StepState {
  if (state.kind !== 'deferred') return state;
  const { until } = state;
  const hasReturned =
    until.kind === 'time'
      ? now >= Date.parse(until.at)
      : until.kind === 'step'
        ? !applies(until.step) || isFinished(stateOf(until.step))
        : regradedSince(log, step, state.event);
  if (!hasReturned) return state;
  const { kind: _, ...returned } = state;
  return { kind: 'todo', returned };
}
