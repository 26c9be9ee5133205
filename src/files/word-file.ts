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
import { withoutUnseen } from '../base/unseen.ts';
import type {
  Audience,
  DocumentCell,
  DocumentModel,
  DocumentRow,
  DocumentSection,
  DocumentTable,
  PaperLine,
} from '../desk/documents/document.ts';
import {
  cellText,
  frameOf,
  gridRows,
  isSecondLevel,
  linesIn,
  lineText,
  printedHeadings,
  printedParagraphs,
} from '../desk/documents/layout.ts';
import { audienceLabel } from '../desk/documents/words.ts';
import type { WordOptions, WordPicture } from './word-options.ts';
import { fontTable, STYLE, tableStyles, type WordPage, wordPage } from './word-styles.ts';

type Block = Paragraph | Table;

/** XML 1.0 cannot hold control characters, halves of characters, and two code points that stand for none. */
const ILLEGAL = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/** Text as a run may hold it. A run knows no line breaks and no tabs. */
const runText = (text: string): string =>
  withoutUnseen(text)
    .replace(ILLEGAL, '')
    .replace(/[\t\n\r]+/g, ' ');

/** A web address or some other word of Latin letters that would leave half a line empty before it. */
const LONG_WORD = /[!-~]{16}/;

const paragraph = (text: string, style: string): Paragraph =>
  new Paragraph({
    style,
    // This lets words break anywhere, whatever its name says.
    ...(LONG_WORD.test(text) ? { wordWrap: true } : {}),
    children: [new TextRun(runText(text))],
  });

/** The page that a document is laid out for, and a callback that hears of each row once it is written. */
interface Writer {
  readonly page: WordPage;
  written(): void;
}

/** Relative widths as twips that fill the text block. */
function columnWidths(widths: readonly number[], { page: { block } }: Writer): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map(width => Math.floor((width / sum) * block));
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
  { written }: Writer,
  row: (item: Item) => ITableRowOptions,
): readonly LateRow[] => items.map(item => new LateRow(() => row(item), written));

const CELL_STYLE = { title: STYLE.cellTitle, note: STYLE.cellNote } as const;

/** A line of a cell, in the style of what its words are. */
const cellLine = (line: string | PaperLine, style: string): Paragraph =>
  paragraph(lineText(line), typeof line === 'string' || line.as === undefined ? style : CELL_STYLE[line.as]);

const cellOf = (cell: DocumentCell, width: number, style: string, columnSpan = 1): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan === 1 ? {} : { columnSpan }),
    children: linesIn(cell).map(line => cellLine(line, style)),
  });

const tableOf = (rows: readonly TableRow[], widths: readonly number[], { page: { block } }: Writer): Table =>
  new Table({
    style: STYLE.table,
    layout: TableLayoutType.FIXED,
    width: { size: block, type: WidthType.DXA },
    columnWidths: widths,
    rows,
  });

/** From here on a text may fill a good part of a page. In UTF-16 units. */
const LONG = 200;

/** Rows in one table. Programs that lay out a longer one take time by the square of its rows. */
export const TABLE_ROWS = 250;

/** Room for a hand. */
const BY_HAND = { value: 500, rule: 'atLeast' } as const;

/** A table as one, or where it is long as several that follow close upon each other, each with the first row. */
function recordTables({ head, rows, widths: relative }: DocumentTable, writer: Writer): Block[] {
  const { block, isLetter } = writer.page;
  const widths = columnWidths(relative, writer);
  const cells = (texts: readonly DocumentCell[], style: string): TableCell[] =>
    texts.map((text, column) => cellOf(text, widths[column] ?? 0, style));
  const row = (texts: DocumentRow): ITableRowOptions => {
    if (typeof texts === 'string')
      return { cantSplit: true, children: [cellOf(texts, block, STYLE.rowHeading, head.length)] };
    const words = texts.map(cellText);
    return {
      // A row that would not fit a page has to break.
      ...(words.every(text => text.length < LONG) ? { cantSplit: true } : {}),
      ...(isLetter || words.every(text => text !== '') ? {} : { height: BY_HAND }),
      children: cells(texts, STYLE.cell),
    };
  };
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length; from += TABLE_ROWS) {
    const first = lateRows([head], writer, texts => ({
      tableHeader: true,
      cantSplit: true,
      children: cells(texts, STYLE.head),
    }));
    const own = lateRows(rows.slice(from, from + TABLE_ROWS), writer, row);
    if (from > 0) blocks.push(new Paragraph({ style: STYLE.seam }));
    blocks.push(tableOf([...first, ...own], widths, writer));
  }
  return blocks;
}

