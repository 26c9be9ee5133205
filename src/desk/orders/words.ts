import { names } from '#names';
import { type Cell, type Column, loggedCell, textCell } from '../core/column.ts';
import { lasting } from '../core/words/lasting.ts';
import { documentTime } from '../core/words/time.ts';
import { doorText } from '../triage/door-words.ts';
import type { CallerSays, ExtensionOutcome, OrderSort } from './order.ts';
import {
  isAnsweredMeanwhile,
  limitKeptBy,
  nextLimit,
  type Order,
  type OrderExtension,
  promisedPastLimit,
} from './orders.ts';

/** Labels of the sorts of order. */
export const orderSortLabel: Readonly<Record<OrderSort, string>> = {
  ticket: '工单、转办单',
  notice: '提示单',
  assignment: '交办单',
  instruction: '领导批示',
  supervision: '督办单',
};

/** Labels of the caller's opinion. */
export const callerSaysLabel: Readonly<Record<CallerSays, string>> = {
  satisfied: '满意',
  partly: '基本满意',
  dissatisfied: '不满意',
  notReached: '没有联系上',
};

/** Labels of the outcomes of a request for more time. */
export const extensionLabel: Readonly<Record<ExtensionOutcome, string>> = {
  granted: '同意延期',
  refused: '不同意延期',
  asked: '已申请，尚未答复',
};

/** Behind whom it is from: one sheet has one name, and a leader is named already. */
const sortName: Readonly<Record<OrderSort, string>> = {
  ...orderSortLabel,
  ticket: '来单',
  instruction: '批示',
};

/** The name of an order: its sender, sort and number. */
export const orderName = ({ from, sort, number }: Pick<Order, 'from' | 'sort' | 'number'>): string =>
  `${from}${sortName[sort]}${number === undefined ? '' : `（${number}）`}`;

/** Wording of orders. */
export const ordersText = {
  none: '还没有登记来单。',
  hint: '提示单、交办单、领导批示、督办单、转办单和工单都在这里登记，一件一条；期限照单上写的，到点没有反馈会提醒。',
  /** @param meanwhile how many of those that are open were reported back meanwhile */
  sum: (open: number, meanwhile: number, total: number) =>
    open === 0
      ? `${total} 件来单都已办结反馈`
      : `${open} 件没有办结反馈${meanwhile === 0 ? '' : `（其中 ${meanwhile} 件已作阶段反馈）`}，共 ${total} 件`,
  ...doorText,
  startHint: `照单子登记，先记下单号和期限，再办、再答复；收到时间也作发现时间。是不是${names.matter}，登记以后再初判。`,
  toTriage: '不是来单，回到初判',
  title: '这件事叫什么（可以不填）',
  titleHint: '写地点和事情，不写人名；不填的，用来单的名称。',
  sort: '是哪一种',
  stage: '这次是',
  stages: { final: '办结反馈', interim: '阶段反馈（还没有办完）' },
  received: (time: string) => `${time} 收到`,
  due: (time: string) => `${time} 前反馈`,
  noLimit: (open: boolean) => `，单上没有写期限${open ? '，请打电话问清。' : ''}`,
  demand: '要求',
  list: '已登记的来单',
  writes: (form: string) => `写${form}`,
  answer: '记下反馈',
  change: '改登记',
  saveChange: '记下改动',
  answered: (stage: 'interim' | 'final', time: string, how: string) =>
    `${time} ${stage === 'final' ? '办结反馈' : '阶段反馈'}（${how}）`,
  next: (time: string) => `，下一次 ${time} 前反馈`,
  inTime: '，在期限内',
  late: (by: number) => `，晚了${lasting(by)}`,
  /** @param promised the later time that an interim answer named, which moves no limit */
  following: (time: string, promised: string | undefined) =>
    promised === undefined
      ? `接下来：${time} 前反馈。`
      : `接下来：${time} 前反馈；阶段反馈另写 ${promised} 前再反馈，未经同意不改期限。`,
  followingUnknown: '办结期限尚未明确，请与对方说定。',
  extend: '记延期',
  outcome: '延期',
  moved: (time: string) => `（原为 ${time} 前）`,
  extension: ({ of, outcome, why }: Omit<OrderExtension, 'event'>, time: string, to: string | undefined) =>
    `${time} ${of}：${extensionLabel[outcome]}${to === undefined ? '' : `，延至 ${to}`}${why === undefined ? '' : `，${why}`}`,
  section: (section: string) => `，承办：${section}`,
  fromWritten: '来自已存下的文书',
  fromUnsigned: `来自已存下的文书，存的是没有${names.approve}的内部稿，签发、答复以后再记`,
  ask: '记回访',
  says: '来电人是否满意',
  asked: (time: string, says: CallerSays) => `${time} 回访：${callerSaysLabel[says]}`,
  saved: {
    ask: '已记下回访。',
    register: '已登记。',
    answer: '已记下反馈。',
    extend: '已记下延期。',
    change: '已改。',
  },
  toOrders: (waits: boolean) => (waits ? '到“来单”反馈' : '到“来单”登记'),
  toReply: (isRegistered: boolean) => (isRegistered ? '到“来单”记下答复' : '到“来单”登记后记下答复'),
  waiting: (names: readonly string[]) => `等着反馈的：${names.join('、')}。`,
} as const;

