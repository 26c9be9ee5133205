import { names } from '#names';
import { isSame } from '../../base/same.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Form, TableName } from '../../playbook/form.ts';
import { linesWhenOut, type SignOffLine } from '../approval/sign-off.ts';
import { authorityWords } from '../approval/stands.ts';
import { lineStateWords, signOffVerb } from '../approval/words.ts';
import { withGiven } from '../core/column.ts';
import { byKind } from '../core/words/by-code.ts';
import { decidedWords } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { documentTime } from '../core/words/time.ts';
import { themeColumns } from '../feedback/words.ts';
import { privateLabel } from '../gate/privacy-words.ts';
import { eventSentence } from '../incident/sentences.ts';
import { timelineColumns } from '../incident/timeline-columns.ts';
import { writerName } from '../people/words.ts';
import { correctedFactWords, elsewhereWords } from '../publications/words.ts';
import type { Deviation } from '../review/summary.ts';
import { deviationLabel, deviationSubject, deviationUntil, targetWords } from '../review/words.ts';
import type { TextFinding } from '../statements/finding.ts';
import type { Publication } from '../statements/publication.ts';
import { versionText } from '../statements/versions-words.ts';
import { statementKindLabel, versionName } from '../statements/words.ts';
import { clockOutcome, limitTitle } from '../timeline/words.ts';
import { changedWords } from '../triage/change-words.ts';
import { withdrawnWords } from './acts.ts';
import type { Filling } from './filling.ts';
import { type DocumentColumn, documentTable } from './layout.ts';
import type { TableOf } from './templates.ts';

/** A table from its columns. @param empty said in the place of one without rows */
const table =
  <Item>(
    empty: string,
    items: (filling: Filling) => readonly Item[],
    columns: readonly DocumentColumn<Item, Filling>[],
  ): TableOf =>
  filling =>
    documentTable(withGiven(columns, filling), items(filling), { now: filling.source.now, empty });

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter(part => part !== undefined && part !== '').join('\n');

/** The finding of a check, without repeating words that must not get out. */
const documentFinding = byKind<TextFinding>({
  stale: ({ label }) => `“${label}”与台账不一致`,
  cause: ({ why, text }) =>
    why === 'value' ? `写到了没有认定${names.approve}的原因` : `像是在说原因“${text}”`,
  private: ({ what }) => `像是有${privateLabel[what]}`,
  blank: ({ text }) => `还有待填的空“${text}”`,
  link: ({ text }) => `网址打不开“${text}”`,
  withheld: ({ label }) => `写到了不公开的“${label}”`,
  noUpdate: '没有写下次发布时间',
  updatePassed: '承诺的下次发布时间已经过了',
  body: ({ name }) => `写到了${name}`,
  wording: ({ word }) => `用语“${word}”`,
  length: ({ length, limit }) => `长 ${length} 字，最多 ${limit} 字`,
});

const moment = (at: number | undefined, { source: { now } }: Filling): string =>
  at === undefined ? '' : documentTime(at, now);

const writer = (by: Actor, { names }: Filling): string => writerName(names.roleName(by.role), by);

const isClosed = ({ source: { view } }: Filling): boolean => view.closedAt !== undefined;

/** The corrections of a publication. */
function correctionWords(out: Publication, { source: { view }, names, time }: Filling): string {
  const { published, withdrawn, stale, correctedBy, corrected } =
    view.statements.find(({ id }) => id === out.statement) ?? {};
  const isLast = (published ?? withdrawn)?.id === out.version;
  return lines(
    out.signOff === 'elsewhere' ? elsewhereWords : '',
    authorityWords(out),
    isLast && out.kind !== 'full' ? statementKindLabel[out.kind] : '',
    ...((isLast && stale) || []).map(({ label }) => `发布后“${label}”有变，尚未更正`),
    withdrawnWords(out, time),
    ...((isLast && correctedBy) || []).map(by => {
      const title = names.statementTitle(by);
      const facts = corrected?.filter(each => each.by === by) ?? [];
      // A later statement without changed facts, or one that explains a withdrawal, corrected nothing.
      return facts.length === 0
        ? `另发《${title}》`
        : `由《${title}》更正：${facts.map(correctedFactWords).join('，')}`;
    }),
  );
}

