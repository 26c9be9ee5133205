import type { HandoverSheet } from './handed-over.ts';

type Part = keyof HandoverSheet;

/** Names of the parts of a hand-over sheet. */
export const sheetPartLabel: Readonly<Record<Part, string>> = {
  situation: '现状',
  done: '已办',
  todo: '待办',
  limits: '时限',
  risks: '风险',
  contacts: '联系人',
};

/** Hints above each part's text on what to write there. */
export const sheetPartHint: Readonly<Record<Part, string>> = {
  situation: '是什么事、到了哪一步、最新的事实。',
  done: '办结的事项、时间、留下的凭据。',
  todo: '接手后先做什么，哪些在办、哪些在等。',
  limits: '正在计时的时限，先到期的写在前面。',
  risks: '要盯住的：超时限的、不办的、没定下来的、没核实的、没回应的、在外面的和在路上的稿子。',
  contacts: '未办事项的联系人。',
};

/** Wording of the hand-over screen and of the printed sheet. */
export const handoverText = {
  sheet: '交接单',
  back: '回到清单',
  intro: '六项按记录起草，随记录更新，可以改。选好接手人，点“交给接手人”；接手人看过，点一下接手。',
  closed: '这起事件已经结束，不用交接；要继续办，请先重新打开。以前的交接单在下面。',
  redraft: (part: Part) => `“${sheetPartLabel[part]}”恢复成按记录起草的`,
  taker: '接手人',
  role: '岗位',
  likelyRole: '来自记录里这个人的岗位，没有的同交出人',
  drafted: '来自这起事件的记录',
  chooseRole: '请选择岗位',
  parts: '交接的六项',
  submit: '交给接手人',
  phones: '联系人里写本单位的电话可以，会随记录一起导出；不写群众的电话。',
  given: (name: string) => `已交出，等 ${name} 接手。`,
  toMe: (name: string) => `${name} 把这起事件交给您接手。`,
  take: (name: string) => `我是${name}，看过了，接手`,
  acceptance: '接手',
  accepted: (name: string, time: string) => `${name}，${time}`,
  taken: (name: string, time: string) => `${name} 已接手，${time}。`,
  from: '交班人',
  to: '接手人',
  time: '时间',
  draft: '草稿，还没有交出',
  print: '打印交接单',
  printDraft: '打印草稿',
  close: '收起',
  former: '以前的交接',
  noFormer: '这起事件还没有交接过。',
  open: '打开交接单',
  passed: (from: string, to: string, accepted: boolean) =>
    `${from} 交给 ${to}${accepted ? '' : '，还没有接手'}`,
  empty: '（没有写）',
  sign: '签名',
  incident: '事件',
} as const;
