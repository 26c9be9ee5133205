import { groupBy } from '../../base/group.ts';
import type { Form } from '../../playbook/form.ts';
import { currentRecord, eventRecord, live } from '../core/events.ts';
import type { EventOfType, EventRecord, IncidentLog } from '../core/incident.ts';
import { lateBy } from '../core/late.ts';
import { orderSubject } from './order.ts';

type OrderAnswer = EventRecord<'orderAnswered'>;

/** A limit of an order, with the answer that met it. Times are UTC ISO 8601. */
export interface OrderRound {
  /** Set by the sheet, or promised along with an interim answer. */
  readonly by: 'sheet' | 'promise';
  readonly since: string;
  /** `undefined` where nobody gave a time: then only a final answer is owed. */
  readonly due: string | undefined;
  /** The first that was reported back since; `undefined` while that is owed. */
  readonly answer: OrderAnswer | undefined;
}

/** An order, as it was registered last, with its answers. Times are UTC ISO 8601. */
export interface Order extends Omit<EventRecord<'orderRegistered'>, 'order' | 'extension'> {
  readonly id: string;
  /** How it stood meanwhile, oldest first. */
  readonly interim: readonly OrderAnswer[];
  /** The final answer; `undefined` while it is owed. */
  readonly final: OrderAnswer | undefined;
  /** The caller's opinions of the answer, the earliest first. */
  readonly asked: readonly EventRecord<'callerAsked'>[];
  /** Its limits; the last one is the final answer's. Never empty. */
  readonly rounds: readonly OrderRound[];
  /** The limit before the sender moved it; `undefined` where nobody did. */
  readonly movedFrom: string | undefined;
  /** Each time more was asked for, and what became of that, the earliest first. */
  readonly extensions: readonly OrderExtension[];
}

/** More time that was asked for, and the record that says so. */
export type OrderExtension = NonNullable<EventRecord<'orderRegistered'>['extension']> & {
  readonly event: string;
};

/** How something that came in was registered before it was registered again; `undefined` where this is the first time. */
export const registeredBefore = (
  log: IncidentLog,
  { id, data: { order } }: EventOfType<'orderRegistered'>,
): EventOfType<'orderRegistered'> | undefined => {
  const place = log.places.get(id) ?? 0;
  return live(log, 'orderRegistered').findLast(
    other => other.data.order === order && (log.places.get(other.id) ?? 0) < place,
  );
};

/** Whether it still waits to be answered. */
export const isUnanswered = ({ final }: Pick<Order, 'final'>): boolean => final === undefined;

const byAnswer = (one: OrderAnswer, other: OrderAnswer): number =>
  Date.parse(one.answeredAt) - Date.parse(other.answeredAt);

/** The final answers to the senders, the earliest first. */
export const repliesOf = (orders: readonly Pick<Order, 'final'>[]): readonly OrderAnswer[] =>
  orders.flatMap(({ final }) => final ?? []).sort(byAnswer);

/** Whether the sender has had an interim answer, and waits for the final one. */
export const isAnsweredMeanwhile = ({ interim, final }: Pick<Order, 'interim' | 'final'>): boolean =>
  final === undefined && interim.length > 0;

/** By when it is to be reported back next; `undefined` where nobody gave a time, or nothing is owed. */
export const nextLimit = ({ rounds }: Pick<Order, 'rounds'>): string | undefined =>
  rounds
    .flatMap(({ due, answer }) => (answer === undefined && due !== undefined ? [due] : []))
    .sort((one, other) => Date.parse(one) - Date.parse(other))[0];

/** Whether a form is written for it: a reply to the complainant for tickets that were passed on, a report back for every order. */
export const isWrittenFor = ({ about, outward }: Pick<Form, 'about' | 'outward'>, { sort }: Order): boolean =>
  about === 'order' && (outward !== 'reply' || sort === 'ticket');

/** An answer to something that came in, or more time that was asked for. */
type OrderEntry =
  | { readonly answer: OrderAnswer; readonly extension: undefined }
  | { readonly answer: undefined; readonly extension: OrderExtension };

/** Answers and extensions, the earliest first. */
export function courseOf({
  interim,
  final,
  extensions,
}: Pick<Order, 'interim' | 'final' | 'extensions'>): readonly OrderEntry[] {
  const timeOf = ({ answer, extension }: OrderEntry): number =>
    Date.parse(answer === undefined ? extension.askedAt : answer.answeredAt);
  const answers = [...interim, ...(final === undefined ? [] : [final])];
  return [
    ...answers.map(answer => ({ answer, extension: undefined })),
    ...extensions.map(extension => ({ answer: undefined, extension })),
  ].sort((one, other) => timeOf(one) - timeOf(other));
}

