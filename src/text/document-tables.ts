import type { Filling } from '../document/filling.ts';
import type { TableOf } from '../document/words.ts';
import type { Finding } from '../incident/release/finding.ts';
import type { SignOffLine } from '../incident/release/sign-off.ts';
import type { Theme } from '../incident/release/theme.ts';
import type { Form, TableName } from '../playbook/form.ts';
import { byKind } from './by-code.ts';
import { elsewhereWords, versionName } from './event.ts';
import { personName, writerName } from './people.ts';
import { privateLabel } from './privacy.ts';
import { deviationLabel, deviationSubject, deviationUntil, targetWords } from './review.ts';
import { kindLabel, signOffStateLabel } from './statements.ts';
import { documentTime } from './time.ts';
import { clockOutcome, effectsOf, entrySentence, limitTitle } from './timeline.ts';
import { changedWords } from './triage.ts';
import { versionText } from './versions.ts';

type Rows = readonly (readonly string[])[];

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n');

/** What a check found, without repeating what must not get out. */
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

function clockRows({ review, source: { view, now } }: Filling): Rows {
  const time = (at: number | undefined): string => (at === undefined ? '' : documentTime(at, now));
  return review().clocks.map(bar => [
    limitTitle(bar.deadline),
    time(bar.since),
    time(bar.due),
    clockOutcome(bar, view.closedAt !== undefined),
  ]);
}

const deviationRows = ({ review, source: { now }, names, time }: Filling): Rows =>
  review().deviations.map(each => {
    const until = deviationUntil(each, names, now, documentTime);
    return [
      deviationSubject(each, names, now),
      `${deviationLabel[each.kind]}${until === undefined ? '' : `，${until}`}`,
      each.reason,
      `${time(each.at)} ${writerName(names.roleName(each.by.role), each.by)}`.trim(),
    ];
  });

const regradeRows = ({ review, source: { now }, names, time }: Filling): Rows =>
  review().regrades.map(({ at, by, changed }) => [
    time(at),
    changed.map(each => changedWords(each, now, documentTime)).join('；'),
    writerName(names.roleName(by.role), by),
  ]);

const statementRows = ({ source: { view }, names, time }: Filling): Rows =>
  view.publications.map(out => {
    const { publishedAt, place, link, kind, signOff, approvers } = out;
    const { published, stale, correctedBy } = view.statements.find(({ id }) => id === out.statement) ?? {};
    const isLast = published?.id === out.version;
    return [
      time(publishedAt),
      versionName(out),
      names.channelTitle(out.channel),
      lines(place, link),
      lines(
        signOff === 'elsewhere' ? elsewhereWords : '',
        isLast && kind !== 'full' ? kindLabel[kind] : '',
        ...((isLast && stale) || []).map(({ label }) => `发布后“${label}”有变`),
        ...((isLast && correctedBy) || []).map(by => `由《${names.statementTitle(by)}》更正`),
      ),
      approvers.map(personName).join('、'),
    ];
  });

const isSigned = ({ item: { check } }: SignOffLine): boolean => check === 'approval' || check === 'aloud';

/** The lines of the sign-off of the version that waits for it. */
const signOffLines = ({ source: { view }, draft }: Filling): readonly SignOffLine[] =>
  draft === undefined ? [] : view.signOffOf(draft.version).lines;

const checkRows = (filling: Filling): Rows =>
  signOffLines(filling)
    .filter(line => !isSigned(line))
    .map(({ item, state, findings, mark }) => [
      item.title,
      signOffStateLabel[state],
      lines(mark?.text, ...new Set(findings.map(finding => findingWords(finding)))),
      [mark?.person && personName(mark.person), filling.time(mark?.at)].filter(Boolean).join('，'),
    ]);

const approvalRows = (filling: Filling): Rows =>
  signOffLines(filling)
    .filter(isSigned)
    .map(({ item, state, mark }) => [
      item.title,
      signOffStateLabel[state],
      mark?.text ?? '',
      mark?.person === undefined ? '' : personName(mark.person),
      filling.time(mark?.at),
    ]);

function onlineWords({ online }: Theme, { time }: Filling): string {
  const latest = online.at(-1);
  if (latest === undefined) return '未答复';
  const how = latest.how === 'answered' ? '已答复' : '已更正';
  return lines(`${time(latest.at)} ${how}：${latest.text}`, latest.link);
}

const offlineWords = ({ passed, solved }: Theme, { time }: Filling): string =>
  lines(
    passed && `转${passed.to}${passed.due === undefined ? '' : `，${time(passed.due)}前办`}`,
    solved && `${time(solved.at)}解决：${solved.result}`,
  ) || '未转办';

const themeRows = (filling: Filling): Rows =>
  filling.source.view.themes.map(theme => [
    theme.title,
    String(theme.count),
    onlineWords(theme, filling),
    offlineWords(theme, filling),
  ]);

