import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  type IParagraphStyleOptions,
  type IParagraphStylePropertiesOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
  PageOrientation,
} from 'docx';
import type { DocumentModel } from '../desk/documents/document.ts';

type Layout = NonNullable<DocumentModel['layout']> | 'letter';

/** Lengths in twips, a twentieth of a point; sizes of type in half points. */

/** Millimetres. */
const A4 = { width: 210, height: 297 } as const;

interface Sheet {
  /** Around the text, in millimetres. */
  readonly margin: Readonly<Record<'top' | 'left' | 'right' | 'bottom', number>>;
  readonly landscape?: true;
  /** Sizes and line heights of running text, of tables and of notes. */
  readonly body: number;
  readonly line: number;
  readonly cell: number;
  readonly cellLine: number;
  readonly note: number;
  readonly title: number;
  readonly titleLine: number;
  /** Size and typeface of the page number. */
  readonly folio: number;
  readonly face: string;
}

const FANG_SONG = '仿宋_GB2312';
const KAI = '楷体_GB2312';
const HEI = '黑体';
const SONG = '宋体';
const TITLE_SONG = '方正小标宋简体';

/** 22 lines of 28 characters in 三号 type, a line of 28.95 points. */
const LETTER_MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;
const LINES = 22;
const CHARACTERS = 28;
const LETTER_LINE = Math.floor(
  convertMillimetersToTwip(A4.height - LETTER_MARGIN.top - LETTER_MARGIN.bottom) / LINES,
);

const sheets: Readonly<Record<Layout, Sheet>> = {
  /*
   * The page and the type of GB/T 9704-2012, as far as a paper that is no official document takes them over: no red head,
   * no document number.
   */
  letter: {
    margin: LETTER_MARGIN,
    body: 32,
    line: LETTER_LINE,
    cell: 24,
    cellLine: 360,
    note: 21,
    title: 44,
    titleLine: 700,
    folio: 28,
    face: FANG_SONG,
  },
  form: {
    margin: { top: 14, left: 18, right: 12, bottom: 15 },
    body: 21,
    line: 320,
    cell: 20,
    cellLine: 280,
    note: 18,
    title: 32,
    titleLine: 480,
    folio: 18,
    face: SONG,
  },
  certificate: {
    margin: { top: 25, left: 35, right: 35, bottom: 20 },
    landscape: true,
    body: 32,
    line: 640,
    cell: 24,
    cellLine: 400,
    note: 20,
    title: 68,
    titleLine: 1200,
    folio: 18,
    face: SONG,
  },
};

/** How a document is laid out in Word. */
export interface WordPage {
  readonly isLetter: boolean;
  /** The width of the text block. */
  readonly block: number;
  readonly properties: ISectionPropertiesOptions;
  readonly styles: IStylesOptions;
}

/** How much a character of a letter stands closer than its size, in 4096ths of a point. */
const characterSpace = (block: number, body: number): number =>
  Math.round((block / CHARACTERS / 20 - body / 2) * 4096);

export function wordPage(layout: Layout): WordPage {
  const sheet = sheets[layout];
  const { margin, landscape = false, body, line } = sheet;
  const width = landscape ? A4.height : A4.width;
  const block = convertMillimetersToTwip(width - margin.left - margin.right);
  const isLetter = layout === 'letter';
  return {
    isLetter,
    block,
    styles: stylesOf(sheet, layout === 'certificate'),
    properties: {
      page: {
        size: {
          width: convertMillimetersToTwip(A4.width),
          height: convertMillimetersToTwip(A4.height),
          ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
        },
        margin: {
          top: convertMillimetersToTwip(margin.top),
          bottom: convertMillimetersToTwip(margin.bottom),
          left: convertMillimetersToTwip(margin.left),
          right: convertMillimetersToTwip(margin.right),
          header: convertMillimetersToTwip(isLetter ? 15 : 6),
          // The number's dash stands 7 mm below the text block of a letter.
          footer: convertMillimetersToTwip(isLetter ? margin.bottom - 7 - 6 : 7),
        },
      },
      ...(isLetter
        ? {
            grid: {
              type: DocumentGridType.LINES_AND_CHARS,
              linePitch: line,
              charSpace: characterSpace(block, body),
            },
          }
        : {}),
    },
  };
}

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const LATIN = 'Times New Roman';

const typeface = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });

/** Typefaces with what stands in for them where an office has not got them; nothing is embedded. */
const stacks: readonly (readonly [name: string, ...instead: readonly string[]])[] = [
  [FANG_SONG, '仿宋', 'FangSong', 'STFangsong'],
  [KAI, '楷体', 'KaiTi', 'STKaiti'],
  [HEI, 'SimHei', 'STHeiti'],
  [SONG, 'SimSun', 'STSong'],
  [TITLE_SONG, '小标宋', 'FZXiaoBiaoSong-B05S', '宋体', 'SimSun'],
];

