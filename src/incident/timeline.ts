import { addTo } from '../base/group.ts';
import { ascending } from '../base/order.ts';
import type { Actor } from '../log/envelope.ts';
import type { PlaybookIndex } from '../playbook/checklist.ts';
import { endOfShanghaiDay } from '../playbook/deadline/compute.ts';
import type { Deadline } from '../playbook/deadline/rule.ts';
import type { Question } from '../playbook/wizard/flow.ts';
import { answerKeys } from './kinds/answered.ts';
import type { Person } from './kinds/define.ts';
import type { NoteKind } from './kinds/noted.ts';
import { answerSubject } from './kinds/opened.ts';
import { type EventOfType, type IncidentEvent, type IncidentLog, incidentLogs } from './kinds/registry.ts';
import { type StepState, stateOfMark } from './step-state.ts';
import { type ReleaseContent, releaseContents } from './timeline-release.ts';
import type { ClockState, ClockView, IncidentView, Publication } from './view.ts';

/** A deadline at the moment it was met, missed, or will be due. */
interface Meeting {
  readonly deadline: Deadline;
  /** Milliseconds left when it was met; negative when late, `undefined` for a stopwatch. */
  readonly margin: number | undefined;
  /** Milliseconds from its anchor; `undefined` where it was met before that. */
  readonly took: number | undefined;
}

/** When something happened, when it was written down, and what it did to the clocks. */
interface Moment {
  /** When it happened, in milliseconds since the epoch. */
  readonly at: number;
  /** When it was written down; the same as `at` for what nobody wrote. */
  readonly writtenAt: number;
  readonly by: Actor | undefined;
  /** Clocks that began to run here. */
  readonly starts: readonly Deadline[];
  /** Clocks that were met here, in time or late. */
  readonly meets: readonly Meeting[];
}

type StepMark = Exclude<StepState, { kind: 'todo' }>;

/** What one line of a timeline says. */
type Content =
  /** A moment that an answer of the triage gives: when it was found, when the emergency happened. */
  | { readonly kind: 'fact'; readonly question: Question }
  | { readonly kind: 'opened'; readonly title: string }
  | { readonly kind: 'step'; readonly step: string; readonly mark: StepMark }
  | { readonly kind: 'stepReopened'; readonly step: string; readonly reason: string }
  | { readonly kind: 'minutes'; readonly minutes: EventOfType<'minuted'>['data'] }
  | {
      readonly kind: 'note';
      readonly step: string | undefined;
      readonly text: string;
      readonly noteKind: NoteKind | undefined;
      readonly corrections: readonly string[];
    }
  /** Questions whose answers were changed. */
  | { readonly kind: 'regraded'; readonly changed: readonly Question[] }
  | { readonly kind: 'handover'; readonly to: Person & { readonly role: string } }
  | { readonly kind: 'accepted'; readonly officer: Actor }
  | { readonly kind: 'playbook' }
  | {
      readonly kind: 'closed';
      readonly reason: string;
      readonly second: Person | undefined;
      readonly combines: string | undefined;
      /** How many steps had no result. */
      readonly left: number;
    }
  | { readonly kind: 'reopened' }
  | ReleaseContent
  /** A limit that ran out unmet, or will run out. One that was met in time needs no line of its own. */
  | {
      readonly kind: 'deadline';
      readonly deadline: Deadline;
      readonly outcome: 'missed' | 'overdue' | 'running';
      readonly margin: number;
    };

export type TimelineEntry = Content &
  Moment & {
    /** The event it comes from; for what no event tells, a name of its own. */
    readonly id: string;
  };

/** One clock from its anchor to its limit, and how it ended. All moments in milliseconds since the epoch. */
export interface ClockBar {
  readonly deadline: Deadline;
  /** `undefined` while the step that starts it is not done. */
  readonly since: number | undefined;
  /** `undefined` for a stopwatch. */
  readonly due: number | undefined;
  /** When it was met; otherwise now, or when the incident was closed. */
  readonly end: number;
  readonly outcome: 'met' | 'missed' | 'running' | 'overdue' | 'stopwatch' | 'waiting';
  /** due − end: what was left or is left; negative when over. */
  readonly margin: number | undefined;
}

