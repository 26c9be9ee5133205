import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { type Due, dueAt, repeatedOf, roundsOf } from '../../playbook/deadline/compute.ts';
import type { Provisional } from '../../playbook/deadline/provisional.ts';
import type { Deadline } from '../../playbook/deadline/rule.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { WantMeaning } from '../../playbook/vocabulary.ts';
import type { ExitView } from '../closing/exit.ts';
import { anchoredMoment } from '../core/anchored.ts';
import type { ClockState, ClockView, Overrun } from '../core/clock.ts';
import { lateBy } from '../core/late.ts';
import { finalTitle, promisedRule, promisedTitle, roundsTitle } from '../core/words/clock.ts';
import type { Order, OrderRound } from '../orders/orders.ts';
import { orderName } from '../orders/words.ts';
import type { Owed } from '../publications/owed.ts';
import type { AuthorityUse } from '../statements/authority-use.ts';
import { isOut } from '../statements/life.ts';
import type { Publication } from '../statements/publication.ts';
import type { FoundEvidence } from '../steps/evidence.ts';
import { saidOf } from '../steps/said.ts';
import type { StepState } from '../steps/step-view.ts';
import type { TriageReading } from '../triage/reading.ts';

const HOUR = 3_600_000;

/** The inputs of clocks. */
interface Grounds {
  readonly index: PlaybookIndex;
  readonly reading: TriageReading;
  readonly publications: readonly Publication[];
  readonly owed: readonly Owed[];
  readonly orders: readonly Order[];
  readonly uses: readonly AuthorityUse[];
  readonly exit: ExitView | undefined;
  /** Whether a step is on the checklist. */
  applies(step: string): boolean;
  stateOf(step: string): StepState;
  /** Whatever shows a step to be done, each time that it was. */
  evidenceOf(step: Step): readonly FoundEvidence[];
  /** When the answers first asked for a deadline. Milliseconds since the epoch. */
  knownSince(deadline: Deadline): number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** When a clock begins to press. Milliseconds. */
const soonBefore = (limit: number): number => Math.min(24 * HOUR, Math.max(HOUR / 2, limit / 5));

export function limited(since: number, due: number, certain: boolean, now: number): ClockState {
  if (now > due) return { kind: 'overdue', since, due, certain };
  return { kind: 'running', since, due, certain, soon: due - now <= soonBefore(due - since) };
}

/**
 * The clocks of the next updates that were promised, be it in something that was taken down: the next thing that goes out keeps a promise,
 * unless it says the same time again.
 */
function promiseClocks({ publications, now }: Grounds): readonly ClockState[] {
  const clocks: ClockState[] = [];
  let open: readonly { readonly since: number; readonly due: number; readonly at: number }[] = [];
  for (const out of publications) {
    const at = Date.parse(out.publishedAt);
    const next = out.nextUpdate === undefined ? undefined : Date.parse(out.nextUpdate);
    open = open.filter(({ since, due, at: place }) => {
      if (!isOut(out) || at <= since || due === next) return true;
      clocks[place] = { kind: 'met', since, due, at, event: out.event, by: undefined };
      return false;
    });
    if (next === undefined || open.some(({ due }) => due === next)) continue;
    open = [...open, { since: at, due: next, at: clocks.length }];
    clocks.push(limited(at, next, true, now));
  }
  return clocks;
}

/** The clocks of the words that are or were owed, the longest owed first. */
const owedClocks = ({ within }: Deadline, { owed, now, index }: Grounds): readonly ClockState[] =>
  owed.map(clock => {
    const since = Date.parse(clock.since);
    const due = dueAt(within, since, index.playbook.calendar);
    if (clock.given !== undefined) {
      const { publishedAt, event } = clock.given;
      return { kind: 'met', since, due: due?.at, at: Date.parse(publishedAt), event, by: undefined };
    }
    return due === undefined ? { kind: 'stopwatch', since } : limited(since, due.at, due.certain, now);
  });

/** The clocks of publications on a standing authority, the earliest first. */
const authorityClocks = ({ uses, now }: Grounds): readonly ClockState[] =>
  uses.map(({ mark: { ratification }, since, due }) =>
    ratification === undefined
      ? limited(since, due, true, now)
      : {
          kind: 'met',
          since,
          due,
          at: Date.parse(ratification.decidedAt),
          event: ratification.event,
          by: undefined,
        },
  );

/** The clock of the review of an exit; `undefined` where the matter is handled. */
function exitClock({ within }: Deadline, { exit, now, index }: Grounds): ClockState | undefined {
  if (exit === undefined) return undefined;
  const since = Date.parse(exit.since);
  const due = dueAt(within, since, index.playbook.calendar);
  if (exit.review !== undefined) {
    const { decidedAt, event } = exit.review;
    return { kind: 'met', since, due: due?.at, at: Date.parse(decidedAt), event, by: undefined };
  }
  return due === undefined ? { kind: 'stopwatch', since } : limited(since, due.at, due.certain, now);
}

/** The clock of one limit of something that came in; where nobody gave a time, time only counts up. */
function orderClock({ since: from, due: limit, answer }: OrderRound, now: number): ClockState {
  const since = Date.parse(from);
  const due = limit === undefined ? undefined : Date.parse(limit);
  if (answer !== undefined)
    return { kind: 'met', since, due, at: Date.parse(answer.answeredAt), event: answer.event, by: undefined };
  return due === undefined ? { kind: 'stopwatch', since } : limited(since, due, true, now);
}

/** The clocks of an order, each named by its subject: the promised times, and the sheet's own limit, which has the order's id. */
function orderClocks(clock: ClockView, order: Order, now: number): readonly ClockView[] {
  const { rounds } = order;
  const { deadline } = clock;
  const id = `${deadline.id}/${order.id}`;
  const title = `${deadline.title}：${orderName(order)}`;
  return rounds.map((round, at) => ({
    ...clock,
    deadline: {
      ...deadline,
      ...(round.by === 'promise'
        ? { id: `${id}/${at + 1}`, title: promisedTitle(title), ...promisedRule }
        : { id, title: rounds.length === 1 ? title : finalTitle(title) }),
    },
    clock: orderClock(round, now),
  }));
}

/** The moment that a step which is done gives as a value. */
function momentOf({ index, stateOf }: Grounds, id: string, means: WantMeaning): number | undefined {
  const step = index.steps.get(id);
  const value = step && saidOf({ step, state: stateOf(id) }, means);
  return value?.kind === 'time' ? Date.parse(value.at) : undefined;
}

/** When a clock starts: of several readings, the earliest moment. One that counts from a step waits for it, unless content says otherwise. */
function anchorOf(deadline: Deadline, grounds: Grounds): number | undefined {
  const { anchor } = deadline;
  if ('promise' in anchor || 'owed' in anchor || 'authority' in anchor || 'exit' in anchor) return undefined;
  const answered = grounds.reading.possible.flatMap(facts => anchoredMoment(anchor, facts) ?? []);
  // An order that the answers speak of runs from that moment until it is registered: every registered order has a clock of its
  // own.
  if ('known' in anchor || 'order' in anchor) return Math.min(grounds.knownSince(deadline), ...answered);
  if ('step' in anchor) {
    const given = anchor.from && momentOf(grounds, anchor.step, anchor.from);
    if (given !== undefined) return given;
    const state = grounds.stateOf(anchor.step);
    const moments = [
      ...(state.kind === 'done' ? [Date.parse(state.at)] : answered),
      ...(anchor.otherwise === undefined ? [] : [grounds.knownSince(deadline)]),
    ];
    return moments.length === 0 ? undefined : Math.min(...moments);
  }
  return answered.length === 0 ? undefined : Math.min(...answered);
}

/** When a clock that started ends: put off where an extension was recorded, but no further than the text allows. */
function endOf({ anchor, within, extension }: Deadline, since: number, grounds: Grounds): Due | undefined {
  const { calendar } = grounds.index.playbook;
  if ('step' in anchor && anchor.until !== undefined) {
    const at = momentOf(grounds, anchor.step, anchor.until);
    return at === undefined ? undefined : { at, certain: true };
  }
  const due = dueAt(within, since, calendar);
  const put = extension && momentOf(grounds, extension.step, 'extendedTo');
  const most = due && extension && dueAt(extension.most, due.at, calendar);
  if (due === undefined || put === undefined || most === undefined || put <= due.at) return due;
  return put < most.at ? { at: put, certain: due.certain } : most;
}

/** The act that met a limit: when, by which event, and as which step, where a step did it. */
type Meeting = Pick<Extract<ClockState, { kind: 'met' }>, 'at' | 'event' | 'by'>;

/** How a step was done. */
function doneOf(step: Step, { stateOf }: Grounds): readonly Meeting[] {
  const state = stateOf(step.id);
  return state.kind === 'done' ? [{ at: Date.parse(state.at), event: state.event, by: step }] : [];
}

/** The acts that met a limit, the earliest first. @param done those by its steps */
function meetingsOf(
  deadline: Deadline,
  since: number | undefined,
  done: readonly Meeting[],
  grounds: Grounds,
): readonly Meeting[] {
  const out = grounds.publications.filter(isOut).flatMap(({ kind, publishedAt, event }) => {
    const at = Date.parse(publishedAt);
    const meets = deadline.publications?.some(each => each === kind) === true;
    // A publication from before the clock began does not meet it.
    return meets && since !== undefined && at >= since ? [{ at, event, by: undefined }] : [];
  });
  return [...done, ...out].sort((one, other) => one.at - other.at);
}

/** @param meeting the steps that meet it */
function clockOf(deadline: Deadline, meeting: readonly Step[], grounds: Grounds): ClockState {
  const since = anchorOf(deadline, grounds);
  const due = since === undefined ? undefined : endOf(deadline, since, grounds);
  const done = meeting.flatMap(step => doneOf(step, grounds));
  const [first] = meetingsOf(deadline, since, done, grounds);
  if (first !== undefined) return { kind: 'met', since, due: due?.at, ...first };
  if (since === undefined) return { kind: 'waiting' };
  if (due === undefined) return { kind: 'stopwatch', since };
  return limited(since, due.at, due.certain, grounds.now);
}

/**
 * The clocks of a repeated duty: the round that runs, each late round, and rounds in time joined into one. `undefined` for any
 * other limit, and before anything has started it.
 */
function roundClocks(
  deadline: Deadline,
  steps: readonly Step[],
  grounds: Grounds,
): readonly ClockView[] | undefined {
  const repeated = repeatedOf(deadline.within);
  const anchor = anchorOf(deadline, grounds);
  if (repeated === undefined || anchor === undefined) return undefined;
  const shown = steps.flatMap(step => [
    ...doneOf(step, grounds),
    ...grounds.evidenceOf(step).map(({ at, event }) => ({ at: Date.parse(at), event, by: step })),
  ]);
  const done = [...new Map(shown.map(each => [each.event, each])).values()];
  const ending = repeated.until === undefined ? undefined : grounds.index.steps.get(repeated.until);
  const [end] = ending === undefined ? [] : doneOf(ending, grounds);
  const acts = meetingsOf(deadline, anchor, end === undefined ? done : [...done, end], grounds);
  const rounds = roundsOf(repeated, anchor, acts, end);
  return numbered(
    { deadline, steps },
    rounds.map(({ since, due, act }) =>
      act === undefined ? limited(since, due, true, grounds.now) : { kind: 'met', since, due, ...act },
    ),
  );
}

const isKept = (clock: ClockState | undefined): boolean =>
  clock?.kind === 'met' && lateBy(clock.due, clock.at) === undefined;

/** Clocks of one limit in order: consecutive ones in time are joined, unless each is shown; the running one has a name of its own. */
function numbered(
  { deadline, ...of }: Omit<ClockView, 'clock'>,
  clocks: readonly ClockState[],
  isEach = false,
): readonly ClockView[] {
  const running = clocks.findLastIndex(({ kind }) => kind !== 'met');
  let first = 1;
  return clocks.flatMap((clock, at): readonly ClockView[] => {
    if (!isEach && isKept(clock) && isKept(clocks[at + 1])) return [];
    const number = at + 1;
    const title = clock.kind === 'met' ? roundsTitle(deadline.title, first, number) : deadline.title;
    first = number + 1;
    return [
      {
        ...of,
        deadline: at === running ? deadline : { ...deadline, id: `${deadline.id}/${number}`, title },
        clock,
      },
    ];
  });
}

/**
 * The limit that a step was done after, of several the one that is missed most. What another step or a publication did in time
 * is no miss of this one.
 */
export function overrunOf(state: StepState, clocks: readonly ClockView[]): Overrun | undefined {
  if (state.kind !== 'done') return undefined;
  const at = Date.parse(state.at);
  return clocks
    .flatMap(({ deadline, clock }): readonly Overrun[] => {
      if (clock.kind !== 'met' || lateBy(clock.due, clock.at) === undefined) return [];
      // An order is late by its own answer, whatever others of its kind came later.
      const by = lateBy(clock.due, 'order' in deadline.anchor ? clock.at : at);
      return by === undefined ? [] : [{ deadline, by }];
    })
    .sort((one, other) => other.by - one.by)[0];
}

/**
 * Whether nothing is left to limit: its steps do not apply to this matter, or, where it has no number and so cannot be late,
 * they were decided not to be done. Words owed to the public depend on no step.
 */
function isSetAside({ deadline, steps, clock }: ClockView, { stateOf }: Grounds): boolean {
  if (clock.kind === 'met' || steps.length === 0 || deadline.publications !== undefined) return false;
  return steps.every(({ id }) => {
    const { kind } = stateOf(id);
    return kind === 'notApplicable' || (clock.kind === 'stopwatch' && kind === 'skipped');
  });
}

/** A step to be done at once comes after a limit that presses, and before one that is far off. */
function rank({ clock }: ClockView): number {
  if (clock.kind === 'overdue' || (clock.kind === 'running' && clock.soon)) return 0;
  return { stopwatch: 1, running: 2, waiting: 3, met: 4 }[clock.kind];
}

function mostUrgentFirst(one: ClockView, other: ClockView): number {
  const byKind = rank(one) - rank(other);
  if (byKind !== 0) return byKind;
  const moment = ({ clock }: ClockView): number =>
    'due' in clock && clock.due !== undefined ? clock.due : 'since' in clock ? (clock.since ?? 0) : 0;
  return moment(one) - moment(other);
}

/** An anchor that says nothing below does not compile. */
const noClocks = (_: never): readonly ClockView[] => [];

/**
 * The clocks that records start: of an order, a promise, a word owed to the public, a used authority, an exit. Other anchors
 * start by answers and steps.
 */
function givenClocks(
  deadline: Deadline,
  clockFor: (deadline: Deadline) => ClockView,
  grounds: Grounds,
): readonly ClockView[] {
  const { anchor } = deadline;
  const own = { deadline, steps: [] };
  const asViews = (found: readonly ClockState[], isPromised = false): readonly ClockView[] => {
    const [only] = found;
    return only !== undefined && found.length === 1
      ? [{ ...own, clock: only }]
      : numbered(own, found, isPromised);
  };
  if ('order' in anchor)
    return grounds.orders.flatMap(order => orderClocks(clockFor(deadline), order, grounds.now));
  if ('exit' in anchor) {
    const exit = exitClock(deadline, grounds);
    return exit === undefined ? [] : asViews([exit]);
  }
  // Each promise to the public had a time of its own.
  if ('promise' in anchor) return asViews(promiseClocks(grounds), true);
  if ('owed' in anchor) return asViews(owedClocks(deadline, grounds));
  if ('authority' in anchor) return asViews(authorityClocks(grounds));
  if ('fact' in anchor || 'known' in anchor || 'step' in anchor) return [];
  return noClocks(anchor);
}

/**
 * All clocks: of deadlines in force, of those that may come into force, of promises, words owed, orders and the review of an
 * exit. Pressing ones first by due time, then stopwatches, clocks with time left, waiting ones, met ones.
 */
export function clocksOf(
  deadlines: readonly Deadline[],
  provisional: ReadonlyMap<Deadline, Provisional>,
  grounds: Grounds,
): readonly ClockView[] {
  const { playbook } = grounds.index;
  const stepsOf = ({ id }: Deadline): readonly Step[] =>
    playbook.steps.filter(step => grounds.applies(step.id) && step.deadlines?.includes(id) === true);
  const clockFor = (deadline: Deadline): ClockView => {
    const steps = stepsOf(deadline);
    return { deadline, steps, clock: clockOf(deadline, steps, grounds) };
  };
  const isRegistered = ({ anchor }: Deadline): boolean => 'order' in anchor && grounds.orders.length > 0;
  const clocks = [
    ...deadlines
      .filter(each => !isRegistered(each))
      .flatMap(each => roundClocks(each, stepsOf(each), grounds) ?? [clockFor(each)])
      // A clock that waits for a step which would be its occasion is no limit yet.
      .filter(each => (each.steps.length > 0 || each.clock.kind !== 'waiting') && !isSetAside(each, grounds)),
    ...[...provisional]
      .filter(([deadline]) => !isRegistered(deadline))
      .map(([deadline, supposed]): ClockView => ({ ...clockFor(deadline), provisional: supposed }))
      .filter(({ clock }) => clock.kind !== 'waiting'),
  ];
  const given = playbook.deadlines.flatMap(deadline => givenClocks(deadline, clockFor, grounds));
  return [...clocks, ...given].sort(mostUrgentFirst);
}
