import { type Cell, type FileTable, numberCell, textCell, timeCell } from '../document/cell.ts';
import type { Register, RegisterRow } from '../document/register.ts';
import type { Ending } from '../playbook/meaning.ts';
import type { RegisterColumn } from '../playbook/record.ts';
import { elsewhereText } from './statements.ts';
import { stateLabel } from './step.ts';

/** The register (台账) as an office knows it. No column says who posted. */
export const REGISTER = '舆情台账';

export const statusLabel = { open: '处置中', closed: '已结束' } as const;

const endingLabel: Readonly<Record<Ending, string>> = {
  transferred: '移送',
  answered: '直接答复',
  noConcern: '不构成舆情',
};

const widths: Readonly<Record<RegisterColumn, number>> = {
  number: 6,
  foundAt: 17,
  finder: 18,
  place: 16,
  title: 36,
  link: 36,
  topic: 18,
  lead: 28,
  reportedAt: 17,
  firstResponseAt: 17,
  settledAt: 17,
  verdict: 36,
  ending: 36,
  conclusion: 36,
  online: 24,
  onlineAt: 17,
  onlineLink: 36,
  offline: 28,
  approvedBy: 18,
  status: 10,
  overdue: 10,
  met: 12,
  notes: 10,
};

/** What is no time stays readable. */
function when(time: string | undefined): Cell {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? textCell(time) : timeCell(at);
}

/** One row as cells, by their columns. */
export function registerCells(row: RegisterRow): Readonly<Record<RegisterColumn, Cell>> {
  const { online, offline, ends } = row;
  const ending = ends && `${endingLabel[ends.ending]}${ends.recipient ?? ''}`;
  return {
    number: numberCell(row.number),
    foundAt: when(row.foundAt),
    finder: textCell(row.finder),
    place: textCell(row.place),
    title: textCell(row.title),
    link: textCell(row.link),
    topic: textCell(row.topic),
    lead: textCell(row.lead),
    reportedAt: when(row.reportedAt),
    firstResponseAt: when(row.firstResponseAt),
    settledAt: when(row.settledAt),
    verdict: textCell(row.verdict),
    ending: textCell([ending, row.reason].filter(Boolean).join('：')),
    conclusion: textCell(row.conclusion),
    online: textCell(
      online && (online.elsewhere ? `${online.title}（${elsewhereText.word}）` : online.title),
    ),
    onlineAt: when(online?.at),
    onlineLink: textCell(online?.link),
    offline: textCell(
      offline && [stateLabel[offline.state], offline.progress].filter(part => part !== undefined).join('：'),
    ),
    approvedBy: textCell(row.approvedBy),
    status: textCell(statusLabel[row.status]),
    overdue: numberCell(row.overdue),
    met: numberCell(row.met),
    notes: numberCell(row.notes),
  };
}

export const registerTable = ({ columns, rows }: Register): FileTable => ({
  name: REGISTER,
  columns: columns.map(({ column, title }) => ({ title, width: widths[column] })),
  rows: rows.map(row => {
    const cells = registerCells(row);
    return columns.map(({ column }) => cells[column]);
  }),
});