/** Answers are free text in the log: one that is no time is no moment. */
function moment(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

const known = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;

function barOf({ deadline, clock }: ClockView, end: number): ClockBar {
  const since = known('since' in clock ? clock.since : undefined);
  const due = known('due' in clock ? clock.due : undefined);
  if (clock.kind === 'met') {
    const margin = due === undefined ? undefined : due - clock.at;
    const outcome = margin !== undefined && margin < 0 ? 'missed' : 'met';
    return { deadline, since, due, end: clock.at, outcome, margin };
  }
  if (since === undefined)
    return { deadline, since, due: undefined, end, outcome: 'waiting', margin: undefined };
  return {
    deadline,
    since,
    due,
    end,
    outcome: clock.kind,
    margin: due === undefined ? undefined : due - end,
  };
}

function metAt({ since, due }: Extract<ClockState, { kind: 'met' }>, at: number): Omit<Meeting, 'deadline'> {
  const took = known(since === undefined ? undefined : at - since);
  return {
    margin: known(due === undefined ? undefined : due - at),
    took: took !== undefined && took >= 0 ? took : undefined,
  };
}

function byStart(one: ClockBar, other: ClockBar): number {
  const start = ({ since, outcome, end }: ClockBar): number =>
    since ?? (outcome === 'waiting' ? Number.POSITIVE_INFINITY : end);
  const due = (bar: ClockBar): number => bar.due ?? Number.POSITIVE_INFINITY;
  return ascending(start(one), start(other)) || ascending(due(one), due(other));
}

/** Every clock as a bar, by the moment it began. @param end where running clocks end, in milliseconds since the epoch */
export const clockBars = ({ clocks }: IncidentView, end: number): readonly ClockBar[] =>
  clocks.map(clock => barOf(clock, end)).sort(byStart);

const anchorOf = ({ anchor }: Deadline): string =>
  'fact' in anchor ? `fact/${anchor.fact}` : 'step' in anchor ? `step/${anchor.step}` : 'promise';

/** What the entries of one event kind say. `undefined` for bookkeeping: renaming, assigning, taking back. */
function contentOf(
  event: IncidentEvent,
  corrections: (note: string) => readonly string[],
  index: PlaybookIndex,
  ofRelease: ReturnType<typeof releaseContents>,
): Content | undefined {
  switch (event.type) {
    case 'opened':
      return { kind: 'opened', title: event.data.title };
    case 'stepStarted':
    case 'stepDone':
    case 'stepDeferred':
    case 'stepNotApplicable':
    case 'stepSkipped':
    case 'reportDecided': {
      const mark = stateOfMark(event);
      return mark === undefined || mark.kind === 'todo'
        ? undefined
        : { kind: 'step', step: event.data.step, mark };
    }
    case 'stepReopened':
      return { kind: 'stepReopened', step: event.data.step, reason: event.data.reason };
    case 'minuted':
      return { kind: 'minutes', minutes: event.data };
    case 'noted':
      return {
        kind: 'note',
        step: event.data.step,
        text: event.data.text,
        noteKind: event.data.kind,
        corrections: corrections(event.id),
      };
    case 'answered': {
      const keys = Object.keys(event.data.answers);
      return {
        kind: 'regraded',
        changed: index.playbook.triage.questions.filter(question =>
          answerKeys(question).some(key => keys.includes(key)),
        ),
      };
    }
    case 'handedOver':
      return { kind: 'handover', to: event.data.to };
    case 'handoverAccepted':
      return { kind: 'accepted', officer: event.by };
    case 'playbookMoved':
      return { kind: 'playbook' };
    case 'closed':
      return {
        kind: 'closed',
        reason: event.data.reason ?? '',
        second: event.data.second,
        combines: event.data.combines,
        left: Object.keys(event.data.steps ?? {}).length,
      };
    case 'reopened':
      return { kind: 'reopened' };
    case 'renamed':
    case 'corrected':
    case 'assigned':
    case 'undone':
    case 'chosen':
    case 'personRecorded':
    case 'toldApart':
      return undefined;
    default:
      return ofRelease(event);
  }
}

/** One event can meet a clock by itself and by several steps that it did. */
const onceEach = (meetings: readonly Meeting[]): readonly Meeting[] => [
  ...new Map(meetings.map(meeting => [meeting.deadline, meeting])).values(),
];

/** What is said to have happened earlier than it was written down. */
function happenedAt(event: IncidentEvent): string {
  if (event.type === 'stepDone') return event.data.doneAt;
  if (event.type === 'minuted') return event.data.heldAt;
  if (event.type === 'noted') return event.data.happenedAt ?? event.at;
  if (event.type === 'published' || event.type === 'publishedElsewhere') return event.data.publishedAt;
  if (event.type === 'factRecorded') return event.data.verifiedAt ?? event.at;
  return event.at;
}

/**
 * What happened, in the order in which it happened, and every clock against it. Events taken back are left out.
 * @param now milliseconds since the epoch
 */
export function timelineOf(index: PlaybookIndex, log: IncidentLog, view: IncidentView, now: number) {
  const notes = new Map(view.notes.map(note => [note.event, note.corrections.map(({ text }) => text)]));
  const corrections = (note: string): readonly string[] => notes.get(note) ?? [];
  const end = view.closedAt ?? now;
  const bars = clockBars(view, end);
  // A clock hangs on the mark that counts, not on earlier ones of the same step.
  const doneBy = new Map<string, string[]>();
  for (const { step, state } of view.steps) if (state.kind === 'done') addTo(doneBy, state.event, step.id);
  const startedBy = (anchor: string): readonly Deadline[] =>
    bars.flatMap(({ deadline, since }) =>
      since !== undefined && anchorOf(deadline) === anchor ? [deadline] : [],
    );
  const metBy = (step: string, at: number): readonly Meeting[] =>
    view.clocks.flatMap(({ deadline, clock, steps }) =>
      clock.kind === 'met' && clock.at === at && steps.some(({ id }) => id === step)
        ? [{ deadline, ...metAt(clock, at) }]
        : [],
    );
  const ofRelease = releaseContents(index, view);
  const publications = new Map(view.publications.map(each => [each.event, each]));
  /** Clocks that a publication met by itself, whatever steps it did. */
  const metByRelease = ({ publishedAt, kind }: Publication): readonly Meeting[] =>
    view.clocks.flatMap(({ deadline, clock }) =>
      clock.kind === 'met' &&
      clock.at === Date.parse(publishedAt) &&
      deadline.publications?.some(each => each === kind) === true
        ? [{ deadline, ...metAt(clock, clock.at) }]
        : [],
    );
  /** What a publication did to the clock of the promised next update. */
  const promised = (at: number, promises: boolean): Pick<Moment, 'starts' | 'meets'> => {
    const { deadline, clock } = view.clocks.find(each => 'promise' in each.deadline.anchor) ?? {};
    if (deadline === undefined || clock === undefined) return { starts: [], meets: [] };
    const starts = promises && 'since' in clock && clock.since === at;
    const meets = clock.kind === 'met' && clock.at === at;
    return {
      starts: starts ? [deadline] : [],
      meets: meets ? [{ deadline, ...metAt(clock, at) }] : [],
    };
  };
  const happened = log.events.flatMap((event): TimelineEntry[] => {
    if (log.undone.has(event.id)) return [];
    const content = contentOf(event, corrections, index, ofRelease);
    if (content === undefined) return [];
    const at = Date.parse(happenedAt(event));
    const steps = doneBy.get(event.id) ?? [];
    const publication = publications.get(event.id);
    const promise =
      publication === undefined
        ? { starts: [], meets: [] }
        : promised(at, publication.nextUpdate !== undefined);
    const moments = {
      id: event.id,
      at,
      writtenAt: Date.parse(event.at),
      by: event.by,
      starts: [...steps.flatMap(step => startedBy(`step/${step}`)), ...promise.starts],
      meets: onceEach([
        ...steps.flatMap(step => metBy(step, at)),
        ...(publication === undefined ? [] : metByRelease(publication)),
        ...promise.meets,
      ]),
    };
    return [{ ...content, ...moments }];
  });

  const given = index.playbook.triage.questions.flatMap((question): TimelineEntry[] => {
    const at = question.kind === 'time' ? moment(view.facts[question.id]) : undefined;
    if (at === undefined) return [];
    const answer = incidentLogs.values(log, answerSubject(question.id)).at(-1);
    return [
      {
        kind: 'fact',
        question,
        id: `fact/${question.id}`,
        at,
        writtenAt: answer === undefined ? at : Date.parse(answer.at),
        by: answer?.by,
        starts: startedBy(`fact/${question.id}`),
        meets: [],
      },
    ];
  });

  const limits = bars.flatMap(({ deadline, due, outcome, margin }): TimelineEntry[] => {
    if (due === undefined || margin === undefined) return [];
    if (outcome !== 'missed' && outcome !== 'overdue' && outcome !== 'running') return [];
    return [
      {
        kind: 'deadline',
        deadline,
        outcome,
        margin,
        id: `deadline/${deadline.id}`,
        at: due,
        writtenAt: due,
        by: undefined,
        starts: [],
        meets: [],
      },
    ];
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
    running: count('running', 'stopwatch'),
    waiting: count('waiting'),
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A midnight in Shanghai, from which ticks are counted. */
const MIDNIGHT = endOfShanghaiDay('1970-01-01') + 1;

/** A stretch of time that a picture shows. Milliseconds since the epoch. */
export interface Frame {
  readonly from: number;
  readonly to: number;
}

/** Which part of a long incident to look at. */
export type Scope = 'whole' | 'firstDay' | 'lastDay';

/** How far ahead of now limits are drawn to scale, in spans already lived through and at least. */
const AHEAD = { spans: 3, least: 6 * HOUR } as const;

/**
 * The stretch to draw. Everything that happened is in the whole of it, and limits ahead as far as they do not press the
 * past together: a limit of sixty days would leave the first morning no room.
 */
export function frameOf({ entries, bars, end }: Timeline, scope: Scope = 'whole'): Frame {
  const past = entries.filter(({ kind, at }) => kind !== 'deadline' || at <= end).map(({ at }) => at);
  const begins = bars.flatMap(({ since }) => (since === undefined ? [] : [since]));
  const from = [...past, ...begins, end].reduce((first, at) => Math.min(first, at));
  const latest = past.reduce((last, at) => Math.max(last, at), end);
  const horizon = latest + Math.max(AHEAD.least, AHEAD.spans * (latest - from));
  const ahead = bars.flatMap(({ due, outcome }) =>
    outcome !== 'met' && due !== undefined && due <= horizon ? [due] : [],
  );
  const to = Math.max(latest, ...ahead);
  const frame =
    scope === 'firstDay'
      ? { from, to: from + DAY }
      : scope === 'lastDay'
        ? { from: latest - DAY, to: latest }
        : { from, to };
  // Air at both ends, so that no mark sticks to the edge.
  const air = Math.max(MINUTE, (frame.to - frame.from) / 40);
  return { from: frame.from - air, to: frame.to + air };
}

/** Steps of an axis that people count in, in minutes: up to half an hour, hours, days, weeks. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10_080, 20_160, 43_200];

/** Marks of an axis, full minutes, hours or days in Shanghai time: the finest that are no more than `most` between two moments. */
export function axisOf({ from, to }: Frame, most: number) {
  const first = (step: number): number => Math.ceil((from - MIDNIGHT) / step) * step + MIDNIGHT;
  const count = (step: number): number => Math.floor((to - first(step)) / step) + 1;
  let step = STEPS.map(minutes => minutes * MINUTE).find(each => count(each) <= most);
  // Beyond months the steps double; clocks set wrong by years still give an axis.
  if (step === undefined) for (step = 60 * DAY; count(step) > most; ) step *= 2;
  const start = first(step);
  const size = step;
  return {
    /** Milliseconds between two ticks. */
    step,
    ticks: Array.from({ length: Math.max(0, count(step)) }, (_, position) => start + position * size),
  };
}
export type Axis = ReturnType<typeof axisOf>;

/** Groups items, sorted by place, that would lie on one another: groups are at least `gap` apart. */
export function clustersOf<Item>(items: readonly Item[], placeOf: (item: Item) => number, gap: number) {
  const groups: { first: Item; items: Item[]; from: number; to: number }[] = [];
  for (const item of items) {
    const x = placeOf(item);
    const last = groups.at(-1);
    if (last !== undefined && x - (last.from + last.to) / 2 < gap) {
      last.items.push(item);
      last.to = x;
    } else groups.push({ first: item, items: [item], from: x, to: x });
  }
  // A group stands in the middle of its items.
  return groups.map(({ first, items: members, from, to }) => ({ first, items: members, x: (from + to) / 2 }));
}
