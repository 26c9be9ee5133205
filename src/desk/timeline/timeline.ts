import { addTo, groupBy } from '../../base/group.ts';
import { ascending } from '../../base/order.ts';
import type { Actor } from '../../log/envelope.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { startsWithAnswers } from '../../playbook/deadline/compute.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import type { AccountEntry } from '../core/account.ts';
import { answeredMoment } from '../core/anchored.ts';
import { type ClockView, isBinding } from '../core/clock.ts';
import type { StoryPart } from '../core/define.ts';
import type { IncidentLog } from '../core/incident.ts';
import { lateBy } from '../core/late.ts';
import type { IncidentView } from '../core/view.ts';
import { accountsOf, type Known } from '../triage/reading.ts';

const MINUTE = 60_000;

/** When something happened, when it was recorded, and its effects on the clocks. */
interface Moment {
  /** Id of its event; an entry without an event has an id of its own. */
  readonly id: string;
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
  /** When it was written down; the same as `at` for what nobody wrote. */
  readonly writtenAt: number;
  readonly by: Actor | undefined;
  /** Clocks that began to run here. */
  readonly starts: readonly ClockBar[];
  /** Clocks that were met here, in time or late. */
  readonly meets: readonly ClockBar[];
}

export type TimelineEntry = Moment &
  (
    | { readonly kind: StoryPart; readonly entry: AccountEntry }
    /** A moment that an answer of the triage gives: when it was found, when the emergency happened. Officers who differ give one each. */
    | { readonly kind: 'fact'; readonly question: Question }
    /** A limit that ran out unmet, or will run out. One that was met in time needs no line of its own. */
    | { readonly kind: 'deadline'; readonly bar: ClockBar }
  );

/** One clock from its anchor to its limit, and how it ended. All moments in milliseconds since the epoch. */
export interface ClockBar extends Pick<ClockView, 'deadline' | 'steps' | 'provisional'> {
  /** `undefined` while nothing has started it. */
  readonly since: number | undefined;
  /** `undefined` for a stopwatch. */
  readonly due: number | undefined;
  /** When it was met; otherwise now, or when the incident was closed. */
  readonly end: number;
  /** `met` is in time. What names no number can be done and not be in time: it is `stopped`. */
  readonly outcome: 'met' | 'missed' | 'stopped' | 'running' | 'overdue' | 'stopwatch' | 'waiting';
  /** due − end: the time left; negative when over. */
  readonly margin: number | undefined;
  /** The event that met it. */
  readonly event?: string;
}

/** Whether the work it limits was done, in time or not. */
export const isDone = ({ event }: ClockBar): boolean => event !== undefined;

const known = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;

function barOf({ deadline, clock, steps, provisional }: ClockView, end: number): ClockBar {
  const since = known('since' in clock ? clock.since : undefined);
  const due = known('due' in clock ? clock.due : undefined);
  const bar = { deadline, steps, since, due, ...(provisional && { provisional }) };
  if (clock.kind === 'met') {
    const margin = due === undefined ? undefined : due - clock.at;
    const outcome = due === undefined ? 'stopped' : lateBy(due, clock.at) === undefined ? 'met' : 'missed';
    return { ...bar, end: clock.at, outcome, margin, event: clock.event };
  }
  if (since === undefined) return { ...bar, due: undefined, end, outcome: 'waiting', margin: undefined };
  return { ...bar, end, outcome: clock.kind, margin: due === undefined ? undefined : due - end };
}

function byStart(one: ClockBar, other: ClockBar): number {
  const start = ({ since, outcome, end }: ClockBar): number =>
    since ?? (outcome === 'waiting' ? Number.POSITIVE_INFINITY : end);
  const due = (bar: ClockBar): number => bar.due ?? Number.POSITIVE_INFINITY;
  return ascending(start(one), start(other)) || ascending(due(one), due(other));
}

const barsOf = (clocks: readonly ClockView[], end: number): readonly ClockBar[] =>
  clocks.map(clock => barOf(clock, end)).sort(byStart);

/** Whether it was done before it began to run: it was recorded later than it was. */
export const isDoneBefore = ({ since, end, event }: ClockBar): boolean =>
  event !== undefined && since !== undefined && end < since;

/**
 * Every clock in force as a bar, by the moment it began; running ones end now, or at the closing. A limit that may yet come
 * into force is neither met nor missed.
 * @param now milliseconds since the epoch
 */
export const clockBars = (view: IncidentView, now: number): readonly ClockBar[] =>
  barsOf(view.clocks.filter(isBinding), view.closedAt ?? now);

/**
 * Everything that happened, in order of time, and every clock beside it. Events taken back are left out.
 * @param now milliseconds since the epoch
 */
