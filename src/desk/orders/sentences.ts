import type { EventOfType } from '../core/incident.ts';
import type { SentencesOf } from '../core/sentences.ts';
import { having, labelled, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { callerSaysLabel, orderName, ordersText } from './words.ts';

type Registered = EventOfType<'orderRegistered'>['data'];

/** That the limit of something was moved; '' where it was not. */
function movedWords(before: Registered, data: Registered, time: (limit: string) => string): string {
  const name = within(orderName(data));
  if (before.limit === data.limit) return '';
  if (data.limit === undefined) return `${name}不再有反馈期限`;
  return before.limit === undefined
    ? `${name}的反馈期限定为${time(data.limit)}前`
    : `${name}的反馈期限由${time(before.limit)}前改为${time(data.limit)}前`;
}

/** Sentences of orders. */
export const orderSentences: SentencesOf<'orderRegistered' | 'orderAnswered' | 'callerAsked'> = {
  orderRegistered: {
    log: (event, { names, label, time, now }) => {
      const { data } = event;
      const { extension } = data;
      const moment = (iso: string): string => time(Date.parse(iso), now);
      if (extension !== undefined)
        return `${label}：${orderName(data)}，${ordersText.extension(
          extension,
          moment(extension.askedAt),
          extension.to && moment(extension.to),
        )}`;
      const before = names.orderBefore(event)?.data;
      if (before !== undefined) return `改来单登记：${movedWords(before, data, moment) || orderName(data)}`;
      return `${label}：${orderName(data)}${data.limit === undefined ? '' : `，限${moment(data.limit)}前反馈`}。来单要求：${data.demand}`;
    },
    document: {
      says: (event, { names, source: { view, now } }) => {
        const { data } = event;
        const { extension } = data;
        const time = (limit: string | undefined): string =>
          limit === undefined ? '' : documentTime(Date.parse(limit), now);
        const before = names.orderBefore(event)?.data;
        if (extension !== undefined) {
          const to = time(extension.to);
          const name = within(orderName(data));
          const words = {
            asked: `就${name}向${extension.of}申请延期${having(to, until => `至${until}`)}`,
            granted: `${extension.of}同意${name}的反馈期限延至${to}${having(time(before?.limit), was => `（原为${was}）`)}`,
            refused: `${extension.of}不同意${name}延期反馈`,
          } as const;
          return sentence(words[extension.outcome]);
        }
        if (before !== undefined) return sentence(movedWords(before, data, time));
        // It came in once: as it was set right, with the limit that it had then.
        const last = view.orders.find(({ id }) => id === data.order) ?? data;
        return (
          sentence(
            `收到${within(orderName(last))}`,
            having(time(data.limit), limit => `限${limit}前反馈`),
          ) + labelled('来单要求', last.demand)
        );
      },
      main: true,
    },
  },
  orderAnswered: {
    log: ({ data }, { names, label, time, now }) =>
      `${label}：${names.orderTitle(data.order)}，${data.text}（${data.way}）${data.next === undefined ? '' : `，下一次${time(Date.parse(data.next), now)}前反馈`}`,
    document: {
      says: ({ data }, { names }) =>
        labelled(
          `${data.stage === 'final' ? '反馈' : '阶段反馈'}${within(names.orderTitle(data.order))}办理情况`,
          data.text,
        ),
      main: true,
    },
  },
  callerAsked: {
    log: ({ data }, { names, label }) =>
      `${label}：${names.orderTitle(data.order)}，${callerSaysLabel[data.says]}${data.note === undefined ? '' : `，${data.note}`}`,
    document: {
      says: ({ data }, { names }) =>
        sentence(
          `就${within(names.orderTitle(data.order))}回访来电人，来电人${data.says === 'notReached' ? '' : '表示'}${callerSaysLabel[data.says]}`,
        ) + labelled('备注', data.note ?? ''),
      main: true,
    },
  },
};

declare module '../core/names.ts' {
  interface Names {
    /** How something that came in was registered before; `undefined` where it had not been. */
    orderBefore(event: EventOfType<'orderRegistered'>): EventOfType<'orderRegistered'> | undefined;
  }
}
