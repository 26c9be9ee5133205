import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IContext,
  ImageRun,
  type ITableRowOptions,
  type IXmlableObject,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type {
  DocumentModel,
  DocumentSection,
  DocumentTable,
  DrillWords,
} from '../desk/documents/document.ts';
import {
  frameOf,
  gridRows,
  isSecondLevel,
  printedHeadings,
  printedParagraphs,
} from '../desk/documents/layout.ts';
import type { WordOptions, WordPicture } from './word.ts';
import { BLOCK, fontTable, pageProperties, STYLE, styles, tableStyles } from './word-styles.ts';

type Block = Paragraph | Table;

/** What XML 1.0 cannot hold: control characters, halves of characters, and two that stand for none. */
const ILLEGAL = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/** Text as a run may hold it. A run knows no line breaks and no tabs. */
const runText = (text: string): string => text.replace(ILLEGAL, '').replace(/[\t\n\r]+/g, ' ');

/** A web address or some other word of Latin letters that would leave half a line empty before it. */
const LONG_WORD = /[!-~]{16}/;

const paragraph = (text: string, style: string): Paragraph =>
  new Paragraph({
    style,
    // This lets words break anywhere, whatever its name says.
    ...(LONG_WORD.test(text) ? { wordWrap: true } : {}),
    children: [new TextRun(runText(text))],
  });

/** Relative widths as twips that fill the text block. */
function columnWidths(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map(width => Math.floor((width / sum) * BLOCK));
}

/**
 * A row that is made when it is written, tells so, and is forgotten: kept as the library's objects, ten thousand rows
 * take more time to collect than to write.
 */
class LateRow extends TableRow {
  readonly #make: () => ITableRowOptions;
  readonly #written: () => void;

  constructor(make: () => ITableRowOptions, written: () => void) {
    super({ children: [] });
    this.#make = make;
    this.#written = written;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    this.#written();
    return new TableRow(this.#make()).prepForXml(context);
  }
}

/** Rows, one for each of some items, each made only when it is written. */
const lateRows = <Item>(
  items: readonly Item[],
  written: () => void,
  row: (item: Item) => ITableRowOptions,
): readonly LateRow[] => items.map(item => new LateRow(() => row(item), written));

const cellOf = (text: string, width: number, style: string, columnSpan = 1): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan === 1 ? {} : { columnSpan }),
    children: text.split('\n').map(line => paragraph(line, style)),
  });

const tableOf = (rows: readonly TableRow[], widths: readonly number[]): Table =>
  new Table({
    style: STYLE.table,
    layout: TableLayoutType.FIXED,
    width: { size: BLOCK, type: WidthType.DXA },
    columnWidths: widths,
    rows,
  });

/** From here on a text may fill a good part of a page. In UTF-16 units. */
const LONG = 200;

/** Rows in one table. Programs that lay out a longer one take time by the square of its rows. */
export const TABLE_ROWS = 250;

/** A table as one, or where it is long as several that follow close upon each other, each with the first row. */
function recordTables({ head, rows, widths: relative }: DocumentTable, written: () => void): Block[] {
  const widths = columnWidths(relative);
  const cells = (texts: readonly string[], style: string): TableCell[] =>
    texts.map((text, column) => cellOf(text, widths[column] ?? 0, style));
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length; from += TABLE_ROWS) {
    const first = lateRows([head], written, texts => ({
      tableHeader: true,
      cantSplit: true,
      children: cells(texts, STYLE.head),
    }));
    const own = lateRows(rows.slice(from, from + TABLE_ROWS), written, texts => ({
      // A row that would not fit a page has to break.
      ...(texts.every(text => text.length < LONG) ? { cantSplit: true } : {}),
      children: cells(texts, STYLE.cell),
    }));
    if (from > 0) blocks.push(new Paragraph({ style: STYLE.seam }));
    blocks.push(tableOf([...first, ...own], widths));
  }
  return blocks;
}

function grid(lines: DocumentModel['lines'], written: () => void): Table {
  const widths = columnWidths([18, 32, 18, 32]);
  const [label = 0, value = 0] = widths;
  return tableOf(
    lateRows(gridRows(lines), written, row => ({
      children: row.flatMap(each => [
        cellOf(each.label, label, STYLE.head),
        row.length === 1
          ? cellOf(each.value, BLOCK - label, STYLE.cell, 3)
          : cellOf(each.value, value, STYLE.cell),
      ]),
    })),
    widths,
  );
}

/** Lines to sign, with room for a hand. */
function signatureTable(labels: readonly string[], written: () => void): Table {
  const widths = columnWidths([32, 68]);
  const [label = 0, blank = 0] = widths;
  return tableOf(
    lateRows(labels, written, text => ({
      cantSplit: true,
      height: { value: 850, rule: 'atLeast' },
      children: [cellOf(text, label, STYLE.head), cellOf('', blank, STYLE.cell)],
    })),
    widths,
  );
}