/** The lines of the sign-off of the version that waits for it: what people approve or hear, or what is checked. */
const signOffLines =
  (isSigned: boolean) =>
  ({ source: { view }, draft }: Filling): readonly SignOffLine[] =>
    (draft === undefined ? [] : linesWhenOut(draft.version, view.signOffOf(draft.version).lines)).filter(
      ({ item: { check } }) => (check === 'approval' || check === 'aloud') === isSigned,
    );

const decidedAt = ({ mark }: SignOffLine): string | undefined =>
  mark !== undefined && 'decidedAt' in mark ? mark.decidedAt : mark?.at;

const onCondition = (mark: SignOffLine['mark']): string =>
  mark?.kind === 'signed' && mark.condition !== undefined ? `附条件：${mark.condition}` : '';

/** When and how somebody decided, and who wrote it down. */
const howOf = ({ word, mark }: SignOffLine, { source: { now } }: Filling): string => {
  if (mark === undefined || !('how' in mark)) return '';
  return decidedWords(mark, mark.kind === 'signed' ? signOffVerb[word] : '退回', now, documentTime);
};

const signerOf = ({ mark }: SignOffLine): string =>
  mark?.person === undefined ? '' : personName(mark.person);

type Material = readonly [name: string, made: string, keep: string];

/** The documents for the archive, with their dates and how long they are kept. */
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

/** Items left for one reason in one act share a row: the reason is said once. */
function together(all: readonly Deviation[]): readonly (readonly [Deviation, ...Deviation[]])[] {
  const rows: [Deviation, ...Deviation[]][] = [];
  for (const each of all) {
    const same = rows.find(
      ([first]) =>
        each.reason !== '' &&
        first.kind === each.kind &&
        first.reason === each.reason &&
        first.at === each.at &&
        isSame(first.by, each.by),
    );
    if (same === undefined) rows.push([each]);
    else same.push(each);
  }
  return rows;
}

