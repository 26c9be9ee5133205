import type { Opened } from '../../kit/Disclosure.tsx';
import { disclosed, Form } from '../../kit/Form.tsx';
import { asks, optionsOf } from '../../kit/fields.ts';
import { useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { useWork, type Work } from '../parts/work.tsx';
import {
  answerOrder,
  askCaller,
  type CallerSays,
  type ExtensionOutcome,
  extendOrder,
  type OrderSort,
  registerOrder,
} from './order.ts';
import type { Order } from './orders.ts';
import { callerSaysLabel, extensionLabel, orderName, orderSortLabel, ordersText } from './words.ts';
import { isToBeSigned, writtenAnswer } from './written.ts';

/** Fields of an order, filled with its present values. */
export const sheetFields = (order?: Order) => ({
  sort: {
    kind: 'choice' as const,
    shown: 'side by side' as const,
    label: ordersText.sort,
    options: optionsOf(orderSortLabel),
    value: order?.sort,
  },
  ...asks(registerOrder.fields, {
    from: { value: order?.from },
    number: { value: order?.number },
    receivedAt: order === undefined ? { clock: timeNow } : { value: order.receivedAt },
    demand: { value: order?.demand },
    limit: { value: order?.limit },
    section: { value: order?.section },
  }),
});

/** Registers something that came in. */
export function OrderForm(opened: Partial<Opened> & Pick<Opened, 'onDone'>) {
  const work = useWork();
  const { act } = work;
  return (
    <Form
      id="order"
      {...opened}
      fields={sheetFields()}
      action={ordersText.register}
      doubt={({ receivedAt }) => dateDoubt(work, 'received', 'receivedAt', receivedAt)}
      onSubmit={({ sort, ...values }, _, datesConfirmed) =>
        act({ kind: 'registerOrder', sort: sort as OrderSort, ...values, datesConfirmed })
      }
    />
  );
}

/** Form of an answer to an order. An interim answer also says by when more follows. */
function AnswerForm({ order, ...opened }: Opened & { order: Order }) {
  const { act, view, index } = useWork();
  const id = `order-${order.id}-answer`;
  const [{ stage: chosen }] = useTyped(id);
  const { next, ...fields } = asks(answerOrder.fields, {
    text: {
      value: writtenAnswer(order, index.playbook.forms, view),
      source: isToBeSigned(order, index.playbook.forms, view)
        ? ordersText.fromUnsigned
        : ordersText.fromWritten,
    },
    answeredAt: { clock: timeNow },
  });
  return (
    <Form
      {...opened}
      id={id}
      fields={{
        stage: {
          kind: 'choice' as const,
          shown: 'side by side' as const,
          label: ordersText.stage,
          options: optionsOf(ordersText.stages),
        },
        ...fields,
        ...(chosen === 'interim' && { next }),
      }}
      action={ordersText.answer}
      onSubmit={({ stage, ...values }) =>
        act({ kind: 'answerOrder', order: order.id, stage: stage as 'interim' | 'final', ...values })
      }
    />
  );
}

/** Form of the caller's opinion of the answer. */
function AskForm({ order, ...opened }: Opened & { order: string }) {
  const { act } = useWork();
  return (
    <Form
      {...opened}
      id={`order-${order}-ask`}
      fields={{
        says: {
          kind: 'choice' as const,
          shown: 'side by side' as const,
          label: ordersText.says,
          options: optionsOf(callerSaysLabel),
        },
        ...asks(askCaller.fields, { askedAt: { clock: timeNow } }),
      }}
      action={ordersText.ask}
      onSubmit={({ says, ...values }) =>
        act({ kind: 'askCaller', order, says: says as CallerSays, ...values })
      }
    />
  );
}

/** A request for more time: the limit changes only once the sender has granted it. */
function ExtendForm({ order, ...opened }: Opened & { order: string }) {
  const { act } = useWork();
  const id = `order-${order}-extend`;
  const [{ outcome: chosen }] = useTyped(id);
  const { limit, ...fields } = asks(extendOrder.fields, { askedAt: { clock: timeNow } });
  return (
    <Form
      {...opened}
      id={id}
      fields={{
        outcome: {
          kind: 'choice' as const,
          shown: 'side by side' as const,
          label: ordersText.outcome,
          options: optionsOf(extensionLabel),
        },
        ...(chosen !== 'refused' && { limit }),
        ...fields,
      }}
      action={ordersText.extend}
      onSubmit={({ outcome, ...values }) =>
        act({ kind: 'extendOrder', order, outcome: outcome as ExtensionOutcome, ...values })
      }
    />
  );
}

/** Forms of a registered order. */
export function orderForms(order: Order, work: Work) {
  const { act } = work;
  const { id } = order;
  const called = { of: orderName(order), class: 'quiet' };
  return {
    answer: {
      ...called,
      id: `order-${id}-answer`,
      class: '',
      button: ordersText.answer,
      saved: ordersText.saved.answer,
      form: (opened: Opened) => <AnswerForm {...opened} order={order} />,
    },
    extend: {
      ...called,
      id: `order-${id}-extend`,
      button: ordersText.extend,
      saved: ordersText.saved.extend,
      form: (opened: Opened) => <ExtendForm {...opened} order={id} />,
    },
    ask: {
      ...called,
      id: `order-${id}-ask`,
      button: ordersText.ask,
      saved: ordersText.saved.ask,
      form: (opened: Opened) => <AskForm {...opened} order={id} />,
    },
    change: disclosed({
      ...called,
      id: `order-${id}-change`,
      button: ordersText.change,
      saved: ordersText.saved.change,
      fields: sheetFields(order),
      action: ordersText.saveChange,
      doubt: ({ receivedAt }) => dateDoubt(work, 'received', 'receivedAt', receivedAt),
      onSubmit: ({ sort, ...values }, _, datesConfirmed) =>
        act({ kind: 'registerOrder', order: id, sort: sort as OrderSort, ...values, datesConfirmed }),
    }),
  };
}
