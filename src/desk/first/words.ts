import { names } from '#names';
import { DANGER_KIND_TOKEN, type TypedDangerToken } from '../../playbook/danger-token.ts';
import { within } from '../core/words/sentence.ts';
import type { CALL_ENDS } from '../people/called.ts';
import type { MadeCall } from './tree.ts';

/** The end of a call, in a word. */
export const callEnd: Readonly<Record<(typeof CALL_ENDS)[number], string>> = {
  reached: '接通',
  inVain: '没接通',
};

/** The same, where the person called in vain may have rung back. */
export const callWords = ({ end, rangBack }: Pick<MadeCall, 'end' | 'rangBack'>): string =>
  rangBack ? '回电' : callEnd[end];

/** Details of a line that is done: who went, what was saved and under which address. */
export const lineWords = ({
  who,
  note,
  link,
}: {
  readonly who?: string | undefined;
  readonly note?: string | undefined;
  readonly link?: string | undefined;
}): string =>
  [who, note, link]
    .filter(each => each !== undefined)
    .map(within)
    .join('，');

/** Wording of the calls and of reports of a danger. */
export const firstPanelText = {
  list: '什么情形',
  dial: (who: string) => `打给${who}`,
  noNumber: '（本机没有号码）',
  notDialled: '（演练，不真拨）',
  reached: '接通了',
  reachedAndRead: '接通了，照着念了',
  reachedUnread: '接通了，没有照念',
  inVain: '没接通',
  inVainNext: (who: string) => `没接通，打${who}`,
  rangBack: '回电了',
  nobody: '这里的都没接通，先办下一件，过一会儿再打。',
  again: '再打一次',
  said: '对方答复（可以不填）',
  one: (who: string, time: string, end: string) => `${who} ${time} ${end}`,
  times: (count: number) => `，共 ${count} 次`,
  wrong: '记错了',
  empty: '本机还没有录入号码，只能先记所打的岗位。平时录好，夜里号码就在这里，手机上一按就拨出去。',
  enter: '去录入号码',
  danger: '是哪一种险情（不清楚的不选）',
  placeUntold: '没有写明地点的，不记为已报险情。',
  readSince: '这个电话没有记上后来填的。',
  readToo: '现在填的也念了，记上',
  recorded: (words: string) => `记的是念了：${words}`,
  read: '接通以后，照着念',
  blank: '正在核实',
  gap: '＿＿＿＿',
  due: '依法还要',
  whom: '报告对象',
  sentences: '可以直接说的话',
  mayNot: '没有指示不能做',
  approval: `电话请示${names.approve}，照着念`,
  write: '要发到网上的',
} as const;

/** Wording of the first word to the public. */
export const sayText = {
  preview: '发出去的就是这几句',
  place: '在哪里（乡镇、村、路段；网上的写平台）',
  hazard: '有没有险情',
  channel: '发在哪里',
  /** Under the words as they go out, while no danger is chosen. */
  unwarned: '没有选险情，上面就没有请群众转移、绕行的话。可能伤人的，先选险情再发。',
  noHazard: '没有，或者还不知道',
  foundAt: '几点发现的',
  detail: (name: string) => `${name}（填一次，留在本机）`,
  nextSource: '来自通常的间隔；夜里只承诺早上',
  looked: '发之前看过',
  asked: '请示对象',
  way: '同意发布的依据',
  ways: {
    phone: '电话请示，同意了',
    authority: '联系不上，按内部授权先发',
    nobody: '还没有人同意',
  },
  approver: '同意人',
  approverSource: '来自刚才接通的电话',
  decidedAt: '几点同意的',
  reason: '为什么不能等',
  usualReason: '先要联系的人都没有接通，群众已在关注',
  doAuthority: '记为授权先发，去复制发布',
  doPhone: `记为电话${names.approve}，去复制发布`,
  doEither: '记下同意人，去复制发布',
  needWay: '请选同意发布的依据：电话请示过，按内部授权先发，还是还没有人同意。',
  needLooked: '从头看一遍，看过的选上。',
  needOwn: (title: string) => `“${title}”没有过，还发不出去：请改这一处。`,
  callFirst: (who: string) => `先打给${who}，没接通的才能用内部授权。`,
  notCalled: (who: string) => `${who}：还没有打`,
  calledInVain: (who: string, time: string) => `${who}：${time} 没接通`,
  wait: (minutes: number) => `还不能发：${minutes}分钟后再打；先警示、先救人。`,
  waitOpen: '还不能发：过一会儿再打；先警示、先救人。',
  waitUntil: (time: string) => `${time} 再打`,
  meanwhile: '现在就办，不等',
  kept: '上面填的留在本机，有人同意了回来接着办。',
  open: '先说一句“已关注，正在核实”',
  openAbout: '不写待核实内容，只说明地点、是否派人、下次时间和电话。5小时的时限照常计。',
  failed: '操作未成功，没有记录；已填内容保留，请重试。',
} as const;

/** The words for a blank: values that nobody can know yet are being looked into, the rest the caller says himself. */
export const unsaid = (token: string): string =>
  token === '人员' || token === '措施'
    ? firstPanelText.blank
    : token === DANGER_KIND_TOKEN
      ? token
      : firstPanelText.gap;

/** Labels of the fields of a danger's words. */
export const dangerAsk: Readonly<Record<TypedDangerToken, string>> = {
  地点: '地点（到乡镇、村、路段；数据的写系统名称）',
  人员: '人员（有没有人受困受伤、住着几户；不清楚的不填）',
  措施: '正在做什么（可以不填）',
  报告人: '报告人（单位、姓名）',
  回电: '回电号码',
};

/** Wording of the numbers that are entered on a machine. */
export const contactsText = {
  title: '电话号码（通知对象）',
  about: '头十分钟要打的电话。录一次，留在本机，不随文件带出。同一个岗位录几个人的，按次序打。',
  none: '还没有录入。建议先录组长、副组长、办公室主任和当地政府值班室。',
  post: '岗位、单位',
  person: '姓名；值班室可以不填姓名',
  phone: '电话',
  add: '录入号码',
  save: '录入',
  remove: '删去',
  first: '排到最前',
} as const;
