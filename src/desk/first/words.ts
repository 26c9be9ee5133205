import { names } from '#names';
import type { DangerToken } from '../../playbook/danger-token.ts';
import type { CALL_ENDS } from './called.ts';

/** What became of a call, in a word. */
export const callEnd: Readonly<Record<(typeof CALL_ENDS)[number], string>> = {
  reached: '接通',
  inVain: '没接通',
};

/** Wording of the calls and of how a danger is told. */
export const firstPanelText = {
  list: '什么情形',
  dial: (who: string) => `打给${who}`,
  noNumber: (who: string) => `${who}（本机没有号码）`,
  reached: '接通了',
  inVain: '没接通',
  inVainNext: (who: string) => `没接通，打${who}`,
  nobody: '这几位都没接通，先办下一件，过一会儿再打。',
  again: '重打一遍',
  said: '对方怎么说（可以不填）',
  one: (who: string, time: string, end: string) => `${who} ${time} ${end}`,
  wrong: '记错了',
  empty: '本机还没有录入号码，只能先记打给谁。平时录好，到时候一按就拨出去。',
  enter: '去录入号码',
  danger: '是哪一种险情',
  read: '接通以后，照着念（下面填了的，念的话里就有）',
  blank: '正在核实',
  due: '依法还要',
  whom: '报给谁',
  sentences: '可以直接说的话',
  mayNot: '没有指示不能做',
  approval: `电话请示${names.approve}，照着念`,
  sayNext: `要发到网上的，答完下面的问题、打开清单，在“发布”里写一份${names.releases.holding}：${names.approve}了，或者本机录入过内部授权的，就可以发。`,
} as const;

/** What is read where nothing was said: what nobody can know yet is being looked into, the rest whoever calls says himself. */
export const unsaid = (token: string): string =>
  token === '人员' || token === '措施' ? firstPanelText.blank : `（${token}）`;

/** What is asked for the words that tell of a danger. */
export const dangerAsk: Readonly<Record<DangerToken, string>> = {
  地点: '地点（到乡镇、村、路段；数据的写系统名称）',
  人员: '人员（有没有人受困受伤、住着几户；不清楚的不填）',
  措施: '正在做什么（可以不填）',
  报告人: '报告人（单位、姓名）',
  回电: '回电号码',
};

/** Wording of the numbers that are entered on a machine. */
export const contactsText = {
  title: '电话号码（打给谁）',
  about:
    '头十分钟要打的电话。录一次，留在这台机器上，和其他记录一样加密，不随文件带出。同一个岗位录几个人的，按次序打。',
  none: '还没有录入。建议先录组长、副组长、办公室主任和当地政府值班室。',
  post: '岗位、单位',
  person: '姓名；值班室可以不填姓名',
  phone: '电话',
  add: '录入号码',
  save: '录入',
  remove: '删去',
  first: '排到最前',
} as const;
