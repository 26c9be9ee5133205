import type { LinePlace } from '../../playbook/form.ts';
import type { Cell, Column } from '../core/column.ts';
import { cellWords } from '../core/words/cell.ts';
import { documentTime, type TimeWords } from '../core/words/time.ts';
import type {
  DocumentCell,
  DocumentLine,
  DocumentModel,
  DocumentSection,
  DocumentTable,
  PaperLine,
  PaperPiece,
} from './document.ts';

/** A short value shares its row with the next one. In characters; twice as many take half the text block. */
const SHORT = { label: 6, value: 12 } as const;

const isShort = ({ label, value }: DocumentLine): boolean =>
  label.length <= SHORT.label && value.length <= SHORT.value;

/** The lines at a document's head as rows of a grid: two to a row where both are short. */
export function gridRows(lines: readonly DocumentLine[]): readonly (readonly DocumentLine[])[] {
  const rows: DocumentLine[][] = [];
  for (const line of lines) {
    if (line.at !== undefined) continue;
    const last = rows.at(-1);
    const [first] = last ?? [];
    if (last?.length === 1 && first !== undefined && isShort(first) && isShort(line)) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** A blank to fill in by hand. */
export const BLANK = '＿＿＿＿＿＿';

/** How many lines a part has that is left for a hand. */
const BLANK_LINES = 2;

/** The paragraphs of a part as printed. */
export const printedParagraphs = ({
  paragraphs,
}: DocumentSection & { kind: 'text' }): readonly (string | PaperLine)[] =>
  paragraphs.length > 0 ? paragraphs : Array.from({ length: BLANK_LINES }, () => BLANK.repeat(3));

/** A box as a character, for what draws none. */
export const boxMark = (ticked: boolean): string => (ticked ? '☑' : '□');

/** A piece in characters alone. */
function pieceText(piece: PaperPiece): string {
  if (typeof piece === 'string') return piece;
  if (piece.kind === 'box') return `${boxMark(piece.ticked)}${piece.label}`;
  return `${piece.label}${piece.value || BLANK}`;
}

/** A line in characters alone; pieces after the first stand a little apart. */
export const lineText = (line: string | PaperLine): string =>
  typeof line === 'string' ? line : line.pieces.map(pieceText).join('　');

/** The content of a cell, line by line. */
export const linesIn = (cell: DocumentCell): readonly (string | PaperLine)[] =>
  typeof cell === 'string' ? cell.split('\n') : cell;

/** A cell in characters alone. */
export const cellText = (cell: DocumentCell): string =>
  typeof cell === 'string' ? cell : cell.map(lineText).join('\n');

/** All cells of a table in characters alone, headings across it among them. */
export const cellTexts = ({ rows }: Pick<DocumentTable, 'rows'>): readonly string[] =>
  rows.flatMap(row => (typeof row === 'string' ? row : row.map(cellText)));

/** The lines around the text of a printed document; empty parts are '' or undefined. */
export function frameOf({ lines }: DocumentModel) {
  const at = (place: LinePlace): readonly DocumentLine[] => lines.filter(line => line.at === place);
  const value = (line: DocumentLine): string => line.value || BLANK;
  const labelled = (line: DocumentLine): string => `${line.label}：${value(line)}`;
  const contact = at('contact').map(labelled).join('，');
  return {
    issue: at('issue').map(value).join(''),
    /** Below the bulletin's name. */
    masthead: at('masthead').map(labelled),
    /** Whom it is addressed to, ending in a colon. */
    address: at('address')
      .map(line => `${value(line).replace(/[：:]$/u, '')}：`)
      .join(''),
    /** At the right, after the text: who signs, and the date. */
    signed: at('signed').map(value),
    /** Whom to ask, in brackets. */
    contact: contact === '' ? '' : `（${contact}）`,
    /** The receivers of a copy, below everything. */
    copies: at('copies').map(line => `${labelled(line)}。`),
  };
}

/** A line of its own that begins “（一）” is a heading of the second level. */
export const isSecondLevel = (paragraph: string): boolean =>
  /^（[一二三四五六七八九十]{1,3}）[^。；]{1,40}$/.test(paragraph);

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A number from 1 to 99 as documents count their parts: 一, 十, 十二, 二十. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`;
  return `${ten}${DIGITS[number % 10] ?? ''}`;
}

/**
 * The heading of each section as printed, `一、基本内容` or `附件1　处置经过`; `undefined` for one that has none, and for the
 * only section of a letter, which needs none. Parts of a form are not numbered. The annexes stand last.
 */
export function printedHeadings({
  sections,
  layout,
}: Pick<DocumentModel, 'sections' | 'layout'>): readonly (string | undefined)[] {
  const parts = sections.filter(({ annex }) => annex === undefined).length;
  return sections.map(({ heading, annex }, position) => {
    if (heading === '') return undefined;
    if (annex === true) return `附件${position + 1 - parts}　${heading}`;
    if (layout !== undefined) return heading;
    return parts === 1 ? undefined : `${chineseNumber(position + 1)}、${heading}`;
  });
}

/** A column of a document: values, which are put into words, or words as they are. */
export type DocumentColumn<Row, Given = void> = Column<Row, Cell | DocumentCell, Given>;

interface TableWords {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly time?: TimeWords;
  /** Said in place of a table without rows. */
  readonly empty?: string;
}

/** A table of a document from its columns. */
export function documentTable<Row>(
  columns: readonly DocumentColumn<Row>[],
  rows: readonly Row[],
  { now, time = documentTime, empty = '' }: TableWords,
): DocumentTable {
  const words = (said: Cell | DocumentCell): DocumentCell =>
    typeof said === 'string' || !('kind' in said) ? said : cellWords(said, now, time);
  return {
    head: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => width),
    empty,
    rows: rows.map(row => columns.map(({ cell }) => words(cell(row)))),
  };
}
