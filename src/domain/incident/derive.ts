import { dueAt } from '../deadline/compute.ts';
import type { Deadline } from '../deadline/rule.ts';
import { deadlinesInForce, type PlaybookIndex, stepApplies } from '../playbook/checklist.ts';
import type { Facts } from '../playbook/condition.ts';
import type { Step } from '../playbook/playbook.ts';
import { type Verdict, verdictOf } from '../wizard/walk.ts';
import type { Actor } from './event.ts';
import type { IncidentState, Log, NoteEntry, StepEntry } from './state.ts';

/** A clock of the incident. All moments in milliseconds since the epoch. */
export type ClockState =
  /** The step that starts it is not done yet. */
  | { readonly kind: 'waiting' }
  /** No number in the text: time only counts up. */
  | { readonly kind: 'stopwatch'; readonly since: number }
  | { readonly kind: 'running'; readonly since: number; readonly due: number; readonly certain: boolean }
  | { readonly kind: 'overdue'; readonly since: number; readonly due: number; readonly certain: boolean }
  /** `due` is absent for a stopwatch; a negative margin (due − at) is a miss. */
  | {
      readonly kind: 'met';
      readonly since: number | undefined;
      readonly due: number | undefined;
      readonly at: number;
    };

interface ClockView {
  readonly deadline: Deadline;
  readonly clock: ClockState;
  /** Steps on the checklist that meet it. */
  readonly steps: readonly Step[];
}

/** A step's state. The last mark that was not taken back decides. */
type StepState =
  | { readonly kind: 'todo' }
  | {
      readonly kind: 'done';
      readonly at: string;
      readonly writtenAt: string;
      readonly by: Actor;
      readonly event: string;
    }
  | {
      readonly kind: 'notApplicable' | 'skipped';
      readonly reason: string;
      readonly at: string;
      readonly by: Actor;
      readonly event: string;
    };

export interface StepView {
  readonly step: Step;
  /** Position on the checklist, from 1; the printed number. */
  readonly number: number;
  readonly state: StepState;
  /** False for a step that no longer applies but was worked on: touched work never disappears. */
  readonly applies: boolean;
  readonly notes: readonly NoteEntry[];
  readonly clocks: readonly ClockView[];
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
  readonly facts: Facts;
  readonly verdict: Verdict | undefined;
  readonly steps: readonly StepView[];
  /** The next thing to do: the first step still to do. None once the incident is closed. */
  readonly current: StepView | undefined;
  /** Clocks in force: overdue and running first by due time, then stopwatches, waiting, met. */
  readonly clocks: readonly ClockView[];
  /** The clock to hold in view: the earliest due, or a stopwatch where none has a number. */
  readonly nextClock: ClockView | undefined;
  /** Notes on the incident as a whole. */
  readonly notes: readonly NoteEntry[];
  /** Steps that apply: how many have a result, and how many there are. */
  readonly progress: { readonly settled: number; readonly total: number };
}

const lastStanding = <Item extends { readonly event: string }>(
  entries: readonly Item[] | undefined,
  undone: ReadonlySet<string>,
): Item | undefined => entries?.findLast(({ event }) => !undone.has(event));

function stepState(entry: StepEntry | undefined): StepState {
  if (entry === undefined) return { kind: 'todo' };
  const { value, at, by, event } = entry;
  if (value.kind === 'done') return { kind: 'done', at: value.doneAt, writtenAt: at, by, event };
  return { kind: value.kind, reason: value.reason, at, by, event };
}