/** The font table. The library writes one only for fonts that it embeds, and knows no alternative names. */
export const fontTable: string = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="${WORD_NAMESPACE}">${stacks
  .map(
    ([name, ...instead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/** Ids of the styles that paragraphs and tables name. */
export const STYLE = {
  body: 'BodyIndent',
  cell: 'TableText',
  cellTitle: 'TableTitle',
  cellNote: 'TableNote',
  rowHeading: 'RowHeading',
  head: 'TableHead',
  seam: 'TableSeam',
  note: 'StandingNote',
  bulletin: 'BulletinName',
  issue: 'IssueNumber',
  masthead: 'MastheadLine',
  signed: 'SignedLine',
  footer: 'Footer',
  mark: 'MarkLine',
  running: 'RunningLine',
  table: 'RecordTable',
} as const;

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

const styled = (id: string, name: string, rest: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  ...rest,
});

const paragraphStyles = (
  { body, line, cell, cellLine, note, folio, face }: Sheet,
  text: IParagraphStylePropertiesOptions,
): readonly IParagraphStyleOptions[] => [
  {
    id: 'Normal',
    name: 'Normal',
    quickFormat: true,
    run: { font: typeface(face), size: body, color: '000000' },
    paragraph: { spacing: exactly(line) },
  },
  styled(STYLE.body, 'Body Text First Indent', { quickFormat: true, paragraph: text }),
  styled(STYLE.cell, 'Table Text', {
    quickFormat: true,
    run: { size: cell },
    paragraph: { spacing: exactly(cellLine) },
  }),
  {
    id: STYLE.cellTitle,
    name: 'Table Title',
    basedOn: STYLE.cell,
    quickFormat: true,
    run: { font: typeface(HEI) },
  },
  { id: STYLE.cellNote, name: 'Table Note', basedOn: STYLE.cell, quickFormat: true, run: { size: note } },
  {
    id: STYLE.head,
    name: 'Table Head',
    basedOn: STYLE.cell,
    quickFormat: true,
    run: { font: typeface(HEI) },
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
  },
  {
    id: STYLE.rowHeading,
    name: 'Row Heading',
    basedOn: STYLE.cell,
    quickFormat: true,
    run: { font: typeface(HEI) },
    paragraph: { keepNext: true },
  },
  styled(STYLE.seam, 'Table Seam', { run: { size: 2 }, paragraph: { spacing: exactly(20) } }),
  styled(STYLE.note, 'Standing Note', {
    run: { size: note },
    paragraph: { spacing: { ...exactly(320), before: 120, after: 200 } },
  }),
  styled(STYLE.bulletin, 'Bulletin Name', {
    run: { font: typeface(TITLE_SONG), size: 56 },
    paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(900) },
  }),
  styled(STYLE.issue, 'Issue Number', {
    paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(line) },
  }),
  styled(STYLE.masthead, 'Masthead Line', { paragraph: { spacing: { ...exactly(line), after: line } } }),
  styled(STYLE.signed, 'Signed Line', {
    paragraph: { alignment: AlignmentType.RIGHT, indent: { right: body * 10 * 4 }, keepLines: true },
  }),
  styled(STYLE.footer, 'footer', {
    run: { font: typeface(SONG), size: folio },
    paragraph: { spacing: exactly(320) },
  }),
  styled(STYLE.running, 'Running Line', {
    run: { font: typeface(SONG), size: 18 },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: exactly(280) },
  }),
  styled(STYLE.mark, 'Mark Line', {
    run: { font: typeface(HEI), size: 24 },
    paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(400) },
  }),
];

const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

/** A style for tables, thin lines all round: the library's options know no such styles, but it takes a style sheet. */
export const tableStyles: string = `<w:styles xmlns:w="${WORD_NAMESPACE}"><w:style w:type="table" w:customStyle="1" w:styleId="${
  STYLE.table
}"><w:name w:val="Record Table"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>${SIDES.map(
  side,
).join(
  '',
)}</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style></w:styles>`;

function stylesOf(sheet: Sheet, isCentred: boolean): IStylesOptions {
  const { body, line, title, titleLine, face } = sheet;
  // Two characters, whatever their size.
  const indent = face === FANG_SONG ? { firstLine: body * 10 * 2, firstLineChars: 200 } : {};
  const spacing = exactly(line);
  const heading = (font: string, outlineLevel: number) => ({
    basedOn: 'Normal',
    next: STYLE.body,
    quickFormat: true,
    run: { font: typeface(font), size: face === FANG_SONG ? body : body + 4, color: '000000' },
    paragraph: {
      indent,
      keepNext: true,
      spacing: face === FANG_SONG ? spacing : { ...exactly(line + 60), before: 160, after: 60 },
      outlineLevel,
      ...(isCentred ? { alignment: AlignmentType.CENTER } : {}),
    },
  });
  return {
    default: {
      document: {
        run: { font: typeface(face), size: body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      },
      title: {
        basedOn: 'Normal',
        next: STYLE.body,
        quickFormat: true,
        run: { font: typeface(TITLE_SONG), size: title },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exactly(titleLine), after: line } },
      },
      heading1: heading(HEI, 0),
      heading2: heading(face === FANG_SONG ? KAI : HEI, 1),
    },
    paragraphStyles: [
      ...paragraphStyles(sheet, {
        indent,
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.BOTH,
      }),
    ],
  };
}
