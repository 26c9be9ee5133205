import type { Actor } from '../log/envelope.ts';
import type { Facts } from '../playbook/condition.ts';
import type {
  DrillMark,
  HandoverSheet,
  IncidentEvent,
  NoteKind,
  Person,
  RecordedValues,
  ReleaseEvent,
  Until,
} from './event.ts';
import { differingMarks, headsOf, inOrder, isChain, merge } from './log.ts';

/** Something said about the incident, and the event that said it. Later entries win unless taken back. */
interface Entry<Value> {
  readonly event: string;
  /** Place of the event in the ordered log, from 0. */
  readonly position: number;
  readonly at: string;
  readonly by: Actor;
  readonly value: Value;
}

type StepMark =
  | { readonly kind: 'started' }
  | {
      readonly kind: 'done';
      readonly doneAt: string;
      readonly values: RecordedValues;
      readonly doneBy: Person | undefined;
      readonly outside: string | undefined;
    }
  | { readonly kind: 'notApplicable'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'deferred'; readonly reason: string; readonly until: Until };

type PauseMark =
  | { readonly kind: 'confirmed'; readonly second: Person }
  | { readonly kind: 'skipped'; readonly reason: string };

export type StepEntry = Entry<StepMark>;
type PauseEntry = Entry<PauseMark>;
export type NoteEntry = Entry<{
  readonly step: string | undefined;
  readonly text: string;
  readonly kind: NoteKind | undefined;
  readonly happenedAt: string | undefined;
}>;
export type CorrectionEntry = Entry<string>;
type HandoverEntry = Entry<{
  readonly to: { readonly role: string; readonly name: string };
  readonly sheet: HandoverSheet;
}>;

type Entries<Item> = Readonly<Record<string, readonly Item[]>>;

/**
 * Everything the log says, kept entry by entry so that taking one back restores what stood before. Nothing here depends
 * on the playbook or the clock.
 */
export interface IncidentState {
  readonly incidentId: string;
  readonly openedAt: string;
  /** The run of a drill it belongs to; `undefined` for a real incident. */
  readonly drill: DrillMark | undefined;
  readonly titles: readonly Entry<string>[];
  readonly facts: readonly Entry<Facts>[];
  readonly openings: readonly Entry<'open' | 'closed'>[];
  /** Digests of the playbooks the incident ran on. */
  readonly playbooks: readonly Entry<string>[];
  readonly steps: Entries<StepEntry>;
  readonly assignments: Entries<Entry<Person | undefined>>;
  /** By {@link pauseKey}. */
  readonly pauses: Entries<PauseEntry>;
  readonly notes: readonly NoteEntry[];
  /** By the id of the event they set right. */
  readonly corrections: Entries<CorrectionEntry>;
  readonly handovers: readonly HandoverEntry[];
  /** As written, those taken back among them: the screens that need them make sense of them. */
  readonly release: readonly ReleaseEvent[];
  /** Ids of events taken back. */
  readonly undone: ReadonlySet<string>;
}

/** The events of one incident in order, with what they add up to. */
export interface Log {
  readonly events: readonly IncidentEvent[];
  readonly heads: readonly string[];
  readonly state: IncidentState;
  /** Marks on one step by officers who knew nothing of each other: step id → event ids, oldest first. */
  readonly differing: ReadonlyMap<string, readonly string[]>;
  /** Events that others have seen and this log has not: a record lost on some machine. */
  readonly gaps: readonly string[];
}

/** A pause stands before a step, each time anew, or before closing. */
export const pauseKey = (pause: string, step: string | undefined): string => `${pause}/${step ?? ''}`;

/** The entry that counts: the last that was not taken back. */
export const lastStanding = <Item extends { readonly event: string }>(
  entries: readonly Item[] | undefined,
  undone: ReadonlySet<string>,
): Item | undefined => entries?.findLast(({ event }) => !undone.has(event));

/** Digest of the playbook the incident runs on. */
export function playbookOf({ playbooks, undone }: IncidentState): string {
  return lastStanding(playbooks, undone)?.value ?? '';
}

const entry = <Value>(event: IncidentEvent, position: number, value: Value): Entry<Value> => ({
  event: event.id,
  position,
  at: event.at,
  by: event.by,
  value,
});

/** Without a prototype: keys come from logs, and one called `constructor` must not find what every object has. */
const none = (): Entries<never> => Object.create(null);

/**
 * @param own whether the lists of the state belong to this fold alone, and so grow in place: a fold of n events would
 * otherwise copy n lists
 */
