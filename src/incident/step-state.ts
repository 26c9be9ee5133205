import type { Actor } from '../log/envelope.ts';
import type { Pause } from '../playbook/pause.ts';
import type { Person, RecordedValues, Until } from './event.ts';
import { type IncidentState, type Log, lastStanding, pauseKey, type StepEntry } from './state.ts';

/** Who left a mark, when it was written down, and the event to take it back by. `at` is UTC ISO 8601. */
interface Mark {
  readonly at: string;
  readonly by: Actor;
  readonly event: string;
}

/** A step's state. The last mark that was not taken back decides; a deferral ends by itself. */
export type StepState =
  | {
      readonly kind: 'todo';
      /** The deferral that has ended, where there was one. */
      readonly returned?: Mark & { readonly reason: string; readonly until: Until };
    }
  | (Mark & { readonly kind: 'started' })
  /** `at` is when it was done. */
  | (Mark & {
      readonly kind: 'done';
      readonly writtenAt: string;
      readonly values: RecordedValues;
      /** Who did it, where that was not whoever wrote it down. */
      readonly doneBy: Person | undefined;
      /** Why it was published without passing the gate. */
      readonly outside: string | undefined;
    })
  | (Mark & { readonly kind: 'notApplicable' | 'skipped'; readonly reason: string })
  | (Mark & { readonly kind: 'deferred'; readonly reason: string; readonly until: Until });

/** Steps in these states have a result; a deferred one has not. */
export const isSettled = ({ kind }: StepState): boolean =>
  kind === 'done' || kind === 'notApplicable' || kind === 'skipped';

/** A pause point before one step, or before closing where there is no step. */
export interface PauseView {
  readonly pause: Pause;
  readonly step: string | undefined;
  readonly state:
    | { readonly kind: 'open' }
    | (Mark & { readonly kind: 'confirmed'; readonly second: Person })
    | (Mark & { readonly kind: 'skipped'; readonly reason: string });
}

/** One of several marks on a step that do not agree. */
export interface DifferingMark {
  readonly event: string;
  readonly state: StepState;
}

export const TODO: StepState = { kind: 'todo' };

function stepState({ value, at, by, event }: StepEntry): StepState {
  const mark = { at, by, event };
  switch (value.kind) {
    case 'started':
      return { ...mark, kind: 'started' };
    case 'done': {
      const { doneAt, values, doneBy, outside } = value;
      return { kind: 'done', at: doneAt, by, event, writtenAt: at, values, doneBy, outside };
    }
    case 'deferred':
      return { ...mark, kind: 'deferred', reason: value.reason, until: value.until };
    default:
      return { ...mark, kind: value.kind, reason: value.reason };
  }
}

/** Whether what a deferred step waits for has come, or can come no more. */
function hasReturned(
  state: IncidentState,
  { position, value }: StepEntry,
  applies: (step: string) => boolean,
  now: number,
): boolean {
  if (value.kind !== 'deferred') return false;
  const { until } = value;
  switch (until.kind) {
    case 'time':
      return now >= Date.parse(until.at);
    case 'step': {
      const other = lastStanding(state.steps[until.step], state.undone);
      return !applies(until.step) || (other !== undefined && isSettled(stepState(other)));
    }
    case 'regrade':
      return state.facts.some(entry => entry.position > position && !state.undone.has(entry.event));
  }
}

/**
 * @param applies whether a step is on the checklist: one that has left it ends the wait of another for it
 * @param now milliseconds since the epoch
 */
export function stateNow(
  state: IncidentState,
  step: string,
  applies: (step: string) => boolean,
  now: number,
): StepState {
  const entry = lastStanding(state.steps[step], state.undone);
  if (entry === undefined) return TODO;
  const standing = stepState(entry);
  if (standing.kind !== 'deferred' || !hasReturned(state, entry, applies, now)) return standing;
  const { kind: _, ...returned } = standing;
  return { kind: 'todo', returned };
}

export function pauseView(state: IncidentState, pause: Pause, step: string | undefined): PauseView {
  const entry = lastStanding(state.pauses[pauseKey(pause.id, step)], state.undone);
  // Opened again and about to be closed once more: what was read aloud before the first closing says nothing now.
  const closed = state.openings.findLast(
    ({ event, value }) => value === 'closed' && !state.undone.has(event),
  );
  const isStale =
    step === undefined && closed !== undefined && entry !== undefined && entry.position < closed.position;
  if (entry === undefined || isStale) return { pause, step, state: { kind: 'open' } };
  const { value, at, by, event } = entry;
  return { pause, step, state: { ...value, at, by, event } };
}

/** Marks that differ and still stand; one alone, or several that say the same, are no difference. */
export function differingStates({ state, differing }: Log, step: string): readonly DifferingMark[] {
  const standing = (differing.get(step) ?? [])
    .filter(event => !state.undone.has(event))
    .flatMap(event => state.steps[step]?.filter(entry => entry.event === event) ?? []);
  const said = new Set(standing.map(({ value }) => JSON.stringify(value)));
  return said.size < 2 ? [] : standing.map(entry => ({ event: entry.event, state: stepState(entry) }));
}
