import { groupBy } from '../../base/group.ts';
import type { Form } from '../../playbook/form.ts';
import { live, standingSaid } from '../core/events.ts';
import type { EventRecord, IncidentLog } from '../core/incident.ts';
import { lateBy } from '../core/late.ts';
import { orderSubject } from './order.ts';

type OrderAnswer = EventRecord<'orderAnswered'>;

/** A limit of something that came in, and what was reported back by it. Times are UTC ISO 8601. */
export interface OrderRound {
  readonly since: string;
  /** `undefined` where nobody gave a time: then only what it came to is owed. */
  readonly due: string | undefined;
  /** The first that was reported back since; `undefined` while that is owed. */
  readonly answer: OrderAnswer | undefined;
}

/** Something that came in, as it was registered last, and what was reported back of it. Times are UTC ISO 8601. */
export interface Order extends Omit<EventRecord<'orderRegistered'>, 'order'> {
  readonly id: string;
  /** How it stood meanwhile, oldest first. */
  readonly interim: readonly OrderAnswer[];
  /** What it came to; `undefined` while that is owed. */
  readonly final: OrderAnswer | undefined;
  /** What whoever called said of the answer last; `undefined` while nobody has asked. */
  readonly caller: EventRecord<'callerAsked'> | undefined;
  /** Its limits, one after the other; the last one is that of what it came to. Never empty. */
  readonly rounds: readonly OrderRound[];
}

/** Whether it still waits to be answered. */
export const isUnanswered = ({ final }: Pick<Order, 'final'>): boolean => final === undefined;

const byAnswer = (one: OrderAnswer, other: OrderAnswer): number =>
  Date.parse(one.answeredAt) - Date.parse(other.answeredAt);

/** What whoever asked was told in the end, the earliest first. */
export const repliesOf = (orders: readonly Pick<Order, 'final'>[]): readonly OrderAnswer[] =>
  orders.flatMap(({ final }) => final ?? []).sort(byAnswer);

/** Whether whoever sent it has heard something meanwhile, and waits for what it comes to. */
export const isAnsweredMeanwhile = ({ interim, final }: Pick<Order, 'interim' | 'final'>): boolean =>
  final === undefined && interim.length > 0;

/** By when it is to be reported back next; `undefined` where nobody gave a time, or nothing is owed. */
export const nextLimit = ({ rounds }: Pick<Order, 'rounds'>): string | undefined => {
  const last = rounds.at(-1);
  return last?.answer === undefined ? last?.due : undefined;
};

/** Whether a form is written for it: a reply to whoever complained is for what was passed on, a report back for all of it. */
export const isWrittenFor = ({ about, outward }: Pick<Form, 'about' | 'outward'>, { sort }: Order): boolean =>
  about === 'order' && (outward !== 'reply' || sort === 'ticket');

const answerLateBy = (due: string, { answeredAt }: OrderAnswer): number | undefined =>
  lateBy(Date.parse(due), Date.parse(answeredAt));

const inTime = (due: string, answer: OrderAnswer): boolean => answerLateBy(due, answer) === undefined;

/** How an answer kept the limit it was given by, late by so many milliseconds; `undefined` where no limit ran when it was given. */
export function keptBy(
  { rounds }: Pick<Order, 'rounds'>,
  answer: OrderAnswer,
): { readonly late: number | undefined } | undefined {
  const due = rounds.find(round => round.answer?.event === answer.event)?.due;
  return due === undefined ? undefined : { late: answerLateBy(due, answer) };
}

/** A limit as it was registered, and where in the log. */
interface Registered {
  readonly place: number;
  readonly limit: string | undefined;
}

/**
 * The limits of something that came in. What was reported back keeps the one that runs, be it how it stands meanwhile; the next is the time
 * that was given along with that, or to which whoever sent it moved the limit then. A limit that was changed before anything had kept it
 * is no limit any more.
 * @param registered the earliest first @param answers the earliest first
 */
function roundsOf(
  receivedAt: string,
  registered: readonly Registered[],
  answers: readonly OrderAnswer[],
  placeOf: (answer: OrderAnswer) => number,
): readonly OrderRound[] {
  const rounds: OrderRound[] = [];
  const changes = registered.filter(({ limit }, at) => at === 0 || limit !== registered[at - 1]?.limit);
  const left = [...answers];
  let since = receivedAt;
  let due = changes.shift()?.limit;
  for (;;) {
    const [answer] = left;
    const [changed] = changes;
    const isBeforeChange = answer !== undefined && changed !== undefined && placeOf(answer) < changed.place;
    // Answered before the limit was changed: that answer kept the earlier limit, or, where none ran any more, said how it stood.
    const isAnswerFirst =
      isBeforeChange &&
      (due === undefined
        ? rounds.length > 0
        : changed.limit !== undefined && inTime(due, answer) && Date.parse(changed.limit) > Date.parse(due));
    if (changed !== undefined && !isAnswerFirst) {
      due = changed.limit;
      changes.shift();
      continue;
    }
    left.shift();
    if (due !== undefined) {
      rounds.push({ since, due, answer });
      if (answer?.stage !== 'interim') return rounds;
    } else if (answer?.stage !== 'interim') {
      return [...rounds, { since: receivedAt, due, answer }];
    } else if (answer.next === undefined) {
      // Without a limit only the final answer ends it; what was said meanwhile may give one.
      continue;
    }
    since = answer.answeredAt;
    due = answer.next;
  }
}

/** What came in, in the order in which it was received. */
export function ordersOf(log: IncidentLog): readonly Order[] {
  const answers = live(log, 'orderAnswered');
  const registrations = groupBy(live(log, 'orderRegistered'), ({ data }) => data.order);
  const placeOf = (event: string): number => log.places.get(event) ?? 0;
  return [...registrations.keys()]
    .flatMap((id): readonly Order[] => {
      const said = standingSaid(log, orderSubject('registered', id), 'orderRegistered');
      if (said === undefined) return [];
      const { order: _, ...registered } = said;
      const interim = answers
        .filter(({ data }) => data.order === id && data.stage === 'interim')
        .map(({ id: event, at, by, data }) => ({ ...data, event, at, by }))
        .sort(byAnswer);
      const final = standingSaid(log, orderSubject('answered', id), 'orderAnswered');
      const rounds = roundsOf(
        registered.receivedAt,
        (registrations.get(id) ?? []).map(event => ({ place: placeOf(event.id), limit: event.data.limit })),
        [...interim, ...(final === undefined ? [] : [final])].sort(byAnswer),
        ({ event }) => placeOf(event),
      );
      const caller = standingSaid(log, orderSubject('asked', id), 'callerAsked');
      return [{ ...registered, id, interim, final, caller, rounds }];
    })
    .sort(
      (one, other) =>
        Date.parse(one.receivedAt) - Date.parse(other.receivedAt) || (one.id < other.id ? -1 : 1),
    );
}

/** The one to be answered next: of those that wait the first that is due; where none does, the last that came. */
export const orderAtHand = (orders: readonly Order[]): Order | undefined => {
  const due = (order: Order): number => {
    const limit = nextLimit(order);
    return limit === undefined ? Number.POSITIVE_INFINITY : Date.parse(limit);
  };
  const [next] = orders.filter(isUnanswered).sort((one, other) => (due(one) < due(other) ? -1 : 1));
  return next ?? orders.at(-1);
};

declare module '../core/view.ts' {
  interface IncidentView {
    /** What came in and is to be reported back, in the order in which it was received. */
    readonly orders: readonly Order[];
  }
}
