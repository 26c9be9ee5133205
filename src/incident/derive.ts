import { deadlinesInForce, type PlaybookIndex, stepApplies } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import { dueAt } from '../playbook/deadline/compute.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import { type Verdict, verdictOf } from '../playbook/wizard/walk.ts';
import type { DrillMark, Person } from './event.ts';
import {
  type CorrectionEntry,
  type IncidentState,
  type Log,
  lastStanding,
  type NoteEntry,
  playbookOf,
} from './state.ts';
import {
  type DifferingMark,
  differingStates,
  isSettled,
  type PauseView,
  pauseView,
  type StepState,
  stateNow,
  TODO,
} from './step-state.ts';

/** A clock of the incident. All moments in milliseconds since the epoch. */
export type ClockState =
  /** The step that starts it is not done yet. */
  | { readonly kind: 'waiting' }
  /** No number in the text: time only counts up. */
  | { readonly kind: 'stopwatch'; readonly since: number }
  | {
      readonly kind: 'running';
      readonly since: number;
      readonly due: number;
      readonly certain: boolean;
      /** Little of the limit is left: the last fifth, but no less than half an hour and no more than a day. */
      readonly soon: boolean;
    }
  | { readonly kind: 'overdue'; readonly since: number; readonly due: number; readonly certain: boolean }
  /** `due` is absent for a stopwatch; a negative margin (due − at) is a miss. */
  | {
      readonly kind: 'met';
      readonly since: number | undefined;
      readonly due: number | undefined;
      readonly at: number;
    };

export interface ClockView {
  readonly deadline: Deadline;
  readonly clock: ClockState;
  /** Steps on the checklist that meet it. */
  readonly steps: readonly Step[];
}

export interface StepView {
  readonly step: Step;
  /** Position on the checklist, from 1; the printed number. */
  readonly number: number;
  readonly state: StepState;
  /** False for a step that no longer applies but was worked on: touched work never disappears. */
  readonly applies: boolean;
  readonly notes: readonly NoteEntry[];
  readonly clocks: readonly ClockView[];
  readonly assignee: Person | undefined;
  /** What officers who worked apart have said of it, where that differs; the last one counts until somebody decides. */
  readonly differing: readonly DifferingMark[];
  readonly pause: PauseView | undefined;
}

/** The clock a step is shown with: the first not yet met, or how the first one ended. */
export function leadingClock({ clocks }: StepView): ClockView | undefined {
  return clocks.find(({ clock }) => clock.kind !== 'met') ?? clocks[0];
}

/** All a screen needs to know of one incident at one moment. */
export interface IncidentView {
  readonly id: string;
  readonly title: string;
  readonly status: 'open' | 'closed';
  /** When it was closed: its clocks stand still there. Milliseconds since the epoch. */
  readonly closedAt: number | undefined;
  readonly openedAt: string;
  /** Set in a drill: no screen, document or export of it may pass for a real one. */
  readonly drill: DrillMark | undefined;
  readonly facts: Facts;
  readonly verdict: Verdict | undefined;
  /** Digest of the playbook it runs on. */
  readonly playbook: string;
  readonly steps: readonly StepView[];
  /** Steps of the playbook that do not apply and were never touched, in working order. */
  readonly inactive: readonly Step[];
  /** The next thing to do: the first step still to do, or else the first under way. None once the incident is closed. */
  readonly current: StepView | undefined;
  /** Clocks in force: overdue and running first by due time, then stopwatches, waiting, met. */
  readonly clocks: readonly ClockView[];
  /** The clock to hold in view: the earliest due, or a stopwatch where none has a number. */
  readonly nextClock: ClockView | undefined;
  /** Notes on the incident as a whole. */
  readonly notes: readonly NoteEntry[];
  /** What was added to a note to set it right, by the note's event. */
  readonly corrections: ReadonlyMap<string, readonly CorrectionEntry[]>;
  readonly closingPause: PauseView | undefined;
  /** Time of the latest record, where this machine's clock says it is still to come. Milliseconds since the epoch. */
  readonly recordedAhead: number | undefined;
  /** How many records are known to have existed and are not in this log. */
  readonly gaps: number;
  /** Steps that apply: how many have a result, and how many there are. */
  readonly progress: { readonly settled: number; readonly total: number };
}