function grid(lines: DocumentModel['lines'], writer: Writer): Table {
  const widths = columnWidths([18, 32, 18, 32], writer);
  const [label = 0, value = 0] = widths;
  return tableOf(
    lateRows(gridRows(lines), writer, row => ({
      children: row.flatMap(each => [
        cellOf(each.label, label, STYLE.head),
        row.length === 1
          ? cellOf(each.value, writer.page.block - label, STYLE.cell, 3)
          : cellOf(each.value, value, STYLE.cell),
      ]),
    })),
    widths,
    writer,
  );
}

/** Lines to sign, with room for a hand. */
function signatureTable(labels: readonly string[], writer: Writer): Table {
  const widths = columnWidths([32, 68], writer);
  const [label = 0, blank = 0] = widths;
  return tableOf(
    lateRows(labels, writer, text => ({
      cantSplit: true,
      height: { value: 850, rule: 'atLeast' },
      children: [cellOf(text, label, STYLE.head), cellOf('', blank, STYLE.cell)],
    })),
    widths,
    writer,
  );
}

/** Under the bulletin's name: its lines two by two, and a rule below them. */
const mastheadLine = (texts: readonly string[], { block }: WordPage): Paragraph =>
  new Paragraph({
    style: STYLE.masthead,
    tabStops: [{ type: TabStopType.RIGHT, position: block }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: '000000' } },
    children: texts.flatMap((text, position) => [
      ...(position === 0 ? [] : [new TextRun(position % 2 === 0 ? { break: 1 } : { children: [new Tab()] })]),
      new TextRun(runText(text)),
    ]),
  });

const LEVEL = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2 } as const;

/** Half a page, in twips: two cards to a sheet. */
const CARD = { value: 6900, rule: 'atLeast' } as const;

function sectionBlocks(
  section: DocumentSection,
  heading: string | undefined,
  writer: Writer,
): readonly Block[] {
  const { level = 1, starts, frame } = section;
  const pageBreakBefore = starts === 'page';
  const blocks: readonly Block[] = [
    ...(heading === undefined
      ? []
      : [
          new Paragraph({
            heading: LEVEL[level],
            pageBreakBefore: pageBreakBefore && frame === undefined,
            children: [new TextRun(runText(heading))],
          }),
        ]),
    ...(section.kind === 'text'
      ? printedParagraphs(section).map(bodyParagraph)
      : section.table.rows.length === 0
        ? [paragraph(section.table.empty, STYLE.body)]
        : [...recordTables(section.table, writer), gap()]),
  ];
  if (frame === undefined) return blocks;
  const framed = new TableRow({
    cantSplit: true,
    ...(frame === 'card' ? { height: CARD } : {}),
    children: [new TableCell({ children: blocks })],
  });
  return [
    ...(pageBreakBefore ? [new Paragraph({ style: STYLE.seam, pageBreakBefore })] : []),
    tableOf([framed], [writer.page.block], writer),
    gap(),
  ];
}

const bodyParagraph = (line: string | PaperLine): Paragraph => {
  if (typeof line === 'string' && isSecondLevel(line))
    return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(runText(line))] });
  return cellLine(line, STYLE.body);
};

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

/** The header of every page: a mark of a drill or draft, whom the document is for, what it belongs to. */
function headersOf({ mark, running = '' }: DocumentModel, audience: Audience | undefined) {
  const own = [running, audience === undefined ? '' : audienceLabel[audience]].filter(Boolean).join('　');
  const lines = [
    ...(mark === undefined ? [] : [paragraph(mark.line, STYLE.mark)]),
    ...(own === '' ? [] : [paragraph(own, STYLE.running)]),
  ];
  if (lines.length === 0) return {};
  // Odd and even pages have one each.
  return { headers: { default: new Header({ children: lines }), even: new Header({ children: lines }) } };
}

