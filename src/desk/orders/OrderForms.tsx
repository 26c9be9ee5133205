import type { Opened } from '../../kit/Disclosure.tsx';
import { disclosed, Form } from '../../kit/Form.tsx';
import { asks, optionsOf } from '../../kit/fields.ts';
import { useTyped } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useWork, type Work } from '../parts/work.tsx';
import { answerOrder, type OrderSort, registerOrder } from './order.ts';
import type { Order } from './orders.ts';
import { orderName, orderSortLabel, ordersText } from './words.ts';

/** What a sheet says, as it stands by now. */
const sheetFields = (order?: Order) => ({
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
  }),
});

/** Registers something that came in. */
export function OrderForm(opened: Partial<Opened> & Pick<Opened, 'onDone'>) {
  const { act } = useWork();
  return (
    <Form
      id="order"
      {...opened}
      fields={sheetFields()}
      action={ordersText.register}
      onSubmit={({ sort, ...values }) => act({ kind: 'registerOrder', sort: sort as OrderSort, ...values })}
    />
  );
}

/** What was reported back: how it stands meanwhile says by when more follows. */
function AnswerForm({ order, ...opened }: Opened & { order: string }) {
  const { act } = useWork();
  const id = `order-${order}-answer`;
  const [{ stage: chosen }] = useTyped(id);
  const { next, ...fields } = asks(answerOrder.fields, { answeredAt: { clock: timeNow } });
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
        act({ kind: 'answerOrder', order, stage: stage as 'interim' | 'final', ...values })
      }
    />
  );
}

/** What can be written down about one that is registered. */
export function orderForms(order: Order, { act }: Work) {
  const { id } = order;
  const called = { of: orderName(order), class: 'quiet' };
  return {
    answer: {
      ...called,
      id: `order-${id}-answer`,
      class: '',
      button: ordersText.answer,
      saved: ordersText.saved.answer,
      form: (opened: Opened) => <AnswerForm {...opened} order={id} />,
    },
    change: disclosed({
      ...called,
      id: `order-${id}-change`,
      button: ordersText.change,
      saved: ordersText.saved.change,
      fields: sheetFields(order),
      action: ordersText.saveChange,
      onSubmit: ({ sort, ...values }) =>
        act({ kind: 'registerOrder', order: id, sort: sort as OrderSort, ...values }),
    }),
  };
}
