import type { NoteKind } from './noted.ts';

/** Kinds of entry in the quick log. */
export const noteKindLabel: Readonly<Record<NoteKind, string>> = {
  situation: '情况',
  decision: '决定',
  guess: '推测',
  contact: '联系',
};

/** Filters of the log. */
export const logFilterLabel: Record<NoteKind | 'all' | 'steps', string> = {
  all: '全部',
  ...noteKindLabel,
  steps: '步骤',
};

/** Wording of the quick log and the log. */
export const logText = {
  kind: '记的是什么',
  line: '写下情况、决定、推测或联系',
  key: '按 N 到这里，按 Enter 记下，按 ? 看快捷键',
  otherTime: '不是刚才的事，改时间',
  happenedAt: '发生的时间',
  guessHint: '推测只供内部判断，不进发布稿。',
  filter: '看哪些记录',
  search: '在记录里找',
  none: '没有这样的记录。',
  found: (count: number) => `找到 ${count} 条`,
  correct: '更正',
  correctHint: '原来的话保留，更正写在下面。',
  corrected: (who: string, text: string) => `更正（${who}）：${text}`,
  timeline: '时间线',
} as const;
