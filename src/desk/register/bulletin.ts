import { momentOf } from '../../base/typed.ts';
import { endOfShanghaiDay, inShanghai } from '../../playbook/deadline/compute.ts';
import { ofKind } from '../core/of-kind.ts';
import type { Shown } from '../core/view.ts';
import { isUnanswered } from '../orders/orders.ts';
import type { OrderRow } from '../orders/words.ts';
import { type ClockBar, clockBars } from '../timeline/timeline.ts';
import { type RegisterRow, registerOf } from './register.ts';
import { type Kept, type Statistics, statisticsOf } from './statistics.ts';

const DAY = 24 * 3_600_000;

/** A calendar day, a week from Monday, a calendar month. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** A stretch of time in milliseconds since the epoch; its end does not belong to it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The period that holds a Shanghai calendar day. @param date `YYYY-MM-DD` */
export function stretchOf(period: Period, date: string): Stretch {
  const until = endOfShanghaiDay(date) + 1;
  const from = until - DAY;
  const day = inShanghai(from);
  if (period === 'day') return { from, until };
  if (period === 'week') {
    const monday = from - ((day.getUTCDay() + 6) % 7) * DAY;
    return { from: monday, until: monday + 7 * DAY };
  }
  const first = from - (day.getUTCDate() - 1) * DAY;
  // The 32nd day after the first lies in the next month, whatever month it is.
  const next = inShanghai(first + 31 * DAY);
  return { from: first, until: first + 31 * DAY - (next.getUTCDate() - 1) * DAY };
}

/** A limit that is still to be met, with the matter it belongs to. */
export interface ComingLimit {
  readonly title: string;
  readonly bar: ClockBar & { readonly due: number };
}

/** All that a bulletin tells of a period. */
export interface Bulletin extends Stretch {
  readonly period: Period;
  /** Milliseconds since the epoch: what is under way is told as it is now. */
  readonly now: number;
  readonly found: readonly RegisterRow[];
  readonly closed: readonly RegisterRow[];
  /** Found in the period or before, and still open. */
  readonly open: readonly RegisterRow[];
  readonly published: number;
  /** How many of these set something right. */
  readonly corrections: number;
  readonly received: readonly OrderRow[];
  /** How many orders, whenever they came, nobody has answered. */
  readonly unanswered: number;
  /** Limits that ran out in the period. */
  readonly kept: Kept;
  /** Limits that run out within a further period of that length, the next first. */
  readonly coming: readonly ComingLimit[];
  /** Statistics over what was found in the period. */
  readonly statistics: Statistics;
}

/**
 * The bulletin of a period over all incidents of one machine, drills apart.
 * @param date a day of the period, `YYYY-MM-DD`
 * @param now milliseconds since the epoch
 */
export function bulletinOf(
  incidents: readonly Shown[],
  period: Period,
  date: string,
  now: number,
  drill = false,
): Bulletin {
  const { from, until } = stretchOf(period, date);
  const lies = (moment: string | number | undefined): boolean => {
    const at = typeof moment === 'string' ? momentOf(moment) : moment;
    return at !== undefined && from <= at && at < until;
  };
  const shown = ofKind(incidents, drill);
  const { rows, orders } = registerOf(shown, drill);
  const found = rows.filter(({ foundAt }) => lies(foundAt));
  const ids = new Set(found.map(({ id }) => id));
  const out = shown.flatMap(({ view }) => view.publications).filter(({ publishedAt }) => lies(publishedAt));
  const limits = shown.flatMap(({ view }) =>
    clockBars(view, now).flatMap(bar =>
      bar.due === undefined ? [] : [{ title: view.title, bar: { ...bar, due: bar.due } }],
    ),
  );
  const ended = limits.filter(({ bar }) => lies(bar.due));
  return {
    period,
    from,
    until,
    now,
    found,
    closed: rows.filter(({ settledAt }) => lies(settledAt)),
    open: rows.filter(
      ({ foundAt, status }) => status === 'open' && (momentOf(foundAt ?? '') ?? until) < until,
    ),
    published: out.length,
    corrections: out.filter(({ kind }) => kind === 'correction').length,
    received: orders.filter(({ order }) => lies(order.receivedAt)),
    unanswered: orders.filter(({ order }) => isUnanswered(order)).length,
    kept: {
      met: ended.filter(({ bar }) => bar.outcome === 'met').length,
      missed: ended.filter(({ bar }) => bar.outcome === 'missed' || bar.outcome === 'overdue').length,
    },
    coming: limits
      .filter(({ bar }) => bar.outcome === 'running' && bar.due >= now && bar.due < now + (until - from))
      .sort((one, other) => one.bar.due - other.bar.due),
    statistics: statisticsOf(
      shown.filter(({ view }) => ids.has(view.id)),
      now,
      drill,
    ),
  };
}