export function timelineOf(index: PlaybookIndex, log: IncidentLog, view: IncidentView, now: number) {
  const end = view.closedAt ?? now;
  const bars = barsOf(view.clocks, end);
  // A clock hangs on the mark that counts, not on earlier ones of the same step.
  const doneBy = new Map<string, string[]>();
  for (const { step, state } of view.steps) if (state.kind === 'done') addTo(doneBy, state.event, step.id);
  const promises = new Set(
    view.publications.flatMap(({ event, nextUpdate }) => (nextUpdate === undefined ? [] : [event])),
  );
  const metBy = groupBy(bars, ({ event }) => event);
  const startedAt = (isHere: (anchor: Deadline['anchor'], since: number) => boolean): readonly ClockBar[] =>
    bars.filter(
      bar => bar.since !== undefined && !isDoneBefore(bar) && isHere(bar.deadline.anchor, bar.since),
    );
  /** The effects of an act on the clocks: by the steps it did, and by its publication. */
  const effectsOf = ({ event: { id, type } }: AccountEntry, at: number): Pick<Moment, 'starts' | 'meets'> => {
    const done = doneBy.get(id) ?? [];
    const isAnswer = type === 'opened' || type === 'answered';
    const isOrder = type === 'orderRegistered';
    const starts =
      done.length === 0 && !promises.has(id) && !isAnswer && !isOrder
        ? []
        : startedAt((anchor, since) => {
            if ('step' in anchor && done.includes(anchor.step)) return since === at;
            if ('promise' in anchor) return promises.has(id) && since === at;
            if (isOrder) return 'order' in anchor && since === at;
            return isAnswer && startsWithAnswers(anchor) && since === at;
          });
    return { starts, meets: metBy.get(id) ?? [] };
  };
  const happened = view.account.flatMap((entry): readonly TimelineEntry[] => {
    const { event, part, takenBack } = entry;
    if (part === undefined || takenBack !== undefined) return [];
    const { id, by } = event;
    const at = Date.parse(entry.at);
    return [{ kind: part, entry, id, at, writtenAt: Date.parse(event.at), by, ...effectsOf(entry, at) }];
  });

  /** Known values of a moment that the triage asks for: the verified one, or else every current account. */
  const accounts = (question: Question): readonly Pick<Known<number>, 'value' | 'event' | 'at' | 'by'>[] => {
    const { happened, facts } = view;
    if (question.kind !== 'time' || answeredMoment(facts, question.id) === undefined) return [];
    return question.means === 'emergencyAt' && happened?.verified !== undefined
      ? [{ ...happened, value: happened.verified }]
      : accountsOf(log, question);
  };
  const given = index.playbook.triage.questions.flatMap(question =>
    accounts(question).map(
      ({ value, event, at, by }): TimelineEntry => ({
        kind: 'fact',
        question,
        id: `fact/${question.id}/${event}`,
        at: value,
        writtenAt: Date.parse(at),
        by,
        starts: startedAt(
          (anchor, since) =>
            (('fact' in anchor && (anchor.fact === question.id || anchor.otherwise === question.id)) ||
              ('meanwhile' in anchor && anchor.meanwhile === question.id)) &&
            since === value,
        ),
        meets: [],
      }),
    ),
  );

  const limits = bars.flatMap((bar): TimelineEntry[] => {
    const { deadline, due, outcome } = bar;
    if (due === undefined || (outcome !== 'missed' && outcome !== 'overdue' && outcome !== 'running'))
      return [];
    const id = `deadline/${deadline.id}`;
    return [{ kind: 'deadline', bar, id, at: due, writtenAt: due, by: undefined, starts: [], meets: [] }];
  });

  // Times are typed to the minute: what happened in the same minute stays in the order of the log.
  const minute = ({ at }: TimelineEntry): number => Math.floor(at / MINUTE);
  return {
    /** By time; limits still ahead stand last. */
    entries: [...given, ...happened, ...limits].sort((one, other) => minute(one) - minute(other)),
    /** Every clock of the view, by the moment it began; those that wait come last. */
    bars,
    /** Now, or when the incident was closed: where running clocks end. */
    end,
  };
}
export type Timeline = ReturnType<typeof timelineOf>;

/** How many clocks ended how; a stopwatch that nobody has stopped counts as running. */
export function countOutcomes(bars: readonly ClockBar[]) {
  const count = (...outcomes: readonly ClockBar['outcome'][]): number =>
    bars.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    met: count('met'),
    over: count('missed', 'overdue'),
    stopped: count('stopped'),
    running: count('running', 'stopwatch'),
    waiting: count('waiting'),
  };
}
