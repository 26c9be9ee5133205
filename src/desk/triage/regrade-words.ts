import type { Deadline } from '../../playbook/deadline/rule.ts';

/** Wording of 重新初判: the answers given anew, and what changes by them. */
export const regradeText = {
  title: '重新初判',
  hint: '下面沿用这起事件原来的答案，请逐条确认。已办的步骤不会消失。',
  first: '初判',
  firstHint: '这起事件还没有初判。从下面答起，答完列出要办的事和时限；已经记的都在。',
  acceptFirst: '按初判开始处置',
  accept: '按新的初判继续',
  cancel: '不改，回到清单',
  onlyWhen: (condition: string) => `${condition}时要办`,
  over: (count: number) => `这样定，马上就超的时限 ${count} 个`,
  overBy: ({ title, limitText }: Pick<Deadline, 'title' | 'limitText'>, due: string, span: string) =>
    `${title}（${limitText}）：${due} 到，已经超了${span}`,
  notChanged: '初判没有改动，清单和时限不变。',
} as const;
