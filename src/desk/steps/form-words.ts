import { names } from '#names';
import type { MinutesSort } from '../../playbook/vocabulary.ts';

/** Sorts of short records, and what their three fields are called in each. */
export const minutesText = {
  meeting: {
    sort: '会议',
    people: '到会的单位和岗位',
    said: '定了什么',
    reply: '还要办什么',
    at: '开会时间',
  },
  phoneReport: {
    sort: '电话报告',
    people: '报送对象（单位、岗位）',
    said: '报了什么',
    reply: '对方指示',
    at: '报告时间',
  },
  siteVisit: {
    sort: '现场查看',
    people: '到场人员',
    said: '看到了什么',
    reply: '还要办什么',
    at: '查看时间',
  },
  interview: {
    sort: '采访',
    people: '哪家媒体',
    peopleHint: '写媒体名称；现场直播的写“现场直播”，不记是谁。',
    said: '问了什么',
    reply: '答复情况',
    replyHint: '写哪个岗位答的、答了什么；还没有答的空着，答了再记一次。',
    at: '采访时间',
  },
  opinion: {
    sort: '处置意见',
    people: `哪个${names.section}、哪个岗位提的`,
    said: '提了什么意见',
    reply: '依据的材料',
    at: '提出时间',
  },
} as const satisfies Readonly<Record<MinutesSort, object>>;
/** Wording of the form that decides whether something is reported upward. */
export const decideText = {
  question: '要不要向上级报告',
  yes: '报',
  no: '不报',
  to: '报送单位和岗位',
  toHint: '决定报送的列入待报送；文书存下不等于报送，送达对方并记录后，才记为已报送。',
  reason: '为什么不报',
  reasonHint: '写清理由；情况变了，再定一次。',
  save: '记下决定',
} as const;

/** Wording of the forms that put a step off and give it to somebody. */
export const stepFormText = {
  assignSave: '交给他',
  leadSave: '定为牵头',
  unassign: '取消指定',
  deferReason: '为什么暂缓',
  deferUntil: '什么时候回来',
  untilTime: '到这个时间',
  untilStep: '等另一步有结果',
  untilRegrade: '等重新初判',
  /** Where the time is proposed from at which a step was done. */
  untilChoose: '请选择步骤',
  deferHint: '到时间自动回到待办，并写明原因。暂缓不等于办结。',
} as const;

/** Wording of the form for a meeting, a report by phone or a visit. */
export const minutesFormText = {
  record: (sort: string) => `记${sort}`,
  save: (sort: string) => `记下这次${sort}`,
  steps: '本次办结的步骤',
  unanswered: (outlet: string, asked: string) => `还没有答复：${outlet}，问${asked}`,
  fromUnanswered: '来自还没有答复的采访',
} as const;