function reduce(state: IncidentState, event: IncidentEvent, position: number, own: boolean): IncidentState {
  const grown = <Item>(items: readonly Item[], item: Item): readonly Item[] => {
    if (!own) return [...items, item];
    (items as Item[]).push(item);
    return items;
  };
  const added = <Item>(entries: Entries<Item>, key: string, item: Item): Entries<Item> =>
    Object.assign(own ? entries : Object.assign(none(), entries), { [key]: grown(entries[key] ?? [], item) });
  const mark = (step: string, value: StepMark): IncidentState => ({
    ...state,
    steps: added(state.steps, step, entry(event, position, value)),
  });
  const pause = (id: string, step: string | undefined, value: PauseMark): IncidentState => ({
    ...state,
    pauses: added(state.pauses, pauseKey(id, step), entry(event, position, value)),
  });
  switch (event.type) {
    case 'opened':
      return state;
    case 'renamed':
      return { ...state, titles: grown(state.titles, entry(event, position, event.data.title)) };
    case 'regraded':
      return { ...state, facts: grown(state.facts, entry(event, position, event.data.facts)) };
    case 'stepStarted':
      return mark(event.data.step, { kind: 'started' });
    case 'stepDone':
      return mark(event.data.step, {
        kind: 'done',
        doneAt: event.data.doneAt,
        values: event.data.values ?? {},
        doneBy: event.data.doneBy,
        outside: event.data.outside,
      });
    case 'stepNotApplicable':
      return mark(event.data.step, { kind: 'notApplicable', reason: event.data.reason });
    case 'stepSkipped':
      return mark(event.data.step, { kind: 'skipped', reason: event.data.reason });
    case 'stepDeferred':
      return mark(event.data.step, {
        kind: 'deferred',
        reason: event.data.reason,
        until: event.data.until,
      });
    case 'assigned':
      return {
        ...state,
        assignments: event.data.steps.reduce(
          (assignments, step) => added(assignments, step, entry(event, position, event.data.to)),
          state.assignments,
        ),
      };
    case 'pauseConfirmed':
      return pause(event.data.pause, event.data.step, { kind: 'confirmed', second: event.data.second });
    case 'pauseSkipped':
      return pause(event.data.pause, event.data.step, { kind: 'skipped', reason: event.data.reason });
    case 'noted': {
      const { step, text, kind, happenedAt } = event.data;
      const note = entry(event, position, { step, text, kind, happenedAt });
      return { ...state, notes: grown(state.notes, note) };
    }
    case 'corrected':
      return {
        ...state,
        corrections: added(state.corrections, event.data.event, entry(event, position, event.data.text)),
      };
    case 'handedOver':
      return { ...state, handovers: grown(state.handovers, entry(event, position, event.data)) };
    case 'playbookMoved':
      return { ...state, playbooks: grown(state.playbooks, entry(event, position, event.data.playbook)) };
    case 'closed':
      return { ...state, openings: grown(state.openings, entry(event, position, 'closed' as const)) };
    case 'reopened':
      return { ...state, openings: grown(state.openings, entry(event, position, 'open' as const)) };
    case 'undone':
      return own
        ? { ...state, undone: (state.undone as Set<string>).add(event.data.event) }
        : { ...state, undone: new Set([...state.undone, event.data.event]) };
    default:
      return { ...state, release: grown(state.release, event) };
  }
}

function begin(event: Extract<IncidentEvent, { type: 'opened' }>, position: number): IncidentState {
  return {
    incidentId: event.stream,
    openedAt: event.at,
    drill: event.data.drill,
    titles: [entry(event, position, event.data.title)],
    facts: [entry(event, position, event.data.facts)],
    openings: [entry(event, position, 'open' as const)],
    playbooks: [entry(event, position, event.data.playbook)],
    steps: none(),
    assignments: none(),
    pauses: none(),
    notes: [],
    corrections: none(),
    handovers: [],
    release: [],
    undone: new Set(),
  };
}

/** Folds events into a log. `undefined` when the opening event is missing: nothing can be said without it. */
export function foldLog(events: readonly IncidentEvent[]): Log | undefined {
  const ordered = inOrder(events);
  const openedAt = ordered.findIndex(({ type }) => type === 'opened');
  const opened = ordered[openedAt];
  if (opened?.type !== 'opened') return undefined;
  let state = begin(opened, openedAt);
  for (const [position, event] of ordered.entries()) state = reduce(state, event, position, true);
  const whole = { events: ordered, state };
  const last = ordered.at(-1);
  if (last !== undefined && isChain(ordered))
    return { ...whole, heads: [last.hash], differing: new Map(), gaps: [] };
  const present = new Set(ordered.map(({ hash }) => hash));
  const missing = new Set<string>();
  for (const { prev } of ordered) for (const hash of prev) if (!present.has(hash)) missing.add(hash);
  return {
    ...whole,
    heads: headsOf(ordered),
    differing: differingMarks(ordered),
    gaps: [...missing],
  };
}

/** More events than one action writes: they came from elsewhere, and each on its own would copy all before it. */
const MANY = 64;

/**
 * Adds events that are not yet in the log. Cheap when each knows all heads, as the officer's own actions do; a fork, or
 * many at once, are folded anew.
 */
export function extendLog(log: Log, events: readonly IncidentEvent[]): Log {
  if (events.length > MANY) return foldLog(merge(log.events, events)) ?? log;
  let extended = log;
  for (const event of events) {
    const followsAllHeads =
      event.prev.length === extended.heads.length && extended.heads.every(head => event.prev.includes(head));
    // A record that was missing may have come back: then the order itself may change.
    const fillsGap = extended.gaps.includes(event.hash);
    if (!followsAllHeads || fillsGap) return foldLog(merge(log.events, events)) ?? log;
    const all = [...extended.events, event];
    extended = {
      ...extended,
      events: all,
      heads: [event.hash],
      state: reduce(extended.state, event, extended.events.length, false),
      // Taking back a mark can open what it had settled.
      differing: event.type === 'undone' ? differingMarks(all) : withoutStep(extended.differing, event),
    };
  }
  return extended;
}

/** A new mark knows of all the others, so it settles what differed. */
function withoutStep(differing: Log['differing'], event: IncidentEvent): Log['differing'] {
  if (differing.size === 0 || !('step' in event.data) || !event.type.startsWith('step')) return differing;
  const { step } = event.data;
  return new Map([...differing].filter(([id]) => id !== step));
}
