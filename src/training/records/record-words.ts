import { byCode } from '../../desk/core/words/by-code.ts';
import {
  type Column,
  type FileTable,
  fileTable,
  numberCell,
  textCell,
  timeCell,
} from '../../desk/documents/cell.ts';
import { datedName } from '../../desk/packages/file-name.ts';
import { excess, faultSentences } from '../../desk/packages/package-words.ts';
import type { Catalog } from '../lessons/catalog.ts';
import type { GroupRow, GroupView, Joining } from './group.ts';
import type { RecordFileRefusal } from './record-file.ts';

/** One sentence for each refused record file. */
export const recordFileSentence = byCode<RecordFileRefusal>({
  tooLarge: ({ limit }) => `文件超过 ${Math.round(limit / 1024 / 1024)} MB，不像是学习记录，没有加入。`,
  notJson: '文件不完整，或不是本站导出的学习记录，没有加入；请本人重新导出或重新传送一次。',
  beyondBounds: ({ bound }) => `文件${excess[bound]}，不是本站导出的学习记录，没有加入。`,
  otherFile: '这不是本站导出的学习记录，没有加入。',
  newerPackage: '这份学习记录由更新版本的手册导出，没有加入；请先更新本站再试。',
  noEvents: '文件里一条学习记录也没有，没有加入。',
  badEvents: ({ faults }) => `${faultSentences(faults)}，整份没有加入；请本人重新导出。`,
  changed: '文件与它自己的校验值不符，姓名或别处可能被人改过，整份没有加入；请本人重新导出。',
});

const joinings: Readonly<Record<Joining, (whose: string) => string>> = {
  added: whose => `已加入${whose}。`,
  extended: whose => `已更新${whose}，两份并成一份。`,
  known: whose => `${whose}已经有了，没有变化。`,
};

/** What became of a record that was taken in. */
export const joiningSentence = (joining: Joining, name: string): string =>
  joinings[joining](name === '' ? '这份未填姓名的记录' : `${name}的记录`);

/** What a reader of the row has to know; empty for nothing. */
export function groupNotes({ lost, open, pending, selfJudged, hasty }: GroupRow): string {
  const notes = [
    open > 0 && `${open} 遍演练结束得早，没有评完`,
    pending > 0 && `${pending} 遍演练有话待判`,
    selfJudged > 0 && `${selfJudged} 遍演练的话是本人自评`,
    hasty > 0 && `${hasty} 份测试卷交得太快，读不完题`,
    lost > 0 && `本人机器上丢失过记录（${lost} 处）`,
  ];
  return notes.filter(note => note !== false).join('；');
}

export const traineeName = ({ name }: Pick<GroupRow, 'name'>): string =>
  name === '' ? '（未填姓名）' : name;

/** Who has done what: a row a trainee, two columns a path. No column holds an answer, only how it went. */
export const peopleTable = ({ rows }: GroupView, { paths }: Pick<Catalog, 'paths'>): FileTable =>
  fileTable<GroupRow>(
    '学习情况',
    [
      ['姓名', 16, row => textCell(traineeName(row))],
      ['学完课数', 10, ({ lessonsDone }) => numberCell(lessonsDone)],
      ...paths.flatMap(({ title, lessons }, place): readonly Column<GroupRow>[] => [
        [`${title}：学完（共 ${lessons.length} 课）`, 14, row => numberCell(row.paths[place]?.done)],
        [`${title}：测试卷最高分`, 14, row => numberCell(row.paths[place]?.best)],
      ]),
      ['演练通过过（个情景）', 12, ({ drillsPassed }) => numberCell(drillsPassed)],
      ['最近一遍未通过（个情景）', 14, ({ drillsFailed }) => numberCell(drillsFailed)],
      ['一票否决（遍）', 12, ({ vetoes }) => numberCell(vetoes)],
      ['最近一次记录', 17, ({ lastAt }) => timeCell(lastAt)],
      ['说明', 36, row => textCell(groupNotes(row))],
    ],
    rows,
  );

/** What the group knows least: a row a clause, the weakest first. */
export const clausesTable = (view: GroupView, { clauses }: Pick<Catalog, 'clauses'>): FileTable =>
  fileTable(
    '薄弱条款',
    [
      ['条款', 10, ({ clause }) => textCell(clause)],
      ['原文', 60, ({ clause }) => textCell(clauses.find(({ id }) => id === clause)?.text)],
      ['答过的人数', 12, ({ trainees }) => numberCell(trainees)],
      ['共问次数', 12, ({ asked }) => numberCell(asked)],
      ['平均得分率（%）', 14, ({ strength }) => numberCell(Math.round(strength * 100))],
    ],
    view.clauses,
  );

/** A name for a trainee's file. @param date `YYYY-MM-DD` */
export function recordFileName(name: string, date: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  return datedName(`学习记录-${safe === '' ? '未填姓名' : safe}`, date, 'json');
}
