import type { Facts } from '../playbook/condition.ts';
import type { Actor, IncidentEvent } from './event.ts';
import { headsOf, inOrder, merge } from './log.ts';

/** Something said about the incident, and the event that said it. Later entries win unless taken back. */
interface Entry<Value> {
  readonly event: string;
  readonly at: string;
  readonly by: Actor;
  readonly value: Value;
}

type StepMark =
  | { readonly kind: 'done'; readonly doneAt: string }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string };

export type StepEntry = Entry<StepMark>;
export type NoteEntry = Entry<{ readonly step: string | undefined; readonly text: string }>;

/**
 * Everything the log says, kept entry by entry so that taking one back restores what stood before. Nothing here depends
 * on the playbook or the clock.
 */
export interface IncidentState {
  readonly incidentId: string;
  readonly playbookDigest: string;
  readonly openedAt: string;
  readonly titles: readonly Entry<string>[];
  readonly facts: readonly Entry<Facts>[];
  readonly openings: readonly Entry<'open' | 'closed'>[];
  readonly steps: Readonly<Record<string, readonly StepEntry[]>>;
  readonly notes: readonly NoteEntry[];
  /** Ids of events taken back. */
  readonly undone: ReadonlySet<string>;
}

/** The events of one incident in order, with what they add up to. */
export interface Log {
  readonly events: readonly IncidentEvent[];
  readonly heads: readonly string[];
  readonly state: IncidentState;
}

const entry = <Value>(event: IncidentEvent, value: Value): Entry<Value> => ({
  event: event.id,
  at: event.at,
  by: event.by,
  value,
});

const mark = (state: IncidentState, event: IncidentEvent, step: string, value: StepMark): IncidentState => ({
  ...state,
  steps: { ...state.steps, [step]: [...(state.steps[step] ?? []), entry(event, value)] },
});

function reduce(state: IncidentState, event: IncidentEvent): IncidentState {
  switch (event.type) {
    case 'opened':
      return state;
    case 'renamed':
      return { ...state, titles: [...state.titles, entry(event, event.data.title)] };
    case 'regraded':
      return { ...state, facts: [...state.facts, entry(event, event.data.facts)] };
    case 'stepDone':
      return mark(state, event, event.data.step, { kind: 'done', doneAt: event.data.doneAt });
    case 'stepNotApplicable':
      return mark(state, event, event.data.step, { kind: 'notApplicable', reason: event.data.reason });
    case 'stepSkipped':
      return mark(state, event, event.data.step, { kind: 'skipped', reason: event.data.reason });
    case 'noted':
      return {
        ...state,
        notes: [...state.notes, entry(event, { step: event.data.step, text: event.data.text })],
      };
    case 'closed':
      return { ...state, openings: [...state.openings, entry(event, 'closed' as const)] };
    case 'reopened':
      return { ...state, openings: [...state.openings, entry(event, 'open' as const)] };
    case 'undone':
      return { ...state, undone: new Set([...state.undone, event.data.event]) };
  }
}

const begin = (event: Extract<IncidentEvent, { type: 'opened' }>): IncidentState => ({
  incidentId: event.incidentId,
  playbookDigest: event.data.playbook,
  openedAt: event.at,
  titles: [entry(event, event.data.title)],
  facts: [entry(event, event.data.facts)],
  openings: [entry(event, 'open' as const)],
  steps: {},
  notes: [],
  undone: new Set(),
});

/** Folds events into a log. `undefined` when the opening event is missing: nothing can be said without it. */
export function foldLog(events: readonly IncidentEvent[]): Log | undefined {
  const ordered = inOrder(events);
  const opened = ordered.find(event => event.type === 'opened');
  if (opened === undefined) return undefined;
  const notes: NoteEntry[] = [];
  let state = begin(opened);
  for (const event of ordered) {
    // Notes are by far the most; gathering them in one array keeps a fold of n events from copying n arrays.
    if (event.type === 'noted') notes.push(entry(event, { step: event.data.step, text: event.data.text }));
    else state = reduce(state, event);
  }
  return {
    events: ordered,
    heads: headsOf(ordered),
    state: { ...state, notes },
  };
}

/**
 * Adds events that are not yet in the log. Cheap when each knows all heads, as the officer's own actions do; a fork
 * folds anew.
 */
export function extendLog(log: Log, events: readonly IncidentEvent[]): Log {
  let extended = log;
  for (const event of events) {
    const followsAllHeads =
      event.prev.length === extended.heads.length && extended.heads.every(head => event.prev.includes(head));
    if (!followsAllHeads) return foldLog(merge(log.events, events)) ?? log;
    extended = {
      events: [...extended.events, event],
      heads: [event.hash],
      state: reduce(extended.state, event),
    };
  }
  return extended;
}