const HOUR = 3_600_000;

/** Office clocks differ by a little; more than this and one of them is wrong. Milliseconds. */
const CLOCK_SLACK = 5 * 60_000;

function recordedAhead({ events }: Log, now: number): number | undefined {
  const latest = Date.parse(events.at(-1)?.at ?? '');
  return latest > now + CLOCK_SLACK ? latest : undefined;
}

/** When a clock begins to press. Milliseconds. */
const soonBefore = (limit: number): number => Math.min(24 * HOUR, Math.max(HOUR / 2, limit / 5));

/** A publication, and the next one it promised. Milliseconds since the epoch. */
interface Publication {
  readonly at: number;
  readonly next: number | undefined;
}

/** Every publication, those that a step recorded by hand among them, earliest first. */
function publicationsOf(
  state: IncidentState,
  playbook: Playbook,
  stateOf: (step: string) => StepState,
): readonly Publication[] {
  const moment = (time: string | undefined): number | undefined =>
    time === undefined ? undefined : Date.parse(time);
  const found: Publication[] = [];
  for (const event of state.release)
    if (event.type === 'published' && !state.undone.has(event.id))
      found.push({ at: Date.parse(event.data.publishedAt), next: moment(event.data.nextUpdate) });
  for (const { id, outcome } of playbook.steps) {
    const step = stateOf(id);
    if (outcome !== 'published' || step.kind !== 'done') continue;
    const next = step.values['next-update'];
    found.push({ at: Date.parse(step.at), next: next?.kind === 'time' ? Date.parse(next.at) : undefined });
  }
  // Of two at one moment, the one that promises counts: a step is recorded together with its release.
  return found.sort((one, other) => one.at - other.at || (one.next ?? 0) - (other.next ?? 0));
}

/** The clock of the next update that was promised last; `undefined` where none ever was. */
function promiseClock(publications: readonly Publication[], now: number): ClockState | undefined {
  const position = publications.findLastIndex(({ next }) => next !== undefined);
  const { at: since, next: due } = publications[position] ?? {};
  if (since === undefined || due === undefined) return undefined;
  const kept = publications.find(({ at }) => at > since);
  if (kept !== undefined) return { kind: 'met', since, due, at: kept.at };
  return limited(since, due, true, now);
}

function limited(since: number, due: number, certain: boolean, now: number): ClockState {
  if (now > due) return { kind: 'overdue', since, due, certain };
  return { kind: 'running', since, due, certain, soon: due - now <= soonBefore(due - since) };
}

function clockOf(
  deadline: Deadline,
  meeting: readonly Step[],
  stateOf: (step: string) => StepState,
  facts: Facts,
  index: PlaybookIndex,
  now: number,
): ClockState {
  const { anchor: start } = deadline;
  const anchorStep = 'step' in start ? stateOf(start.step) : undefined;
  const anchor =
    'fact' in start ? facts[start.fact] : anchorStep?.kind === 'done' ? anchorStep.at : undefined;
  const since = anchor === undefined ? undefined : Date.parse(anchor);
  const due = since === undefined ? undefined : dueAt(deadline.within, since, index.playbook.calendar);
  const doneAt = meeting
    .map(({ id }) => stateOf(id))
    .flatMap(state => (state.kind === 'done' ? [Date.parse(state.at)] : []));
  if (doneAt.length > 0) return { kind: 'met', since, due: due?.at, at: Math.min(...doneAt) };
  if (since === undefined) return { kind: 'waiting' };
  if (due === undefined) return { kind: 'stopwatch', since };
  return limited(since, due.at, due.certain, now);
}

const rank: Record<ClockState['kind'], number> = { overdue: 0, running: 0, stopwatch: 1, waiting: 2, met: 3 };

function earliestFirst(one: ClockView, other: ClockView): number {
  const byKind = rank[one.clock.kind] - rank[other.clock.kind];
  if (byKind !== 0) return byKind;
  const moment = ({ clock }: ClockView): number =>
    'due' in clock && clock.due !== undefined ? clock.due : 'since' in clock ? (clock.since ?? 0) : 0;
  return moment(one) - moment(other);
}

