import type { Actor } from '../../log/envelope.ts';
import type { Form, TableName } from '../../playbook/form.ts';
import type { SignOffLine } from '../approval/sign-off.ts';
import { authorityWords, decidedWords } from '../approval/words.ts';
import { byKind } from '../core/words/by-code.ts';
import { documentTime } from '../core/words/time.ts';
import { amountWords } from '../core/words/value.ts';
import type { Theme } from '../feedback/themes.ts';
import { trackLabel } from '../feedback/words.ts';
import type { Finding } from '../gate/finding.ts';
import { privateLabel } from '../gate/privacy-words.ts';
import { elsewhereWords, versionName } from '../incident/event-words.ts';
import type { Publication } from '../incident/view.ts';
import { personName, writerName } from '../people/words.ts';
import { deviationLabel, deviationSubject, deviationUntil, targetWords } from '../review/words.ts';
import { versionText } from '../statements/versions-words.ts';
import { signOffStateLabel, statementKindLabel } from '../statements/words.ts';
import { clockOutcome, effectsOf, entrySentence, limitTitle } from '../timeline/words.ts';
import { changedWords } from '../triage/words.ts';
import { withdrawnWords } from './acts.ts';
import type { Filling } from './filling.ts';
import type { TableOf } from './wording.ts';

/** A column: its head, its width against the others, and what it says of an item. */
type Column<Item> = readonly [head: string, width: number, cell: (item: Item, filling: Filling) => string];

/** A table from its columns. @param empty said in the place of one without rows */
const table = <Item>(
  empty: string,
  items: (filling: Filling) => readonly Item[],
  columns: readonly Column<Item>[],
): TableOf => ({
  head: columns.map(([head]) => head),
  widths: columns.map(([, width]) => width),
  empty,
  rows: filling => items(filling).map(item => columns.map(([, , cell]) => cell(item, filling))),
});

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n');

/** What a check found, without repeating what must not get out. */
const documentFinding = byKind<Finding>({
  stale: ({ label }) => `“${label}”与台账不一致`,
  cause: ({ why, text }) => (why === 'value' ? '写到了没有认定审定的原因' : `像是在说原因“${text}”`),
  private: ({ what }) => `像是有${privateLabel[what]}`,
  blank: ({ text }) => `还有待填的空“${text}”`,
  link: ({ text }) => `网址打不开“${text}”`,
  withheld: ({ label }) => `写到了不公开的“${label}”`,
  noUpdate: '没有写下次更新时间',
  updatePassed: '承诺的下次更新时间已经过了',
  body: ({ name }) => `写到了${name}`,
  wording: ({ word }) => `用语“${word}”`,
  length: ({ length, limit }) => `长 ${length} 字，最多 ${limit} 字`,
});

const moment = (at: number | undefined, { source: { now } }: Filling): string =>
  at === undefined ? '' : documentTime(at, now);

const writer = (by: Actor, { names }: Filling): string => writerName(names.roleName(by.role), by);

const isClosed = ({ source: { view } }: Filling): boolean => view.closedAt !== undefined;

/** What was done to a publication since. */
function correctionWords(out: Publication, { source: { view }, names, time }: Filling): string {
  const { published, withdrawn, stale, correctedBy } =
    view.statements.find(({ id }) => id === out.statement) ?? {};
  const isLast = (published ?? withdrawn)?.id === out.version;
  return lines(
    out.signOff === 'elsewhere' ? elsewhereWords : '',
    authorityWords(out),
    isLast && out.kind !== 'full' ? statementKindLabel[out.kind] : '',
    ...((isLast && stale) || []).map(({ label }) => `发布后“${label}”有变`),
    withdrawnWords(out, time),
    ...((isLast && correctedBy) || []).map(by => `由《${names.statementTitle(by)}》更正`),
  );
}

/** The lines of the sign-off of the version that waits for it: what people approve or hear, or what is checked. */
const signOffLines =
  (isSigned: boolean) =>
  ({ source: { view }, draft }: Filling): readonly SignOffLine[] =>
    (draft === undefined ? [] : view.signOffOf(draft.version).lines).filter(
      ({ item: { check } }) => (check === 'approval' || check === 'aloud') === isSigned,
    );

const decidedAt = ({ mark }: SignOffLine): string | undefined =>
  mark !== undefined && 'decidedAt' in mark ? mark.decidedAt : mark?.at;

const onCondition = (mark: SignOffLine['mark']): string =>
  mark?.kind === 'signed' && mark.condition !== undefined ? `附条件：${mark.condition}` : '';

/** When and how somebody decided, and who wrote it down. */
const howOf = ({ mark }: SignOffLine, { source: { now } }: Filling): string =>
  mark !== undefined && 'how' in mark
    ? decidedWords(mark, mark.kind === 'signed' ? '审定' : '退回', now, documentTime)
    : '';

const signerOf = ({ mark }: SignOffLine): string =>
  mark?.person === undefined ? '' : personName(mark.person);

function onlineWords({ online }: Theme, { time }: Filling): string {
  const latest = online.at(-1);
  if (latest === undefined) return trackLabel.unanswered;
  const how = latest.how === 'answered' ? '已答复' : '已更正';
  return lines(`${time(latest.at)} ${how}：${latest.text}`, latest.link);
}

const offlineWords = ({ passed, solved }: Theme, { time }: Filling): string =>
  lines(
    passed && `转${passed.to}${passed.due === undefined ? '' : `，${time(passed.due)}前办`}`,
    solved && `${time(solved.at)}解决：${solved.result}`,
  ) || trackLabel.unpassed;

type Material = readonly [name: string, made: string, keep: string];

