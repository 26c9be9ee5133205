import type { EventOfType } from '../core/incident.ts';
import type { SentencesOf } from '../core/sentences.ts';
import type { IncidentView } from '../core/view.ts';
import { demanding, having, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { callerSaysLabel, orderName, ordersText } from './words.ts';

/** All that was registered of what came in once, the earliest first. */
const registrations = (
  order: string,
  { account }: Pick<IncidentView, 'account'>,
): readonly EventOfType<'orderRegistered'>[] =>
  account.flatMap(({ event, takenBack }) =>
    event.type === 'orderRegistered' && event.data.order === order && takenBack === undefined ? [event] : [],
  );

/** What is said of what comes in. */
export const orderSentences: SentencesOf<'orderRegistered' | 'orderAnswered' | 'callerAsked'> = {
  orderRegistered: {
    log: ({ data }, { label, time, now }) =>
      data.extension !== undefined
        ? `${label}：${orderName(data)}，${ordersText.extension(
            data.extension,
            time(Date.parse(data.extension.askedAt), now),
            data.extension.to && time(Date.parse(data.extension.to), now),
          )}`
        : `${label}：${orderName(data)}，${demanding(data.demand)}${data.limit === undefined ? '' : `，${time(Date.parse(data.limit), now)}前反馈`}`,
    document: {
      says: ({ id, data }, { source: { view, now } }) => {
        const time = (limit: string | undefined): string =>
          limit === undefined ? '' : documentTime(Date.parse(limit), now);
        const all = registrations(data.order, view);
        const before = all[all.findIndex(event => event.id === id) - 1]?.data;
        const { extension } = data;
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
        if (before !== undefined)
          return before.limit === data.limit
            ? ''
            : sentence(
                having(time(data.limit), limit =>
                  before.limit === undefined
                    ? `${within(orderName(data))}的反馈期限定为${limit}前`
                    : `${within(orderName(data))}的反馈期限由${time(before.limit)}前改为${limit}前`,
                ) || `${within(orderName(data))}不再有反馈期限`,
              );
        // It came in once: as it was set right, with the limit that it had then.
        const last = all.at(-1)?.data ?? data;
        return sentence(
          `收到${within(orderName(last))}`,
          demanding(last.demand),
          having(time(data.limit), limit => `限${limit}前反馈`),
        );
      },
      at: ({ id, at, data }, { source: { view } }) =>
        Date.parse(
          data.extension?.askedAt ?? (registrations(data.order, view)[0]?.id === id ? data.receivedAt : at),
        ),
      main: true,
    },
  },
  orderAnswered: {
    log: ({ data }, { names, label, time, now }) =>
      `${label}：${names.orderTitle(data.order)}，${data.text}（${data.way}）${data.next === undefined ? '' : `，下一次${time(Date.parse(data.next), now)}前反馈`}`,
    document: {
      says: ({ data }, { names }) =>
        sentence(
          `${data.stage === 'final' ? '反馈' : '阶段反馈'}${within(names.orderTitle(data.order))}办理情况：${within(data.text)}`,
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
          within(data.note ?? ''),
        ),
      main: true,
    },
  },
};