/** Whether an answer was in time, or late by how much; '' where no limit ran when it was given. */
export function keptWords(order: Order, answer: NonNullable<Order['final']>): string {
  const kept = limitKeptBy(order, answer);
  if (kept === undefined) return '';
  return kept.late === undefined ? ordersText.inTime : ordersText.late(kept.late);
}

/** After an interim answer: by when it is to be reported back next, or that nobody has said; '' where nothing was answered or nothing is owed. */
export function nextWords(order: Order, shown: (time: string) => string): string {
  if (!isAnsweredMeanwhile(order)) return '';
  const limit = nextLimit(order);
  if (limit === undefined) return ordersText.followingUnknown;
  const promised = promisedPastLimit(order);
  return ordersText.following(shown(limit), promised && shown(promised));
}

/** A row for each order, of one incident or of many. */
export interface OrderRow {
  /** The title of its incident, and the incident. */
  readonly incident: string;
  readonly id: string;
  readonly order: Order;
  /** The section that deals with it; '' where nobody has said which. */
  readonly section: string;
}

const latestAnswer = ({ interim, final }: Order): Order['final'] => final ?? interim.at(-1);

/** The register of orders, as an office keeps it. */
export const ORDERS = '来单登记';

export const orderColumns: readonly Column<OrderRow, Cell>[] = [
  { head: '收到时间', width: 17, cell: ({ order }) => loggedCell(order.receivedAt) },
  { head: '来单', width: 26, cell: ({ order }) => textCell(`${order.from} ${orderSortLabel[order.sort]}`) },
  { head: '编号', width: 16, cell: ({ order }) => textCell(order.number) },
  { head: '要求', width: 36, cell: ({ order }) => textCell(order.demand) },
  { head: '反馈期限', width: 17, cell: ({ order }) => loggedCell(nextLimit(order) ?? order.limit) },
  { head: '原期限', width: 17, cell: ({ order }) => loggedCell(order.movedFrom) },
  { head: '反馈时间', width: 17, cell: ({ order }) => loggedCell(latestAnswer(order)?.answeredAt) },
  {
    head: '反馈内容',
    width: 36,
    cell: ({ order }) => {
      const latest = latestAnswer(order);
      return textCell(latest?.stage === 'interim' ? `阶段反馈：${latest.text}` : latest?.text);
    },
  },
  {
    head: '回访',
    width: 20,
    cell: ({ order: { asked } }) =>
      textCell(
        asked
          .map(({ askedAt, at, says }) =>
            ordersText.asked(documentTime(Date.parse(askedAt), Date.parse(at)), says),
          )
          .join('；'),
      ),
  },
  { head: `承办${names.section}`, width: 16, cell: ({ section }) => textCell(section) },
  { head: '事件', width: 30, cell: ({ incident }) => textCell(incident) },
];