/** All of the timeline but guesses, which are for the desk alone. */
const timelineRows = ({ timeline, source: { view, now }, names }: Filling): Rows =>
  timeline()
    .entries.filter(
      line =>
        !('entry' in line && line.entry.event.type === 'noted' && line.entry.event.data.kind === 'guess'),
    )
    .map(line => [
      documentTime(line.at, now),
      entrySentence(line, names, now, documentTime),
      line.by === undefined ? '' : writerName(names.roleName(line.by.role), line.by),
      effectsOf(line, view.closedAt !== undefined).join('\n'),
    ]);

const actionRows = ({ source: { view }, time }: Filling): Rows =>
  view.actions.map(({ finding, text, owner, due, done }) => [
    finding,
    text,
    personName(owner),
    time(due),
    done === undefined ? '' : `${time(done.at)} 完成：${done.result}`,
  ]);

const proposalRows = ({ source: { view }, names }: Filling): Rows =>
  view.proposals.map(each => [targetWords(each, names.stepTitle), each.what, each.why]);

/** What is handed to the archive, when it came about, and how long it is kept. */
function archiveRows({ source: { index, log, view }, time }: Filling): Rows {
  const { forms } = index.playbook;
  const filed = forms.flatMap(({ id, title, keep = '' }): Rows => {
    const last = view.documents.get(id)?.at(-1);
    return last === undefined ? [] : [[title, `${versionText.version(last.number)}，${time(last.at)}`, keep]];
  });
  const kept = forms.find(({ outward }) => outward === 'statement')?.keep ?? '';
  // The record of the matter is kept as long as what was made from it, as the list itself is.
  const listsArchive = ({ fields }: Form): boolean =>
    fields.some(field => field.kind === 'table' && field.table === 'archive');
  const listed = forms.find(listsArchive)?.keep ?? '';
  const { original } = view.post;
  const missing = view.gaps === 0 ? '' : `，另缺 ${view.gaps} 条`;
  return [
    ...filed,
    ...view.publications.map(({ title, publishedAt }) => [`《${title}》`, time(publishedAt), kept]),
    ...(original === undefined
      ? []
      : [['帖文截图原件（单独保存，不对外提供）', time(original.at), '用完清除，依法留存的写依据和期限']]),
    ['处置记录（导出文件）', `共 ${log.events.length} 条${missing}`, listed],
  ];
}

/** Every table that a form may hold. */
export const tables: Readonly<Record<TableName, TableOf>> = {
  clocks: {
    head: ['时限', '起算', '到点', '结果'],
    widths: [32, 22, 22, 24],
    empty: '没有时限。',
    rows: clockRows,
  },
  deviations: {
    head: ['事项', '情况', '理由', '何时、何人'],
    widths: [26, 18, 34, 22],
    empty: '没有不办、暂缓和不适用的步骤。',
    rows: deviationRows,
  },
  regrades: {
    head: ['时间', '改了什么', '何人'],
    widths: [20, 58, 22],
    empty: '没有重新初判。',
    rows: regradeRows,
  },
  statements: {
    head: ['发布时间', '发布稿', '形式', '发布在哪里', '更正情况', '审定人'],
    widths: [13, 23, 11, 20, 16, 17],
    empty: '没有经发布页发布的稿子。',
    rows: statementRows,
  },
  checks: {
    head: ['检查项', '结果', '说明', '何人、何时'],
    widths: [32, 12, 34, 22],
    empty: '还没有存下发布稿，没有检查。',
    rows: checkRows,
  },
  approvals: {
    head: ['环节', '结果', '意见', '审定人', '时间'],
    widths: [28, 14, 24, 16, 18],
    empty: '还没有存下发布稿，没有审定。',
    rows: approvalRows,
  },
  themes: {
    head: ['反映的问题', '条数', '线上答复', '线下解决'],
    widths: [26, 10, 34, 30],
    empty: '没有记下公众的反映。',
    rows: themeRows,
  },
  timeline: {
    head: ['时间', '事', '谁', '时限结果'],
    widths: [16, 40, 18, 26],
    empty: '没有记录。',
    rows: timelineRows,
  },
  actions: {
    head: ['发现的问题', '改进', '谁', '期限', '完成情况'],
    widths: [26, 28, 15, 15, 16],
    empty: '没有提出改进事项。',
    rows: actionRows,
  },
  proposals: {
    head: ['条款或步骤', '改什么', '为什么'],
    widths: [24, 40, 36],
    empty: '没有提出修改建议。',
    rows: proposalRows,
  },
  archive: {
    head: ['材料名称', '稿次和形成时间', '保存期限'],
    widths: [46, 32, 22],
    empty: '没有材料。',
    rows: archiveRows,
  },
};
