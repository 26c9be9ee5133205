import type { StaleFact } from '../statements/compose.ts';

// What the checklist says of publishing, apart from the wording of the screens where it is done.

/** Wording of a step that publishing does. */
export const publishStepText = {
  go: '去写稿、审定、发布',
  hint: '发布以后，这一步由记录算作办了，时限停止计时。',
  elsewhere: '已在别处发布，事后补录',
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