/** Under the bulletin's name: its lines side by side, and a rule below them. */
const mastheadLine = (texts: readonly string[]): Paragraph =>
  new Paragraph({
    style: STYLE.masthead,
    tabStops: [{ type: TabStopType.RIGHT, position: BLOCK }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: '000000' } },
    children: texts.flatMap((text, position) => [
      ...(position === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
      new TextRun(runText(text)),
    ]),
  });

const sectionBlocks = (
  section: DocumentSection,
  heading: string | undefined,
  written: () => void,
): readonly Block[] => [
  ...(heading === undefined
    ? []
    : [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(runText(heading))] })]),
  ...(section.kind === 'text'
    ? printedParagraphs(section).map(bodyParagraph)
    : section.table.rows.length === 0
      ? [paragraph(section.table.empty, STYLE.body)]
      : [...recordTables(section.table, written), gap()]),
];

const bodyParagraph = (text: string): Paragraph =>
  isSecondLevel(text)
    ? new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(runText(text))] })
    : paragraph(text, STYLE.body);

/** `— 1 —`, a character in from the outer edge. */
const pageNumber = (alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        alignment: AlignmentType[alignment === 'left' ? 'LEFT' : 'RIGHT'],
        indent: { [alignment]: 320 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

/** What every page of a drill's document says above its text. */
function drillHeaders({ line }: DrillWords) {
  const header = (): Header => new Header({ children: [paragraph(line, STYLE.mark)] });
  // Odd and even pages have one each.
  return { default: header(), even: header() };
}

/** A blank line the height of little, so that two tables do not grow together. */
const gap = (): Paragraph => new Paragraph({ style: STYLE.cell });

/** Never more than half a page: what is told in words comes first. In pixels at 96 to the inch. */
const PICTURE = { width: Math.floor(BLOCK / 15), height: 420 };

/** A picture as large as there is room for, and what it is. */
function pictureBlocks({ png, width, height, caption }: WordPicture): readonly Paragraph[] {
  const scale = Math.min(1, PICTURE.width / width, PICTURE.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [new ImageRun({ type: 'png', data: png, transformation, altText: { name: caption } })],
    }),
    paragraph(caption, STYLE.note),
  ];
}

/** How many rows a document's tables have, the first row of each table among them. */
const rowCount = ({ lines, sections, signatures }: DocumentModel): number =>
  sections
    .flatMap(section => (section.kind === 'table' ? [section.table.rows.length] : []))
    .reduce(
      (sum, rows) => sum + rows + Math.ceil(rows / TABLE_ROWS),
      gridRows(lines).length + signatures.length,
    );

/**
 * A document as a Word file: page, type and headings of GB/T 9704-2012, real named styles, tables whose first row comes
 * again on every page. Makes it in one go on the thread it is called on.
 */
export async function wordFile(
  model: DocumentModel,
  { picture, progress = () => {} }: Pick<WordOptions, 'picture' | 'progress'> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { form, masthead = '', title, lines, sections, signatures, unreviewed, note, drill } = model;
  // Written as XML, and then packed, which takes about as long.
  const total = 2 * rowCount(model);
  let done = 0;
  const advance = (): void => {
    done += 1;
    progress(done, total);
  };
  const headings = printedHeadings(model);
  const frame = frameOf(model);
  const parts = (isAnnex: boolean): readonly Block[] =>
    sections.flatMap((section, position) =>
      (section.annex === true) === isAnnex ? sectionBlocks(section, headings[position], advance) : [],
    );
  const some = (text: string, style: string): readonly Paragraph[] =>
    text === '' ? [] : [paragraph(text, style)];
  const rows = gridRows(lines);
  const children: Block[] = [
    ...some(drill?.line ?? '', STYLE.mark),
    ...some(unreviewed, STYLE.mark),
    ...some(masthead, STYLE.bulletin),
    ...some(frame.issue, STYLE.issue),
    ...(frame.masthead.length === 0 ? [] : [mastheadLine(frame.masthead)]),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(runText(title))] }),
    ...some(frame.address, 'Normal'),
    ...(rows.length === 0 ? [] : [grid(lines, advance), gap()]),
    ...parts(false),
    ...frame.signed.map(text => paragraph(text, STYLE.signed)),
    ...some(frame.contact, STYLE.body),
  ];
  if (signatures.length > 0) children.push(gap(), signatureTable(signatures, advance), gap());
  children.push(...parts(true));
  if (picture !== undefined) children.push(...pictureBlocks(picture));
  // Behind the last table there has to be a paragraph: without one, a program may read on for ever.
  children.push(note === '' ? gap() : paragraph(note, STYLE.note));
  const file = new Document({
    title: runText(`${drill?.tag ?? ''}${title}`),
    subject: form,
    creator: '',
    lastModifiedBy: '',
    description: runText(unreviewed || note),
    styles,
    externalStyles: tableStyles,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [
      {
        properties: pageProperties,
        ...(drill === undefined ? {} : { headers: drillHeaders(drill) }),
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children,
      },
    ],
  });
  const bytes = await Packer.toArrayBuffer(file, false, [{ path: 'word/fontTable.xml', data: fontTable }]);
  progress(total, total);
  return new Uint8Array(bytes);
}
