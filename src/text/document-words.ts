import type { DocumentWords } from '../document/words.ts';
import type { Finding } from '../incident/release/finding.ts';
import type { Theme } from '../incident/release/theme.ts';
import { byKind } from './by-code.ts';
import { sentences, standingWords } from './document-sentences.ts';
import { drillMarks } from './drill-marks.ts';
import { personName } from './people.ts';
import { privateLabel } from './privacy.ts';
import { clockOutcome, deviationLabel, deviationSubject, deviationUntil, targetWords } from './review.ts';
import { elsewhereWords, kindLabel, signOffStateLabel } from './statements.ts';
import { documentTime } from './time.ts';
import { effectsOf, entrySentence } from './timeline.ts';
import { answerWords } from './triage.ts';
import { valueWords } from './value.ts';
import { versionText } from './versions.ts';

const findingWords = byKind<Finding>({
  stale: ({ label }) => `“${label}”与台账不一致`,
  cause: ({ why, text }) => (why === 'value' ? '写到了没有认定审定的原因' : `像是在说原因“${text}”`),
  private: ({ what }) => `像是有${privateLabel[what]}`,
  blank: ({ text }) => `还有待填的空“${text}”`,
  link: ({ text }) => `网址打不开“${text}”`,
  withheld: ({ label }) => `写到了不公开的“${label}”`,
  noUpdate: '没有写下次更新时间',
  updatePassed: '答应的下次更新时间已经过了',
  body: ({ name }) => `写到了${name}`,
  wording: ({ word }) => `用语“${word}”`,
  length: ({ length, limit }) => `长 ${length} 字，最多 ${limit} 字`,
});

function themeOnline({ online }: Theme, now: number): string {
  const latest = online.at(-1);
  if (latest === undefined) return '未答复';
  const how = latest.how === 'answered' ? '已答复' : '已更正';
  const link = latest.link === undefined ? '' : `\n${latest.link}`;
  return `${documentTime(Date.parse(latest.at), now)} ${how}：${latest.text}${link}`;
}

function themeOffline({ passed, solved }: Theme, now: number): string {
  const sent =
    passed === undefined
      ? []
      : [
          `转${passed.to}${passed.due === undefined ? '' : `，${documentTime(Date.parse(passed.due), now)}前办`}`,
        ];
  const done =
    solved === undefined ? [] : [`${documentTime(Date.parse(solved.at), now)}解决：${solved.result}`];
  return [...sent, ...done].join('\n') || '未转办';
}

/** The words documents are written in. */
export const documentWords: DocumentWords = {
  drill: drillMarks,
  sentences,
  annexed: (title, count) => `${title}共 ${count} 项，全部列入附件；主要情况如下。`,
  annexHead: ['时间', '情况'],
  withheld: '（此处涉及未经审定的内容，不列出）',
  time: documentTime,
  person: personName,
  actor: (role, name) => (name === undefined || name === '' ? role : `${role} ${name}`),
  value: (value, unit, now) => valueWords(value, unit, now, documentTime),
  list: items => items.join('、'),
  series: items => items.join('；'),
  labelled: (label, value) => `${label}：${value}`,
  dated: (time, line) => (time === '' ? line : `${time} ${line}`),
  timelineEntry: (entry, names, now) => entrySentence(entry, names, now, documentTime),
  effects: effectsOf,
  clockTitle: ({ title, limitText }) => `${title}（${limitText}）`,
  clockOutcome,
  verifiedBy: (person, at, now) =>
    [
      ...(person === undefined ? [] : [personName(person)]),
      ...(at === undefined ? [] : [documentTime(Date.parse(at), now)]),
    ].join('，'),
  statementTitle: title => `《${title}》`,
  versionNumber: versionText.version,
  versionKind: kind => kindLabel[kind],
  elsewhere: elsewhereWords,
  stale: label => `发布后“${label}”有变`,
  correctedBy: title => `由《${title}》更正`,
  signOffState: state => signOffStateLabel[state],
  finding: findingWords,
  themeOnline,
  themeOffline,
  deviationSubject,
  deviation: (deviation, names, now) => {
    const until = deviationUntil(deviation, names, now, documentTime);
    return `${deviationLabel[deviation.kind]}${until === undefined ? '' : `，${until}`}`;
  },
  change: (change, now) =>
    `${change.question.label}：${answerWords(change.question, change.before, now, documentTime)} 改为 ${answerWords(change.question, change.after, now, documentTime)}`,
  target: (proposal, { stepTitle }) => targetWords(proposal, stepTitle),
  finished: (result, time) => `${time} 完成：${result}`,
  archived: {
    picture: '帖文截图原件（单独保存，不对外提供）',
    record: '处置记录（导出文件）',
    untilUsed: '用完清除，依法留存的写依据和期限',
    entries: (count, gaps) => `共 ${count} 条${gaps === 0 ? '' : `，另缺 ${gaps} 条`}`,
  },
  tables: {
    clocks: { head: ['时限', '起算', '到点', '结果'], empty: '没有时限。' },
    deviations: { head: ['事项', '情况', '理由', '何时、何人'], empty: '没有不办、暂缓和不适用的步骤。' },
    regrades: { head: ['时间', '改了什么', '何人'], empty: '没有重新初判。' },
    statements: {
      head: ['发布时间', '发布稿', '形式', '发布在哪里', '更正情况', '审定人'],
      empty: '没有经发布页发布的稿子。',
    },
    checks: { head: ['检查项', '结果', '说明', '何人、何时'], empty: '还没有存下发布稿，没有检查。' },
    approvals: { head: ['环节', '结果', '意见', '审定人', '时间'], empty: '还没有存下发布稿，没有审定。' },
    themes: { head: ['反映的问题', '条数', '线上答复', '线下解决'], empty: '没有记下公众的反映。' },
    timeline: { head: ['时间', '事', '谁', '时限结果'], empty: '没有记录。' },
    actions: { head: ['发现的问题', '改进', '谁', '期限', '完成情况'], empty: '没有提出改进事项。' },
    proposals: { head: ['条款或步骤', '改什么', '为什么'], empty: '没有提出修改建议。' },
    archive: { head: ['材料名称', '稿次和形成时间', '保存期限'], empty: '没有材料。' },
  },
  standing: (of, now) =>
    of === undefined ? '尚未存下发布稿。' : `${standingWords(of, now)}。以审定、发布的稿件为准。`,
};