/** What is handed to the archive, when it came about, and how long it is kept. */
function archived({ source: { index, log, view }, time }: Filling): readonly Material[] {
  const { forms } = index.playbook;
  const filed = forms.flatMap(({ id, title, keep = '' }): readonly Material[] => {
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
    ...view.publications.map(({ title, publishedAt }): Material => [`《${title}》`, time(publishedAt), kept]),
    ...(original === undefined
      ? []
      : ([
          ['帖文截图原件（单独保存，不对外提供）', time(original.at), '用完清除，依法留存的写依据和期限'],
        ] as const)),
    ['处置记录（导出文件）', `共 ${log.events.length} 条${missing}`, listed],
  ];
}

/** Every table that a form may hold. */
export const tables: Readonly<Record<TableName, TableOf>> = {
  clocks: table('没有时限。', ({ review }) => review().clocks, [
    ['时限', 32, bar => limitTitle(bar)],
    ['起算', 22, ({ since }, filling) => moment(since, filling)],
    ['到点', 22, ({ due }, filling) => moment(due, filling)],
    ['结果', 24, (bar, filling) => clockOutcome(bar, isClosed(filling))],
  ]),
  deviations: table('没有不办、暂缓和不适用的步骤。', ({ review }) => review().deviations, [
    ['事项', 26, (each, { names, source: { now } }) => deviationSubject(each, names, now)],
    [
      '情况',
      18,
      (each, { names, source: { now } }) =>
        [deviationLabel[each.kind], deviationUntil(each, names, now, documentTime)]
          .filter(Boolean)
          .join('，'),
    ],
    ['理由', 34, ({ reason }) => reason],
    ['何时、何人', 22, ({ at, by }, filling) => `${filling.time(at)} ${writer(by, filling)}`.trim()],
  ]),
  regrades: table('没有重新初判。', ({ review }) => review().regrades, [
    ['时间', 20, ({ at }, { time }) => time(at)],
    [
      '改了什么',
      58,
      ({ changed }, { source: { now } }) =>
        changed.map(each => changedWords(each, now, documentTime)).join('；'),
    ],
    ['何人', 22, ({ by }, filling) => writer(by, filling)],
  ]),
  statements: table('没有经发布页发布的稿子。', ({ source: { view } }) => view.publications, [
    ['发布时间', 13, ({ publishedAt }, { time }) => time(publishedAt)],
    ['发布稿', 23, versionName],
    ['形式', 11, ({ channel }, { names }) => names.channelTitle(channel)],
    ['发布在哪里', 20, ({ place, link }) => lines(place, link)],
    ['更正情况', 16, correctionWords],
    [
      '审定人',
      17,
      ({ approvals, approvers }, { source: { now } }) =>
        approvals.length === 0
          ? approvers.map(personName).join('、')
          : lines(
              ...approvals.map(
                mark => `${personName(mark.person)}，${decidedWords(mark, '审定', now, documentTime)}`,
              ),
            ),
    ],
  ]),
  checks: table('还没有存下发布稿，没有检查。', signOffLines(false), [
    ['检查项', 32, ({ item }) => item.title],
    ['结果', 12, ({ state }) => signOffStateLabel[state]],
    [
      '说明',
      34,
      ({ mark, findings }) =>
        lines(mark?.text, ...new Set(findings.map(finding => documentFinding(finding)))),
    ],
    [
      '何人、何时',
      22,
      (line, { time }) => [signerOf(line), time(decidedAt(line))].filter(Boolean).join('，'),
    ],
  ]),
  approvals: table('还没有存下发布稿，没有审定。', signOffLines(true), [
    ['环节', 28, ({ item }) => item.title],
    ['结果', 14, ({ state }) => signOffStateLabel[state]],
    ['意见', 24, ({ mark }) => lines(onCondition(mark), mark?.text)],
    ['审定人', 16, signerOf],
    ['时间、方式', 18, howOf],
  ]),
  themes: table('没有记下公众的反映。', ({ source: { view } }) => view.themes, [
    ['反映的问题', 26, ({ title }) => title],
    ['条数', 10, ({ count }) => amountWords(count)],
    ['线上答复', 34, onlineWords],
    ['线下解决', 30, offlineWords],
  ]),
  // All of it but guesses, which are for the desk alone.
  timeline: table(
    '没有记录。',
    ({ timeline }) =>
      timeline().entries.filter(
        line =>
          !('entry' in line && line.entry.event.type === 'noted' && line.entry.event.data.kind === 'guess'),
      ),
    [
      ['时间', 16, ({ at }, filling) => moment(at, filling)],
      ['事', 40, (line, { names, source: { now } }) => entrySentence(line, names, now, documentTime)],
      ['谁', 18, ({ by }, filling) => (by === undefined ? '' : writer(by, filling))],
      ['时限结果', 26, (line, filling) => effectsOf(line, isClosed(filling)).join('\n')],
    ],
  ),
  actions: table('没有提出改进事项。', ({ source: { view } }) => view.actions, [
    ['发现的问题', 26, ({ finding }) => finding],
    ['改进', 28, ({ text }) => text],
    ['谁', 15, ({ owner }) => personName(owner)],
    ['期限', 15, ({ due }, { time }) => time(due)],
    [
      '完成情况',
      16,
      ({ done }, { time }) => (done === undefined ? '' : `${time(done.at)} 完成：${done.result}`),
    ],
  ]),
  proposals: table('没有提出修改建议。', ({ source: { view } }) => view.proposals, [
    ['条款或步骤', 24, (each, { names }) => targetWords(each, names.stepTitle)],
    ['改什么', 40, ({ what }) => what],
    ['为什么', 36, ({ why }) => why],
  ]),
  archive: table('没有材料。', archived, [
    ['材料名称', 46, ([name]) => name],
    ['稿次和形成时间', 32, ([, made]) => made],
    ['保存期限', 22, ([, , keep]) => keep],
  ]),
};
