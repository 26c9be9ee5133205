import type { Form } from '../../playbook/form.ts';
import { live, standingSaid } from '../core/events.ts';
import type { EventRecord, IncidentLog } from '../incident/kinds.ts';
import { orderSubject } from './order.ts';

/** Something that came in, as it was registered last, and what was reported back of it. Times are UTC ISO 8601. */
export interface Order extends Omit<EventRecord<'orderRegistered'>, 'order'> {
  readonly id: string;
  /** How it stood meanwhile, oldest first. */
  readonly interim: readonly EventRecord<'orderAnswered'>[];
  /** What it came to; `undefined` while that is owed. */
  readonly final: EventRecord<'orderAnswered'> | undefined;
}

/** Whether it still waits to be answered. */
export const isUnanswered = ({ final }: Pick<Order, 'final'>): boolean => final === undefined;

/** Whether a form is written for it: a reply to whoever complained is for what was passed on, a report back for all of it. */
export const isWrittenFor = ({ about, outward }: Pick<Form, 'about' | 'outward'>, { sort }: Order): boolean =>
  about === 'order' && (outward !== 'reply' || sort === 'ticket');

/** What came in, in the order in which it was received. */
export function ordersOf(log: IncidentLog): readonly Order[] {
  const answers = live(log, 'orderAnswered');
  const ids = [...new Set(live(log, 'orderRegistered').map(({ data }) => data.order))];
  return ids
    .flatMap((id): readonly Order[] => {
      const said = standingSaid(log, orderSubject('registered', id), 'orderRegistered');
      if (said === undefined) return [];
      const { order: _, ...registered } = said;
      const interim = answers
        .filter(({ data }) => data.order === id && data.stage === 'interim')
        .map(({ id: event, at, by, data }) => ({ ...data, event, at, by }))
        .sort((one, other) => Date.parse(one.answeredAt) - Date.parse(other.answeredAt));
      const final = standingSaid(log, orderSubject('answered', id), 'orderAnswered');
      return [{ ...registered, id, interim, final }];
    })
    .sort(
      (one, other) =>
        Date.parse(one.receivedAt) - Date.parse(other.receivedAt) || (one.id < other.id ? -1 : 1),
    );
}

/** The one to be answered next: of those that wait the first that is due; where none does, the last that came. */
export const orderAtHand = (orders: readonly Order[]): Order | undefined => {
  const due = ({ limit }: Order): number =>
    limit === undefined ? Number.POSITIVE_INFINITY : Date.parse(limit);
  const [next] = orders.filter(isUnanswered).sort((one, other) => (due(one) < due(other) ? -1 : 1));
  return next ?? orders.at(-1);
};
