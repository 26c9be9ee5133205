import {
  AlignmentType,
  convertMillimetersToTwip,
  DocumentGridType,
  type IParagraphStyleOptions,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';

/*
 * The page and the type of GB/T 9704-2012, as far as a paper that is no official document takes them over: no red head,
 * no document number. Lengths in twips, a twentieth of a point; sizes of type in half points.
 */

/** Millimetres: the paper, and what is left around a block of 156 × 225. */
const PAPER = { width: 210, height: 297 } as const;
const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;

/** The width of the text block. */
export const BLOCK = convertMillimetersToTwip(PAPER.width - MARGIN.left - MARGIN.right);

const BLOCK_HEIGHT = convertMillimetersToTwip(PAPER.height - MARGIN.top - MARGIN.bottom);
const LINES = 22;
const CHARACTERS = 28;
/** 三号. */
const BODY = 32;
/** Of 22 lines: 28.95 points. */
const LINE = Math.floor(BLOCK_HEIGHT / LINES);

/** How much a character stands closer than its size, in 4096ths of a point. */
const CHARACTER_SPACE = Math.round((BLOCK / CHARACTERS / 20 - BODY / 2) * 4096);

export const pageProperties: ISectionPropertiesOptions = {
  page: {
    size: { width: convertMillimetersToTwip(PAPER.width), height: convertMillimetersToTwip(PAPER.height) },
    margin: {
      top: convertMillimetersToTwip(MARGIN.top),
      bottom: convertMillimetersToTwip(MARGIN.bottom),
      left: convertMillimetersToTwip(MARGIN.left),
      right: convertMillimetersToTwip(MARGIN.right),
      header: convertMillimetersToTwip(15),
      // The number's dash stands 7 mm below the text block.
      footer: convertMillimetersToTwip(MARGIN.bottom - 7 - 6),
    },
  },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHARACTER_SPACE },
};

const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const LATIN = 'Times New Roman';

const typeface = (eastAsia: string) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });

const FANG_SONG = '仿宋_GB2312';
const KAI = '楷体_GB2312';
const HEI = '黑体';
const SONG = '宋体';
const TITLE_SONG = '方正小标宋简体';

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
  head: 'TableHead',
  seam: 'TableSeam',
  note: 'StandingNote',
  bulletin: 'BulletinName',
  issue: 'IssueNumber',
  masthead: 'MastheadLine',
  signed: 'SignedLine',
  footer: 'Footer',
  mark: 'MarkLine',
  table: 'RecordTable',
} as const;

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });

/** Two characters, whatever their size. */
const INDENT = { firstLine: BODY * 10 * 2, firstLineChars: 200 } as const;

const styled = (id: string, name: string, rest: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  ...rest,
});

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  {
    id: 'Normal',
    name: 'Normal',
    quickFormat: true,
    run: { font: typeface(FANG_SONG), size: BODY, color: '000000' },
    paragraph: { spacing: exactly(LINE) },
  },
  styled(STYLE.body, 'Body Text First Indent', {
    quickFormat: true,
    paragraph: { indent: INDENT, alignment: AlignmentType.BOTH },
  }),
  styled(STYLE.cell, 'Table Text', {
    quickFormat: true,
    run: { size: 24 },
    paragraph: { spacing: exactly(360) },
  }),
  {
    id: STYLE.head,
    name: 'Table Head',
    basedOn: STYLE.cell,
    quickFormat: true,
    run: { font: typeface(HEI) },
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
  },
  styled(STYLE.seam, 'Table Seam', { run: { size: 2 }, paragraph: { spacing: exactly(20) } }),
  styled(STYLE.note, 'Standing Note', {
    run: { size: 21 },
    paragraph: { spacing: { ...exactly(320), before: 120, after: 200 } },
  }),
  styled(STYLE.bulletin, 'Bulletin Name', {
    run: { font: typeface(TITLE_SONG), size: 56 },
    paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(900) },
  }),
  styled(STYLE.issue, 'Issue Number', {
    paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(LINE) },
  }),
  styled(STYLE.masthead, 'Masthead Line', { paragraph: { spacing: { ...exactly(LINE), after: LINE } } }),
  styled(STYLE.signed, 'Signed Line', {
    paragraph: { alignment: AlignmentType.RIGHT, indent: { right: BODY * 10 * 4 }, keepLines: true },
  }),
  styled(STYLE.footer, 'footer', {
    run: { font: typeface(SONG), size: 28 },
    paragraph: { spacing: exactly(320) },
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

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: typeface(FANG_SONG), size: BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } },
    },
    title: {
      basedOn: 'Normal',
      next: STYLE.body,
      quickFormat: true,
      run: { font: typeface(TITLE_SONG), size: 44 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exactly(700), after: LINE } },
    },
    heading1: {
      basedOn: 'Normal',
      next: STYLE.body,
      quickFormat: true,
      run: { font: typeface(HEI), size: BODY, color: '000000' },
      paragraph: { indent: INDENT, keepNext: true, spacing: exactly(LINE), outlineLevel: 0 },
    },
    heading2: {
      basedOn: 'Normal',
      next: STYLE.body,
      quickFormat: true,
      run: { font: typeface(KAI), size: BODY, color: '000000' },
      paragraph: { indent: INDENT, keepNext: true, spacing: exactly(LINE), outlineLevel: 1 },
    },
  },
  paragraphStyles,
};
