import type { StaleFact } from '../statements/compose.ts';

/** What is said of everything that went out without the sign-off of this room. */
export const elsewhereWords = '事后补录，未经本系统签审';

// What the checklist says of publishing, apart from the wording of the screens where it is done.

/** Wording of a step that publishing does. */
export const publishStepText = {
  go: '去写稿、审定、发布',
  hint: '发布以后，这一步由记录算作办了，时限停止计时。',
  elsewhere: '已在别处发布，事后补录',
} as const;

/** Wording of what was taken down, and of the question whether it was or never went out. */
export const withdrawText = {
  button: '撤下，或者记错了',
  which: '是哪一种情况',
  ways: {
    withdrawn: { label: '发出去过，后来撤下了', about: '照实记。已有的签字作废，还要向公众说明或者更正。' },
    slip: { label: '没有发出去，记错了', about: '这条记录划去，签字不变。' },
  },
  actions: { withdrawn: '记为已撤下', slip: '撤销这条记录' },
  owed: (title: string, time: string) => `《${title}》${time} 撤下了，还没有向公众说明或者更正`,
  again: '这一稿撤下以前的签字不再算。改成新稿，或者逐项重新检查、审定以后再发。',
} as const;

/** Wording of a statement that says otherwise than the ledger does now. */
export const staleText = {
  title: (title: string) => `《${title}》发出去以后，台账里的事实变了`,
  fact: ({ label, said, now }: StaleFact) =>
    now === undefined
      ? `${label}：稿子写“${said}”，现在不能这样说了`
      : `${label}：稿子写“${said}”，现核实为“${now}”`,
  correct: '起草更正稿',
  goOn: '看更正稿',
} as const;
