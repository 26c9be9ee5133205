import type { ActKind } from '../packages/brought.ts';
import type { NoteKind } from '../record/noted.ts';
import { stateLabel } from '../steps/words.ts';

const { todo: _, done: stepDone, ...marks } = stateLabel;

/** What each kind of record is called, in a word or two. Apart from the sentences, which the list of incidents does not need. */
export const actLabel: Readonly<Record<ActKind, string>> = {
  opened: '开始处置',
  renamed: '改名',
  answered: '重新初判',
  filledIn: '补填初判',
  ...marks,
  stepDone,
  redo: '重新办理',
  noted: '记录',
  minuted: '会议、电话、现场记录',
  corrected: '更正',
  assigned: '交办',
  handedOver: '交接',
  handoverAccepted: '接手',
  playbookMoved: '换手册',
  closed: '结束',
  reopened: '重新打开',
  exitReviewed: '复核不按舆情处置的',
  undone: '撤销',
  chosen: '定下不一致',
  postRecorded: '登记原帖',
  factRecorded: '登记事实',
  causeApproved: '原因经认定审定',
  statementSaved: '存下发布稿',
  signed: '发布稿签字',
  returned: '退回发布稿',
  passedOver: '发布稿保留原文',
  releaseAuthorised: '授权先发',
  ratified: '补审',
  published: '对外发布',
  publishedElsewhere: '事后补录发布',
  withdrawn: '撤下已发布的内容',
  themeRecorded: '记下反映',
  themeAnswered: '线上答复',
  themePassed: '线下转办',
  themeSolved: '线下解决',
  documentFiled: '存下文书',
  actionRecorded: '改进事项',
  actionDone: '改进完成',
  proposalRecorded: '修改建议',
  personRecorded: '记下人员',
  toldApart: '同名两人',
};

/** Kinds of entry in the quick log. */
export const noteKindLabel: Record<NoteKind, string> = {
  situation: '情况',
  decision: '决定',
  guess: '推测',
  contact: '联系',
};
