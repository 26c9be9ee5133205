import type { PlanLine, TaskRow } from './line.ts';

/** A cell: where it begins among the columns, and its paragraphs. */
export interface TableCell {
  readonly column: number;
  readonly lines: readonly PlanLine[];
  /** It goes on from the cell above it. */
  readonly goesOn: boolean;
}

/** The purpose of a column, by the words at its head; the more particular ones first. */
const HEADS: Readonly<Record<keyof TaskRow, readonly RegExp[]>> = {
  who: [
    /^谁|由谁|(?:责任|负责|牵头|主办|承办|办理|处置|落实|实施|执行)(?:单位|部门|科室|处室|主体|岗位|人员?)/u,
    /^(?:岗位|部门|单位|科室|处室|角色|人员|职务)$/u,
  ],
  what: [
    /做什么|(?:工作|任务|处置|主要|具体)(?:内容|任务|措施|事项|职责|要求)/u,
    /内容|任务|措施|事项|职责|动作/u,
    /工作|要求|步骤|流程/u,
  ],
  when: [/几时|何时|时限|期限|时间|时效/u],
};
const textOf = ({ lines }: TableCell): string =>
  lines
    .map(({ text }) => text)
    .join('　')
    .trim();

/** The columns for who, what and when of a row that is the head of its table; nothing where it is none. */
function headOf(row: readonly TableCell[]): Partial<Record<keyof TaskRow, number>> | undefined {
  const columnOf = (kind: keyof TaskRow): number | undefined =>
    HEADS[kind]
      .flatMap(pattern => row.filter(cell => textOf(cell).length <= 12 && pattern.test(textOf(cell))))
      .at(0)?.column;
  const who = columnOf('who');
  const when = columnOf('when');
  const rest = row.filter(({ column }) => column !== who && column !== when);
  const what = HEADS.what
    .flatMap(pattern => rest.filter(cell => textOf(cell).length <= 12 && pattern.test(textOf(cell))))
    .at(0)?.column;
  return what === undefined || (who === undefined && when === undefined)
    ? undefined
    : { what, ...(who !== undefined && { who }), ...(when !== undefined && { when }) };
}

/** A row in one line, its cells apart as by a tab. */
const inOneLine = (row: readonly TableCell[]): string => row.flatMap(cell => textOf(cell) || []).join('　');

/**
 * The lines of a table. Below a head that says who does what by when a row is one line and carries these three; elsewhere it is one
 * line where each of its cells is one, and cells of several lines stand one after the other.
 */
export function linesOfTable(rows: readonly (readonly TableCell[])[]): readonly PlanLine[] {
  let head: ReturnType<typeof headOf>;
  const above: Partial<Record<keyof TaskRow, string>> = {};
  return rows.flatMap(row => {
    const found = headOf(row);
    if (found !== undefined && head === undefined) {
      head = found;
      return lineOf(inOneLine(row), undefined);
    }
    if (head === undefined)
      return row.every(({ lines }) => lines.length < 2)
        ? lineOf(inOneLine(row), undefined)
        : row.flatMap(({ lines }) => lines);
    for (const kind of ['who', 'what', 'when'] as const) {
      const cell = row.find(({ column }) => column === head?.[kind]);
      if (cell !== undefined && !cell.goesOn) above[kind] = textOf(cell);
    }
    const { who = '', what = '', when = '' } = above;
    return lineOf(inOneLine(row), what === '' ? undefined : { who, what, when });
  });
}

const lineOf = (text: string, row: TaskRow | undefined): readonly PlanLine[] =>
  text === '' ? [] : [{ text, heading: undefined, ...(row !== undefined && { row }) }];