/** A blank line the height of little, so that two tables do not grow together. */
const gap = (): Paragraph => new Paragraph({ style: STYLE.cell });

/** Never more than half a page: what is told in words comes first. In pixels at 96 to the inch. */
const PICTURE_HEIGHT = 420;

/** A picture as large as there is room for, and what it is. */
function pictureBlocks(
  { png, width, height, caption }: WordPicture,
  { block }: WordPage,
): readonly Paragraph[] {
  const scale = Math.min(1, Math.floor(block / 15) / width, PICTURE_HEIGHT / height);
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
 * A document as a Word file: a letter with page, type and headings of GB/T 9704-2012, a form in smaller type; real named
 * styles, tables whose first row comes again on every page. Makes it in one go on the thread it is called on.
 */
export async function wordFile(
  model: DocumentModel,
  { picture, progress = () => {} }: Pick<WordOptions, 'picture' | 'progress'> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { form, masthead = '', title, lines, sections, signatures, unreviewed, note, mark } = model;
  // Written as XML, and then packed, which takes about as long.
  const total = 2 * rowCount(model);
  let done = 0;
  const advance = (): void => {
    done += 1;
    progress(done, total);
  };
  const page = wordPage(model.layout ?? 'letter');
  const writer: Writer = { page, written: advance };
  const headings = printedHeadings(model);
  const frame = frameOf(model);
  const part = (section: DocumentSection): readonly Block[] =>
    sectionBlocks(section, headings[sections.indexOf(section)], writer);
  const some = (text: string, style: string): readonly Paragraph[] =>
    text === '' ? [] : [paragraph(text, style)];
  const rows = gridRows(lines);
  const head: readonly Block[] = [
    ...some(mark?.line ?? '', STYLE.mark),
    ...some(unreviewed, STYLE.mark),
    ...some(masthead, STYLE.bulletin),
    ...some(frame.issue, STYLE.issue),
    ...(frame.masthead.length === 0 ? [] : [mastheadLine(frame.masthead, page)]),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(runText(title))] }),
    ...some(frame.address, 'Normal'),
    ...(rows.length === 0 ? [] : [grid(lines, writer), gap()]),
  ];
  const foot: readonly Block[] = [
    ...frame.signed.map(text => paragraph(text, STYLE.signed)),
    ...some(frame.contact, STYLE.body),
    ...frame.copies.map(text => paragraph(text, 'Normal')),
    ...(signatures.length === 0 ? [] : [gap(), signatureTable(signatures, writer), gap()]),
    ...sections.filter(({ annex }) => annex === true).flatMap(part),
    ...(picture === undefined ? [] : pictureBlocks(picture, page)),
    // Behind the last table there has to be a paragraph: without one, a program may read on for ever.
    note === '' ? gap() : paragraph(note, STYLE.note),
  ];
  const runs = runsByAudience(sections.filter(({ annex }) => annex === undefined));
  const file = new Document({
    title: runText(`${mark?.tag ?? ''}${title}`),
    subject: form,
    creator: '',
    lastModifiedBy: '',
    description: runText(unreviewed || note),
    styles: page.styles,
    externalStyles: tableStyles,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: runs.map(({ audience, sections: own }, position) => ({
      properties: page.properties,
      ...headersOf(model, audience),
      footers: { default: pageNumber('right'), even: pageNumber('left') },
      children: [
        ...(position === 0 ? head : []),
        ...own.flatMap(part),
        ...(position === runs.length - 1 ? foot : []),
      ],
    })),
  });
  const bytes = await Packer.toArrayBuffer(file, false, [{ path: 'word/fontTable.xml', data: fontTable }]);
  progress(total, total);
  return new Uint8Array(bytes);
}

interface Run {
  readonly audience: Audience | undefined;
  readonly sections: DocumentSection[];
}

/** Parts that follow each other and are for the same people: each run begins a page, and says on all of its pages whom it is for. */
function runsByAudience(sections: readonly DocumentSection[]): readonly Run[] {
  const runs: Run[] = [{ audience: undefined, sections: [] }];
  for (const section of sections) {
    const { audience } = section;
    const last = runs.at(-1);
    if (last?.audience === audience) last?.sections.push(section);
    else runs.push({ audience, sections: [section] });
  }
  return runs;
}
