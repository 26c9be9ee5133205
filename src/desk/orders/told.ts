import type { ToldOf } from '../core/told.ts';
import { demanding, having, sentence, within } from '../core/words/sentence.ts';
import { documentTime } from '../core/words/time.ts';
import { callerSaysLabel, orderName } from './words.ts';

/** What is said of what comes in. */
export const ordersTold: ToldOf<'orderRegistered' | 'orderAnswered' | 'callerAsked'> = {
  orderRegistered: {
    log: ({ data }, { label, time, now }) =>
      `${label}：${orderName(data)}，${demanding(data.demand)}${data.limit === undefined ? '' : `，${time(Date.parse(data.limit), now)}前反馈`}`,
    document: {
      says: ({ data }, { source }) =>
        sentence(
          `收到${within(orderName(data))}`,
          demanding(data.demand),
          having(
            data.limit === undefined ? '' : documentTime(Date.parse(data.limit), source.now),
            time => `限${time}前反馈`,
          ),
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