/** Every table that a form may hold. */
export const tables: Readonly<Record<TableName, TableOf>> = {
  clocks: table('没有时限。', ({ review }) => review().clocks, [
    { head: '时限', width: 32, cell: bar => limitTitle(bar) },
    { head: '起算', width: 22, cell: ({ since }, filling) => moment(since, filling) },
    { head: '到点', width: 22, cell: ({ due }, filling) => moment(due, filling) },
    { head: '结果', width: 24, cell: (bar, filling) => clockOutcome(bar, isClosed(filling)) },
  ]),
  deviations: table('没有不办、暂缓和不适用的步骤。', ({ review }) => together(review().deviations), [
    {
      head: '事项',
      width: 26,
      cell: (all, { names, source: { now } }) =>
        lines(...all.map(each => deviationSubject(each, names, event => eventSentence(event, names, now)))),
    },
    {
      head: '情况',
      width: 18,
      cell: ([each], { names, source: { now } }) =>
        [deviationLabel[each.kind], deviationUntil(each, names, now, documentTime)]
          .filter(Boolean)
          .join('，'),
    },
    { head: '理由', width: 34, cell: ([{ reason }]) => reason },
    {
      head: '何时、何人',
      width: 22,
      cell: ([{ at, by }], filling) => `${filling.time(at)} ${writer(by, filling)}`.trim(),
    },
  ]),
  regrades: table('没有重新初判。', ({ review }) => review().regrades, [
    { head: '时间', width: 20, cell: ({ at }, { time }) => time(at) },
    {
      head: '改了什么',
      width: 58,
      cell: ({ changed }, { source: { now } }) =>
        changed.map(each => changedWords(each, now, documentTime)).join('；'),
    },
    { head: '何人', width: 22, cell: ({ by }, filling) => writer(by, filling) },
  ]),
  statements: table('没有经发布页发布的稿子。', ({ source: { view } }) => view.publications, [
    { head: '发布时间', width: 13, cell: ({ publishedAt }, { time }) => time(publishedAt) },
    { head: '发布稿', width: 23, cell: versionName },
    { head: '形式', width: 11, cell: ({ channel }, { names }) => names.channelTitle(channel) },
    { head: '发布在哪里', width: 20, cell: ({ place, link }) => lines(place, link) },
    { head: '更正情况', width: 16, cell: correctionWords },
    {
      head: `${names.approve}人`,
      width: 17,
      cell: ({ approvals, approvers }, { source: { now }, names: { itemWord } }) => {
        const deciding = approvals.filter(({ item }) => itemWord(item) === 'decides');
        return deciding.length === 0
          ? approvers.map(personName).join('、')
          : lines(
              ...deciding.map(
                mark => `${personName(mark.person)}，${decidedWords(mark, names.approve, now, documentTime)}`,
              ),
            );
      },
    },
  ]),
  checks: table('还没有存下发布稿，没有检查。', signOffLines(false), [
    { head: '检查项', width: 32, cell: ({ item }) => item.title },
    { head: '结果', width: 12, cell: lineStateWords },
    {
      head: '说明',
      width: 34,
      cell: ({ mark, findings }) =>
        lines(mark?.text, ...new Set(findings.map(finding => documentFinding(finding)))),
    },
    {
      head: '何人、何时',
      width: 22,
      cell: (line, { time }) => [signerOf(line), time(decidedAt(line))].filter(Boolean).join('，'),
    },
  ]),
  approvals: table(`还没有存下发布稿，没有${names.approve}。`, signOffLines(true), [
    { head: '环节', width: 28, cell: ({ item }) => item.title },
    { head: '结果', width: 14, cell: lineStateWords },
    { head: '意见', width: 24, cell: ({ mark }) => lines(onCondition(mark), mark?.text) },
    { head: '何人', width: 16, cell: signerOf },
    { head: '时间、方式', width: 18, cell: howOf },
  ]),
  themes: filling =>
    documentTable(withGiven(themeColumns, filling.time), filling.source.view.themes, {
      now: filling.source.now,
      empty: '没有记下公众的反映。',
    }),
  // All of it but guesses, which are for the desk alone.
  timeline: filling => {
    const { names, source, timeline } = filling;
    const { now } = source;
    const timelineLines = timeline().entries.filter(
      line =>
        !('entry' in line && line.entry.event.type === 'noted' && line.entry.event.data.kind === 'guess'),
    );
    const columns = withGiven(timelineColumns, { names, now, time: documentTime, closed: isClosed(filling) });
    return documentTable(columns, timelineLines, { now, empty: '没有记录。' });
  },
  actions: table('没有提出改进事项。', ({ source: { view } }) => view.actions, [
    { head: '发现的问题', width: 26, cell: ({ finding }) => finding },
    { head: '改进', width: 28, cell: ({ text }) => text },
    { head: '责任人', width: 15, cell: ({ owner }) => personName(owner) },
    { head: '期限', width: 15, cell: ({ due }, { time }) => time(due) },
    {
      head: '完成情况',
      width: 16,
      cell: ({ done }, { time }) => (done === undefined ? '' : `${time(done.at)} 完成：${done.result}`),
    },
  ]),
  proposals: table('没有提出修改建议。', ({ source: { view } }) => view.proposals, [
    { head: '条款或步骤', width: 24, cell: (each, { names }) => targetWords(each, names.stepTitle) },
    { head: '改什么', width: 40, cell: ({ what }) => what },
    { head: '为什么', width: 36, cell: ({ why }) => why },
  ]),
  archive: table('没有材料。', archived, [
    { head: '材料名称', width: 46, cell: ([name]) => name },
    { head: '稿次和形成时间', width: 32, cell: ([, made]) => made },
    { head: '保存期限', width: 22, cell: ([, , keep]) => keep },
  ]),
};
