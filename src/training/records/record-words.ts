import { type Column, numberCell, shareCell, textCell, timeCell } from '../../desk/core/column.ts';
import { byCode } from '../../desk/core/words/by-code.ts';
import { excess, faultSentences } from '../../desk/packages/package-words.ts';
import { datedName } from '../../desk/parts/file-name.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { GroupRow, GroupView, Joining } from './group.ts';
import { groupText } from './group-words.ts';
import type { JudgementFileRefusal } from './judgement-file.ts';
import { recordText } from './words.ts';

/** One sentence for each refused file of a record or of judgements. */
export const recordFileSentence = byCode<JudgementFileRefusal>({
  tooLarge: ({ limit }) => `文件超过 ${Math.round(limit / 1024 / 1024)} MB，不像是学习记录，没有加入。`,
  notJson: '文件不完整，或不是本站导出的学习记录，没有加入；请本人重新导出或重新传送一次。',
  beyondBounds: ({ bound }) => `文件${excess[bound]}，不是本站导出的学习记录，没有加入。`,
  otherFile: '这不是本站导出的学习记录，没有加入。',
  newerPackage: '这份学习记录由更新版本的手册导出，没有加入；请先更新本站再试。',
  tooManyHeads: ({ limit }) => `文件里的记录有 ${limit} 条以上彼此不衔接，不像是学习记录，没有加入。`,
  noEvents: '文件里一条学习记录也没有，没有加入。',
  badEvents: ({ faults }) => `${faultSentences(faults)}，整份没有加入；请本人重新导出。`,
  notJudgements: '这是一份学习记录，不是带教的评判，没有收进来。',
  otherTrainee: '这份评判是给另一份学习记录的，没有收进来。',
  ownJudgement: ({ name }) => `判的人“${name}”和学员同名。本人的话不能由本人判，没有收进来。`,
  changed: '文件与它自己的校验值不符，姓名或别处可能被人改过，整份没有加入；请本人重新导出。',
});

const joinings: Readonly<Record<Joining, (whose: string) => string>> = {
  added: whose => `已加入${whose}。`,
  extended: whose => `已更新${whose}，两份并成一份。`,
  known: whose => `${whose}已经有了，没有变化。`,
};

/** The outcome of a record that was taken in. */
export const joiningSentence = (joining: Joining, name: string): string =>
  joinings[joining](name === '' ? '这份未填姓名的记录' : `${name}的记录`);

/** Notes for the reader of the row; empty for none. */
export function groupNotes({ lost, open, unjudged, hasty }: GroupRow): string {
  const notes = [
    open > 0 && `${open} 遍演练结束得早，没有评完`,
    unjudged > 0 && `${unjudged} 遍演练的话未判`,
    hasty > 0 && `${hasty} 份测试卷交得太快，读不完题`,
    lost > 0 && `本人机器上丢失过记录（${lost} 处）`,
  ];
  return notes.filter(note => note !== false).join('；');
}

export const traineeName = ({ name }: Pick<GroupRow, 'name'>): string =>
  name === '' ? '（未填姓名）' : name;

/** Names of the files of trainees and of clauses. */
export const PEOPLE = '学习情况';
export const CLAUSES = '薄弱条款';

/** Who has done what: a row a trainee, two columns a path. No column holds an answer, only how it went. */
export const peopleColumns = ({
  paths,
  lessons: all,
}: Pick<Catalog, 'paths' | 'lessons'>): readonly Column<GroupRow>[] => [
  { head: groupText.columns.name, width: 16, cell: row => textCell(traineeName(row)) },
  {
    head: groupText.columns.lessons,
    unit: `共 ${all.length} 课`,
    width: 10,
    cell: ({ lessonsDone }) => numberCell(lessonsDone),
  },
  ...paths.flatMap(({ title, lessons }, place): readonly Column<GroupRow>[] => [
    {
      under: title,
      head: '学完',
      unit: `共 ${lessons.length} 课`,
      width: 14,
      cell: row => numberCell(row.paths[place]?.done),
    },
    { under: title, head: '测试卷最高分', width: 14, cell: row => numberCell(row.paths[place]?.best) },
  ]),
  ...drillColumns,
  { head: groupText.columns.last, width: 17, cell: ({ lastAt }) => timeCell(lastAt) },
  { head: '说明', width: 36, cell: row => textCell(groupNotes(row)) },
];

/** How a trainee's drills went. */
const drillColumns: readonly Column<GroupRow>[] = (
  [
    ['通过过', '个情景', ({ drillsPassed }) => drillsPassed],
    ['最近一遍未通过', '个情景', ({ drillsFailed }) => drillsFailed],
    ['一票否决', '遍', ({ vetoes }) => vetoes],
  ] as const satisfies readonly (readonly [string, string, (row: GroupRow) => number])[]
).map(([head, unit, count]) => ({
  under: groupText.columns.drills,
  head,
  unit,
  width: 13,
  cell: (row: GroupRow) => numberCell(count(row)),
}));

/** A clause that was asked about. */
export interface AskedClause {
  readonly clause: string;
  readonly asked: number;
  /** How well it is known, 0 to 1. */
  readonly strength: number;
}

const clauseHeads = (clauses: Catalog['clauses']): readonly Column<AskedClause>[] => [
  { head: recordText.clause, width: 10, cell: ({ clause }) => textCell(clause) },
  {
    head: recordText.clauseText,
    width: 60,
    cell: ({ clause }) => textCell(clauses.find(({ id }) => id === clause)?.text),
  },
];

const rateColumn = (head: string): Column<AskedClause> => ({
  head,
  unit: '%',
  width: 14,
  cell: ({ strength }) => shareCell(strength),
});

/** How well one trainee knows each clause. */
export const ownClauseColumns = (clauses: Catalog['clauses']): readonly Column<AskedClause>[] => [
  ...clauseHeads(clauses),
  { head: recordText.clauseColumns.asked, unit: '次', width: 12, cell: ({ asked }) => numberCell(asked) },
  rateColumn(recordText.clauseColumns.rate),
];

/** How well a group knows each clause. */
export const clauseColumns = (
  clauses: Catalog['clauses'],
): readonly Column<GroupView['clauses'][number]>[] => [
  ...clauseHeads(clauses),
  {
    head: groupText.clauseColumns.trainees,
    unit: '人',
    width: 12,
    cell: ({ trainees }) => numberCell(trainees),
  },
  { head: groupText.clauseColumns.asked, unit: '次', width: 12, cell: ({ asked }) => numberCell(asked) },
  rateColumn(groupText.clauseColumns.rate),
];

/** A name for a trainee's file, or for the judgements of it. @param date `YYYY-MM-DD` */
export function recordFileName(name: string, date: string, what = '学习记录'): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return datedName(`${what}-${safe === '' ? '未填姓名' : safe}`, date, 'json');
}
