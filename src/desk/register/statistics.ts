import { momentOf } from '../../base/typed.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { MeasuredDuration } from '../../playbook/record.ts';
import { chosenOptions } from '../../playbook/wizard/flow.ts';
import { ofKind } from '../core/of-kind.ts';
import type { Shown } from '../core/view.ts';
import { isOut, statesFacts } from '../statements/life.ts';
import { clockBars } from '../timeline/timeline.ts';
import { newestPlaybook } from './register.ts';

/** How many incidents share one answer. */
export interface Count {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** How often a limit with a number was kept. A limit that still runs is neither. */
export interface Kept {
  readonly met: number;
  /** Met too late, or passed and not met at all. */
  readonly missed: number;
}

export type KeptDeadline = Kept & {
  readonly id: string;
  readonly title: string;
  /** The limit in its source's words. */
  readonly limit: string;
};

/** A sample smaller than this shows no pattern. */
const FEW = 5;

/** Whether a sample is too small to judge by. */
export const isSmall = (n: number): boolean => n < FEW;

/** The share of limits that were met, from 0 to 1; `undefined` where none has ended. */
export const keptRate = ({ met, missed }: Kept): number | undefined =>
  met + missed === 0 ? undefined : met / (met + missed);

/** The shortest, the middle and the longest of a sample, in milliseconds; `undefined` for none. @param values milliseconds, in any order */
export function spreadOf(values: readonly number[]) {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (place: number): number => sorted[place] ?? Number.NaN;
  const { length: n } = sorted;
  if (n === 0) return undefined;
  const median = (at(Math.floor((n - 1) / 2)) + at(Math.ceil((n - 1) / 2))) / 2;
  return { n, least: at(0), median, most: at(n - 1) };
}
export type Spread = NonNullable<ReturnType<typeof spreadOf>>;

/** A stretch with its sample; `undefined` where no incident knows both of its ends. */
export interface DurationRow {
  readonly duration: MeasuredDuration;
  readonly spread: Spread | undefined;
}

/** A value by which incidents are counted, with its label in its own edition. */
interface Found {
  readonly id: string;
  readonly label: string;
  readonly edition: string;
}

const ascendingly = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The words of a later edition come after those of an earlier one, and so replace them. */
const byEdition = (one: Found, other: Found): number =>
  ascendingly(one.edition, other.edition) || ascendingly(one.label, other.label);

/** The most first. One incident may count for several. @param of what an incident counts for; nothing where it does not know */
function countsOf(
  incidents: readonly Shown[],
  of: (incident: Shown) => readonly Omit<Found, 'edition'>[],
): readonly Count[] {
  const found = incidents.flatMap(incident =>
    of(incident).map(each => ({ ...each, edition: incident.index.playbook.edition })),
  );
  const counts = new Map<string, Count>();
  for (const { id, label } of found.sort(byEdition))
    counts.set(id, { id, label, count: (counts.get(id)?.count ?? 0) + 1 });
  return [...counts.values()].sort((one, other) => other.count - one.count || ascendingly(one.id, other.id));
}

const foundAt = ({ view: { facts }, index }: Shown): number | undefined =>
  momentOf(index.answer('foundAt', facts) ?? '');

/** When the first of some steps was done. Milliseconds since the epoch. */
function firstDone({ view: { steps } }: Shown, counts: (step: Step) => boolean): readonly number[] {
  return steps.flatMap(({ step, state }) =>
    state.kind === 'done' && counts(step) ? [Date.parse(state.at)] : [],
  );
}

/** Moments at which a stretch ends; the first of them counts. */
function endsOf(incident: Shown, { until }: MeasuredDuration): readonly number[] {
  return until === 'published'
    ? incident.view.publications
        .filter(out => isOut(out) && statesFacts(out))
        .map(({ publishedAt }) => Date.parse(publishedAt))
    : firstDone(incident, ({ fills }) => fills !== undefined && until.fills.includes(fills));
}

/** Milliseconds from discovery; `undefined` where an end is not known, or lies before its beginning: a mistyped time. */
function lengthOf(incident: Shown, duration: MeasuredDuration): number | undefined {
  const from = foundAt(incident);
  const ends = endsOf(incident, duration);
  if (from === undefined || ends.length === 0) return undefined;
  const length = Math.min(...ends) - from;
  return length >= 0 ? length : undefined;
}

function keptDeadlines(incidents: readonly Shown[], now: number): readonly KeptDeadline[] {
  const ended = incidents.flatMap(({ view, index }) =>
    clockBars(view, now).flatMap(({ deadline, outcome }) => {
      // Every order has its own limit; they are counted together.
      const [id = ''] = deadline.id.split('/');
      const { title = deadline.title, limitText: limit = '' } = index.deadlines.get(id) ?? deadline;
      const met = outcome === 'met' ? 1 : 0;
      const missed = outcome === 'missed' || outcome === 'overdue' ? 1 : 0;
      if (met + missed === 0) return [];
      const label = `${title} ${limit}`;
      return [{ id, title, limit, met, missed, label, edition: index.playbook.edition }];
    }),
  );
  const found = new Map<string, KeptDeadline>();
  for (const { id, title, limit, met, missed } of ended.sort(byEdition)) {
    const before = found.get(id) ?? { met: 0, missed: 0 };
    found.set(id, { id, title, limit, met: before.met + met, missed: before.missed + missed });
  }
  return [...found.values()].sort((one, other) => other.missed - one.missed || (one.id < other.id ? -1 : 1));
}

/**
 * Counts and measures incidents, open and closed. What an incident does not know is not counted for it.
 * @param now milliseconds since the epoch
 * @param drill whether it is drills that are counted; the two kinds never count together
 */
export function statisticsOf(all: readonly Shown[], now: number, drill = false) {
  const incidents = ofKind(all, drill);
  const spread = (duration: MeasuredDuration): Spread | undefined =>
    spreadOf(incidents.map(incident => lengthOf(incident, duration)).filter(length => length !== undefined));
  return {
    topics: countsOf(incidents, ({ index, view }) =>
      chosenOptions(index.question('topic'), view.facts).map(({ value: id, label }) => ({ id, label })),
    ),
    /** Verdicts of the triage. */
    tracks: countsOf(incidents, ({ view: { verdict } }) =>
      verdict === undefined ? [] : [{ id: verdict.outcome.id, label: verdict.outcome.title }],
    ),
    stretches: (newestPlaybook(incidents)?.stretches ?? []).map(
      (duration): DurationRow => ({ duration, spread: spread(duration) }),
    ),
    deadlines: keptDeadlines(incidents, now),
  };
}
/** Statistics over the incidents of one machine. */
export type Statistics = ReturnType<typeof statisticsOf>;