/**
 * How an answer kept the limit it was given by, late by so many milliseconds; `undefined` where it ended none. A final answer is held to
 * the limit of the sheet, and to a promise only where the sheet gives none: a kept promise makes no late result punctual.
 */
export function limitKeptBy(
  { rounds }: Pick<Order, 'rounds'>,
  answer: OrderAnswer,
): { readonly late: number | undefined } | undefined {
  const ended = rounds.filter(round => round.answer?.event === answer.event && round.due !== undefined);
  const due = (ended.find(({ by }) => by === 'sheet') ?? ended[0])?.due;
  return due === undefined ? undefined : { late: lateBy(Date.parse(due), Date.parse(answer.answeredAt)) };
}

/** Whether a time promised along with an interim answer is a limit: one after the limit of the sheet moves nothing. */
const isBefore = (promised: string, limit: string | undefined): boolean =>
  limit === undefined || Date.parse(promised) < Date.parse(limit);

/** The time for the next answer that the last interim one names past the limit of the sheet, which it cannot move; `undefined` where none does. */
export function promisedPastLimit({ interim, limit }: Pick<Order, 'interim' | 'limit'>): string | undefined {
  const promised = interim.at(-1)?.next;
  return promised === undefined || isBefore(promised, limit) || promised === limit ? undefined : promised;
}

/**
 * The limits of an order. The last is the sheet's own: it runs until the final answer, whatever was answered meanwhile, unless
 * the sender moved it. A time promised before it is a further limit, kept by the next answer.
 * @param answers the earliest first
 */
function roundsOf(
  { receivedAt, limit }: Pick<Order, 'receivedAt' | 'limit'>,
  answers: readonly OrderAnswer[],
): readonly OrderRound[] {
  const promises = answers.flatMap(({ stage, answeredAt, next }, at): readonly OrderRound[] =>
    stage === 'interim' && next !== undefined && isBefore(next, limit)
      ? [{ by: 'promise', since: answeredAt, due: next, answer: answers[at + 1] }]
      : [],
  );
  const answer = answers.find(({ stage }) => stage === 'final');
  return [...promises, { by: 'sheet', since: receivedAt, due: limit, answer }];
}

type Registration = EventOfType<'orderRegistered'>;

/** The limit before the sender moved it. A correction made before anything was answered or asked does not count as moving. */
function limitMoved(
  registered: readonly Registration[],
  isAnsweredBefore: (event: Registration) => boolean,
): string | undefined {
  const [moved] = registered.filter(
    (event, at) =>
      at > 0 &&
      event.data.limit !== registered[at - 1]?.data.limit &&
      (event.data.extension?.outcome === 'granted' || isAnsweredBefore(event)),
  );
  return moved && registered[registered.indexOf(moved) - 1]?.data.limit;
}

/** The orders of a log, in the order in which they were received. */
export function ordersOf(log: IncidentLog): readonly Order[] {
  const answers = live(log, 'orderAnswered');
  const registrations = groupBy(live(log, 'orderRegistered'), ({ data }) => data.order);
  const placeOf = (event: string): number => log.places.get(event) ?? 0;
  return [...registrations.keys()]
    .flatMap((id): readonly Order[] => {
      const said = currentRecord(log, orderSubject('registered', id), 'orderRegistered');
      if (said === undefined) return [];
      const { order: _, extension: __, ...sheet } = said;
      const interim = answers
        .filter(({ data }) => data.order === id && data.stage === 'interim')
        .map(({ id: event, at, by, data }) => ({ ...data, event, at, by }))
        .sort(byAnswer);
      const final = currentRecord(log, orderSubject('answered', id), 'orderAnswered');
      const registered = registrations.get(id) ?? [];
      const given = [...interim, ...(final === undefined ? [] : [final])].sort(byAnswer);
      const rounds = roundsOf(said, given);
      const movedFrom = limitMoved(registered, event =>
        given.some(each => placeOf(each.event) < placeOf(event.id)),
      );
      const extensions = registered
        .flatMap(({ id: event, data }): readonly OrderExtension[] =>
          data.extension === undefined ? [] : [{ ...data.extension, event }],
        )
        .sort((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt));
      const asked = live(log, 'callerAsked')
        .filter(({ data }) => data.order === id)
        .map(event => eventRecord(event))
        .sort((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt));
      return [{ ...sheet, id, interim, final, asked, rounds, movedFrom, extensions }];
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
    /** Orders to be reported back, in the order in which they were received. */
    readonly orders: readonly Order[];
  }
}