function notesByStep(state: IncidentState): ReadonlyMap<string | undefined, readonly NoteEntry[]> {
  const notes = new Map<string | undefined, NoteEntry[]>();
  for (const note of state.notes) {
    if (state.undone.has(note.event)) continue;
    const list = notes.get(note.value.step);
    if (list === undefined) notes.set(note.value.step, [note]);
    else list.push(note);
  }
  return notes;
}

/**
 * Joins the plan, what was done and the time: the one source of every incident screen.
 * @param now milliseconds since the epoch
 */
export function derive(index: PlaybookIndex, log: Log, now: number): IncidentView {
  const { state } = log;
  const { playbook } = index;
  const facts = lastStanding(state.facts, state.undone)?.value ?? {};
  const opening = lastStanding(state.openings, state.undone);
  const closedAt = opening?.value === 'closed' ? Date.parse(opening.at) : undefined;
  const at = closedAt ?? now;
  const notes = notesByStep(state);

  const applying = new Set(
    playbook.steps.filter(step => stepApplies(index, step, facts)).map(({ id }) => id),
  );
  const applies = (step: string): boolean => applying.has(step);
  const states = new Map(Object.keys(state.steps).map(id => [id, stateNow(state, id, applies, at)]));
  const stateOf = (step: string): StepState => states.get(step) ?? TODO;
  const promise = promiseClock(publicationsOf(state, playbook, stateOf), at);
  const promised = playbook.deadlines.flatMap(deadline =>
    promise !== undefined && 'promise' in deadline.anchor ? [{ deadline, steps: [], clock: promise }] : [],
  );
  const clocks = deadlinesInForce(index, facts)
    .map((deadline): ClockView => {
      const steps = playbook.steps.filter(
        step => applying.has(step.id) && (step.deadlines?.includes(deadline.id) ?? false),
      );
      return { deadline, steps, clock: clockOf(deadline, steps, stateOf, facts, index, at) };
    })
    .concat(promised)
    .sort(earliestFirst);

  const pauseBefore = (step: string): PauseView | undefined => {
    const pause = playbook.pauses?.find(({ before }) => before !== 'closing' && before.steps.includes(step));
    return pause === undefined ? undefined : pauseView(state, pause, step);
  };
  const closing = playbook.pauses?.find(({ before }) => before === 'closing');
  const touched = ({ id }: Step): boolean =>
    applying.has(id) ||
    state.steps[id]?.some(({ event }) => !state.undone.has(event)) === true ||
    notes.has(id);
  const steps = playbook.steps.filter(touched).map(
    (step, position): StepView => ({
      step,
      number: position + 1,
      state: stateOf(step.id),
      applies: applying.has(step.id),
      notes: notes.get(step.id) ?? [],
      clocks: clocks.filter(clock => clock.steps.includes(step)),
      assignee: lastStanding(state.assignments[step.id], state.undone)?.value,
      differing: differingStates(log, step.id),
      pause: pauseBefore(step.id),
    }),
  );

  const applicable = steps.filter(({ applies }) => applies);
  return {
    id: state.incidentId,
    title: lastStanding(state.titles, state.undone)?.value ?? '',
    status: opening?.value ?? 'open',
    closedAt,
    openedAt: state.openedAt,
    drill: state.drill,
    facts,
    verdict: verdictOf(playbook.triage, facts),
    playbook: playbookOf(state),
    steps,
    inactive: playbook.steps.filter(step => !touched(step)),
    current:
      closedAt !== undefined
        ? undefined
        : (applicable.find(({ state: { kind } }) => kind === 'todo') ??
          applicable.find(({ state: { kind } }) => kind === 'started')),
    clocks,
    nextClock:
      closedAt !== undefined
        ? undefined
        : clocks.find(
            ({ clock: { kind } }) => kind === 'overdue' || kind === 'running' || kind === 'stopwatch',
          ),
    notes: notes.get(undefined) ?? [],
    corrections: new Map(
      Object.entries(state.corrections)
        .map(([id, entries]) => [id, entries.filter(({ event }) => !state.undone.has(event))] as const)
        .filter(([, entries]) => entries.length > 0),
    ),
    closingPause: closing === undefined ? undefined : pauseView(state, closing, undefined),
    recordedAhead: recordedAhead(log, now),
    gaps: log.gaps.length,
    progress: {
      settled: applicable.filter(step => isSettled(step.state)).length,
      total: applicable.length,
    },
  };
}
