import { names } from '#names';
import type { RegisterColumn } from '../../playbook/record.ts';
import type { Ending } from '../../playbook/vocabulary.ts';
import {
  type Cell,
  type Column,
  type FileTable,
  fileTable,
  loggedCell,
  numberCell,
  textCell,
} from '../core/column.ts';
import { howLabel } from '../core/words/decided.ts';
import { personName } from '../core/words/person.ts';
import { joinedSaid } from '../core/words/sentence.ts';
import { fullTime } from '../core/words/time.ts';
import { ORDERS, orderColumns } from '../orders/words.ts';
import { elsewhereText, stageText } from '../statements/words.ts';
import { stateWord } from '../steps/words.ts';
import type { Register, RegisterRow } from './register.ts';

/** The register (台账) as an office knows it. No column says who posted. */
export const REGISTER = `${names.matter}台账`;

export const statusLabel = { open: '处置中', closed: '已结束' } as const;

const endingLabel: Readonly<Record<Ending, string>> = {
  transferred: '移送',
  answered: '直接答复',
  noConcern: `不构成${names.matter}`,
};

const NOT_REPLIED = '拟直接答复，还没有记下答复';

/** Width and content of each column. */
const columnOf: Readonly<
  Record<RegisterColumn, readonly [width: number, cellOf: (row: RegisterRow) => Cell]>
> = {
  number: [6, ({ number }) => numberCell(number)],
  foundAt: [17, ({ foundAt }) => loggedCell(foundAt)],
  finder: [18, ({ finder }) => textCell(finder)],
  place: [16, ({ place }) => textCell(place)],
  title: [36, ({ title }) => textCell(title)],
  link: [36, ({ link }) => textCell(link)],
  topic: [18, ({ topic }) => textCell(topic)],
  level: [10, ({ level }) => textCell(level)],
  lead: [28, ({ lead }) => textCell(lead)],
  reportedAt: [17, ({ reportedAt }) => loggedCell(reportedAt)],
  firstResponseAt: [17, ({ firstResponseAt }) => loggedCell(firstResponseAt)],
  settledAt: [17, ({ settledAt }) => loggedCell(settledAt)],
  verdict: [36, ({ verdict }) => textCell(verdict)],
  ending: [
    36,
    ({ ends, reason, replies, exit: { stands, review } }) => {
      const isReplied = ends?.ending === 'answered' && replies.length > 0;
      // That something is to be answered is no answer yet.
      const ending =
        ends?.ending === 'answered' && !isReplied
          ? NOT_REPLIED
          : ends && `${endingLabel[ends.ending]}${ends.recipient ?? ''}`;
      const said = [ending, isReplied ? joinedSaid(replies, '；') : (ends?.reason ?? reason)]
        .filter(Boolean)
        .join('：');
      const reviewed =
        review === undefined
          ? stands
          : `${personName(review.person)}，${howLabel[review.how]}${stands}，${fullTime(Date.parse(review.decidedAt), Date.parse(review.decidedAt))}`;
      return textCell(reviewed === '' ? said : `${said}（${reviewed}）`);
    },
  ],
  conclusion: [36, ({ conclusion }) => textCell(conclusion)],
  online: [
    24,
    ({ online }) =>
      textCell(
        online &&
          [
            online.title,
            online.elsewhere && `（${elsewhereText.word}）`,
            online.authority && `（${online.authority}）`,
            online.withdrawn && `（${stageText.gone}）`,
            online.times > 1 &&
              `，共发布 ${online.times} 次${online.corrections === 0 ? '' : `，其中更正、说明 ${online.corrections} 次`}`,
          ]
            .filter(Boolean)
            .join(''),
      ),
  ],
  onlineAt: [17, ({ online }) => loggedCell(online?.at)],
  onlineLink: [36, ({ online }) => textCell(online?.link)],
  offline: [
    28,
    ({ offline, status }) => {
      if (offline === undefined) return textCell('');
      const { state, progress, left } = offline;
      const word = stateWord({ kind: state }, status === 'closed');
      return textCell(
        state === 'todo' ? (progress ?? left ?? word) : [word, progress].filter(Boolean).join('：'),
      );
    },
  ],
  approvedBy: [18, ({ approvedBy }) => textCell(approvedBy)],
  status: [10, ({ status, exit }) => textCell((status === 'open' && exit.stands) || statusLabel[status])],
  overdue: [10, ({ overdue }) => numberCell(overdue)],
  met: [12, ({ met }) => numberCell(met)],
  notes: [10, ({ notes }) => numberCell(notes)],
  orders: [
    14,
    ({ orders: { total, open } }) =>
      textCell(
        total === 0 ? '' : open === 0 ? `${total} 件，都已办结反馈` : `${total} 件，${open} 件没有办结反馈`,
      ),
  ],
};

/** The content of a row's cell. */
export const registerCell = (column: RegisterColumn, row: RegisterRow): Cell => columnOf[column][1](row);

/** Whether a column says nothing of any row: on paper it has no room to take. */
export const isEmptyColumn = (column: RegisterColumn, { rows }: Pick<Register, 'rows'>): boolean =>
  rows.every(row => registerCell(column, row).kind === 'empty');

/** The columns as an office names them. */
export const registerColumns = (
  columns: Register['columns'],
): readonly (Column<RegisterRow> & Register['columns'][number])[] =>
  columns.map(each => ({
    ...each,
    head: each.title,
    width: columnOf[each.column][0],
    cell: row => registerCell(each.column, row),
  }));

/** Everything that came in, a row each. */
export const ordersTable = ({ orders }: Pick<Register, 'orders'>): FileTable =>
  fileTable(ORDERS, orderColumns, orders);

export const registerTable = ({ columns, rows }: Pick<Register, 'columns' | 'rows'>): FileTable =>
  fileTable(REGISTER, registerColumns(columns), rows);

/** Wording of its screen. */
export const registerText = {
  hint: (count: number) => `本机上的 ${count} 起事件，一起一行，按发现时间排。不登记发帖人。`,
  /** @param stands how its review stands, '' where none is wanted */
  recorded: (title: string, stands: string) => `“${title}”已记入台账${stands && `，${stands}`}。`,
  open: '打开这起事件',
  waiting: (count: number) => `只看没有复核同意的 ${count} 起`,
  owing: (count: number) => `只看来单没有办结反馈的 ${count} 起`,
  orders: (open: number, total: number) =>
    open === 0 ? `来单登记（${total} 件，都已办结反馈）` : `来单登记（${total} 件，${open} 件没有办结反馈）`,
  columns: (shown: number, all: number) => `栏目：显示 ${shown} 栏，共 ${all} 栏`,
  columnsHint: '记在本机。导出的表格各栏都有。',
  none: `本机上还没有${names.matter}事件，台账是空的。`,
  printNote: (time: string) => `打印时间 ${time}。没有内容的栏目不印，链接等其余各栏见导出的 Excel。`,
} as const;