function clockOf(
  deadline: Deadline,
  meeting: readonly Step[],
  stateOf: (step: string) => StepState,
  facts: Facts,
  index: PlaybookIndex,
  now: number,
): ClockState {
  const anchorStep = 'step' in deadline.anchor ? stateOf(deadline.anchor.step) : undefined;
  const anchor =
    'fact' in deadline.anchor
      ? facts[deadline.anchor.fact]
      : anchorStep?.kind === 'done'
        ? anchorStep.at
        : undefined;
  const since = anchor === undefined ? undefined : Date.parse(anchor);
  const due = since === undefined ? undefined : dueAt(deadline.within, since, index.playbook.calendar);
  const doneAt = meeting
    .map(({ id }) => stateOf(id))
    .flatMap(state => (state.kind === 'done' ? [Date.parse(state.at)] : []));
  if (doneAt.length > 0) return { kind: 'met', since, due: due?.at, at: Math.min(...doneAt) };
  if (since === undefined) return { kind: 'waiting' };
  if (due === undefined) return { kind: 'stopwatch', since };
  return { kind: now > due.at ? 'overdue' : 'running', since, due: due.at, certain: due.certain };
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
export function derive(index: PlaybookIndex, { state }: Log, now: number): IncidentView {
  const facts = lastStanding(state.facts, state.undone)?.value ?? {};
  const opening = lastStanding(state.openings, state.undone);
  const closedAt = opening?.value === 'closed' ? Date.parse(opening.at) : undefined;
  const states = new Map(
    Object.entries(state.steps).map(([id, entries]) => [id, stepState(lastStanding(entries, state.undone))]),
  );
  const stateOf = (step: string): StepState => states.get(step) ?? { kind: 'todo' };
  const notes = notesByStep(state);

  const applying = new Set(
    index.playbook.steps.filter(step => stepApplies(index, step, facts)).map(({ id }) => id),
  );
  const clocks = deadlinesInForce(index, facts)
    .map((deadline): ClockView => {
      const steps = index.playbook.steps.filter(
        step => applying.has(step.id) && (step.deadlines?.includes(deadline.id) ?? false),
      );
      return { deadline, steps, clock: clockOf(deadline, steps, stateOf, facts, index, closedAt ?? now) };
    })
    .sort(earliestFirst);

  const steps = index.playbook.steps
    .filter(({ id }) => applying.has(id) || stateOf(id).kind !== 'todo' || notes.has(id))
    .map(
      (step, position): StepView => ({
        step,
        number: position + 1,
        state: stateOf(step.id),
        applies: applying.has(step.id),
        notes: notes.get(step.id) ?? [],
        clocks: clocks.filter(clock => clock.steps.includes(step)),
      }),
    );

  const applicable = steps.filter(({ applies }) => applies);
  return {
    id: state.incidentId,
    title: lastStanding(state.titles, state.undone)?.value ?? '',
    status: opening?.value ?? 'open',
    closedAt,
    openedAt: state.openedAt,
    facts,
    verdict: verdictOf(index.playbook.triage, facts),
    steps,
    current:
      closedAt !== undefined
        ? undefined
        : steps.find(({ applies, state: { kind } }) => applies && kind === 'todo'),
    clocks,
    nextClock:
      closedAt !== undefined
        ? undefined
        : clocks.find(
            ({ clock: { kind } }) => kind === 'overdue' || kind === 'running' || kind === 'stopwatch',
          ),
    notes: notes.get(undefined) ?? [],
    progress: {
      settled: applicable.filter(({ state: { kind } }) => kind !== 'todo').length,
      total: applicable.length,
    },
  };
}

/** Steps and clocks that come and go when an incident's facts change; shown before a re-grade is accepted. */
export interface RegradePreview {
  readonly stepsAdded: readonly Step[];
  readonly stepsRemoved: readonly Step[];
  readonly clocksAdded: readonly Deadline[];
  readonly clocksRemoved: readonly Deadline[];
}

export function previewRegrade(index: PlaybookIndex, before: Facts, after: Facts): RegradePreview {
  const gained = <Item>(from: readonly Item[], to: readonly Item[]): readonly Item[] =>
    to.filter(item => !from.includes(item));
  const steps = [before, after].map(facts =>
    index.playbook.steps.filter(step => stepApplies(index, step, facts)),
  );
  const clocks = [before, after].map(facts => deadlinesInForce(index, facts));
  const [stepsBefore = [], stepsAfter = []] = steps;
  const [clocksBefore = [], clocksAfter = []] = clocks;
  return {
    stepsAdded: gained(stepsBefore, stepsAfter),
    stepsRemoved: gained(stepsAfter, stepsBefore),
    clocksAdded: gained(clocksBefore, clocksAfter),
    clocksRemoved: gained(clocksAfter, clocksBefore),
  };
}
