import './orders.css';
import { Disclosure, FormButton } from '../../kit/Disclosure.tsx';
import { Link } from '../../kit/Link.tsx';
import { UndoButton } from '../parts/ActButton.tsx';
import { Clock } from '../parts/Clock.tsx';
import { PlaceLink } from '../parts/PlaceLink.tsx';
import { shownTime } from '../parts/shown-time.tsx';
import { useWork } from '../parts/work.tsx';
import { OrderForm, orderForms } from './OrderForms.tsx';
import {
  courseOf,
  isAnsweredMeanwhile,
  isUnanswered,
  isWrittenFor,
  type Order,
  type OrderExtension,
} from './orders.ts';
import { keptWords, nextWords, orderName, ordersText } from './words.ts';
import { sectionOf } from './written.ts';

/** 来单: demands of others in writing, each with its limit and its answers. */
export function Orders() {
  const { view, locked } = useWork();
  const { orders } = view;
  const open = orders.filter(isUnanswered).length;
  const meanwhile = orders.filter(isAnsweredMeanwhile).length;
  return (
    <section class="desk-screen orders flow" aria-labelledby="incident-title">
      <p class="card">
        {orders.length === 0 ? (
          ordersText.none
        ) : (
          <strong>{ordersText.sum(open, meanwhile, orders.length)}</strong>
        )}
      </p>
      <p class="small faint no-print">{ordersText.hint}</p>
      <FormButton
        offered={!locked}
        open={orders.length === 0}
        id="order"
        button={ordersText.register}
        class={orders.some(isUnanswered) ? '' : 'primary'}
        saved={ordersText.saved.register}
        form={opened => (
          <section class="card" aria-labelledby="order-new">
            <h2 id="order-new">{ordersText.register}</h2>
            <OrderForm {...opened} />
          </section>
        )}
      />
      {orders.length > 0 && (
        <ol class="plain ruled" aria-label={ordersText.list}>
          {[...orders.filter(isUnanswered), ...orders.filter(order => !isUnanswered(order))].map(order => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ol>
      )}
    </section>
  );
}

const extensionWords = (extension: OrderExtension): string =>
  ordersText.extension(
    extension,
    shownTime(extension.askedAt),
    extension.to === undefined ? undefined : shownTime(extension.to),
  );

/** One order: its demand and limit, and its answers. */
function OrderRow({ order }: { order: Order }) {
  const work = useWork();
  const { view, index, locked } = work;
  const { id, demand, receivedAt, limit, final, asked, movedFrom } = order;
  const section = sectionOf(order, index.playbook.forms, view);
  const clock = view.clocks.find(({ deadline }) => deadline.id.endsWith(`/${id}`));
  const name = orderName(order);
  const forms = orderForms(order, work);
  // Answers and extensions build on the order: they have to be taken back first, each by itself.
  const isUntouched = courseOf(order).length === 0;
  const following = nextWords(order, shownTime);
  const written = index.playbook.forms.filter(form => isWrittenFor(form, order));
  return (
    <li class="order stack" data-open={isUnanswered(order)}>
      <header class="split">
        <h3 tabIndex={-1}>{name}</h3>
        {clock !== undefined && <Clock clock={clock.clock} withDue />}
      </header>
      <p class="entry">
        <strong>{ordersText.demand}</strong>&ensp;{demand}
      </p>
      <p class="small faint">
        {ordersText.received(shownTime(receivedAt))}
        {section !== '' && ordersText.section(section)}
        {limit === undefined
          ? ordersText.noLimit(isUnanswered(order))
          : `，${ordersText.due(shownTime(limit))}`}
        {movedFrom !== undefined && ordersText.moved(shownTime(movedFrom))}{' '}
        {!locked && isUntouched && <UndoButton event={order.event} of={name} />}
      </p>
      {courseOf(order).map(({ answer, extension }) =>
        answer === undefined ? (
          <p key={extension.event} class="small faint">
            {extensionWords(extension)}{' '}
            {!locked && extension.event === order.event && (
              <UndoButton event={extension.event} of={extensionWords(extension)} />
            )}
          </p>
        ) : (
          <div key={answer.event}>
            <p class="small faint">
              {ordersText.answered(answer.stage, shownTime(answer.answeredAt), answer.way)}
              {keptWords(order, answer)}
              {answer.next !== undefined && ordersText.next(shownTime(answer.next))}{' '}
              {!locked && (
                <UndoButton
                  event={answer.event}
                  of={ordersText.answered(answer.stage, shownTime(answer.answeredAt), name)}
                />
              )}
            </p>
            <p class="entry">{answer.text}</p>
            {answer.link !== undefined && (
              <p class="small">
                <Link to={answer.link} />
              </p>
            )}
          </div>
        ),
      )}
      {following !== '' && <p class="small">{following}</p>}
      {asked.map(({ event, askedAt, says, note }) => (
        <div key={event}>
          <p class="small faint">
            {ordersText.asked(shownTime(askedAt), says)}{' '}
            <UndoButton event={event} of={ordersText.asked(shownTime(askedAt), says)} />
          </p>
          {note !== undefined && <p class="entry">{note}</p>}
        </div>
      ))}
      <Disclosure
        forms={[
          !locked && isUnanswered(order) && forms.answer,
          !locked && isUnanswered(order) && forms.extend,
          order.sort === 'ticket' && final !== undefined && forms.ask,
          !locked && forms.change,
        ]}
      >
        {written.map(form => (
          <PlaceLink key={form.id} place={`documents/${form.id}/${id}`}>
            {ordersText.writes(form.title)}
          </PlaceLink>
        ))}
      </Disclosure>
    </li>
  );
}
