import { strFromU8, unzipSync } from 'fflate';
import type { PlanLine, ReadFile } from './line.ts';
import { type List, levelOfStyle, listsOf, printedBy } from './lists.ts';
import {
  countUnread,
  type OpenFields,
  openFieldsOf,
  readParagraph,
  sideOf,
  type Unread,
} from './paragraph.ts';
import { linesOfTable, type TableCell } from './table.ts';
import {
  attribute,
  child,
  childrenNamed,
  childrenOf,
  nameOf,
  numberIn,
  parseXml,
  switchIn,
  valOf,
  type XmlNode,
} from './xml.ts';

/** Properties that a paragraph has of its own or by its style. */
interface Properties {
  readonly list?: string | undefined;
  readonly level?: number | undefined;
  readonly heading?: number | undefined;
}

interface Style extends Properties {
  /** The style that has it in a list. */
  readonly listed?: string | undefined;
  readonly isHidden?: boolean | undefined;
  /** A line of the table of contents, which Word makes of the headings. */
  readonly isContents?: boolean;
}

function propertiesOf(paragraph: XmlNode | undefined): Properties {
  const numbers = child(paragraph, 'w:numPr');
  const outline = numberIn(paragraph, 'w:outlineLvl');
  return {
    list: valOf(numbers, 'w:numId'),
    level: numberIn(numbers, 'w:ilvl'),
    heading: outline === undefined || outline > 8 ? undefined : outline + 2,
  };
}

type StyleOf = (id: string | undefined) => Style;

function stylesOf(styles: readonly XmlNode[]): StyleOf {
  const byId = new Map(
    childrenNamed(childrenOf(styles.find(each => nameOf(each) === 'w:styles')), 'w:style').map(style => [
      attribute(style, 'w:styleId') ?? '',
      style,
    ]),
  );
  const known = new Map<string | undefined, Style>();
  const read = (id: string | undefined, seen: readonly string[] = []): Style => {
    const style = id === undefined || seen.includes(id) ? undefined : byId.get(id);
    if (style === undefined) return {};
    const { list, level, heading } = propertiesOf(child(style, 'w:pPr'));
    const under = read(valOf(style, 'w:basedOn'), [...seen, id ?? '']);
    const name = valOf(style, 'w:name')?.toLowerCase() ?? '';
    return {
      list: list ?? under.list,
      level: level ?? under.level,
      heading: name === 'title' ? 1 : (heading ?? under.heading),
      listed: list === undefined ? under.listed : id,
      isHidden: switchIn(child(style, 'w:rPr'), 'w:vanish') ?? under.isHidden,
      isContents: /^(?:toc|目录)(?:\s|\d|$)/.test(name),
    };
  };
  return id => {
    const style = known.get(id) ?? read(id);
    known.set(id, style);
    return style;
  };
}

/** State while a document is read from its beginning. */
interface Reading {
  readonly lists: ReadonlyMap<string, List>;
  readonly counters: Map<string, readonly number[]>;
  readonly styleOf: StyleOf;
  readonly fields: OpenFields;
  readonly unread: Unread;
}

/** A line of the document; `isJoined` where its end was deleted, so that the next goes on behind it. */
interface Written extends PlanLine {
  readonly isJoined?: boolean;
}

/** @param isCell an automatic number of a cell stands there by itself, where nothing else does */
function linesOfParagraph(paragraph: XmlNode, reading: Reading, isCell: boolean): readonly Written[] {
  const { lists, counters, styleOf, fields, unread } = reading;
  const own = child(paragraph, 'w:pPr');
  const mark = child(own, 'w:rPr');
  const style = styleOf(valOf(own, 'w:pStyle'));
  const isHidden = (id: string | undefined) => (id === undefined ? undefined : styleOf(id).isHidden);
  const said = readParagraph(paragraph, fields, unread, isHidden, style.isHidden ?? false);
  const boxes = said.boxes.flatMap(box => linesIn(box, reading, isCell));
  if (style.isContents) return boxes;
  const isJoined = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
  const { list: ownList, level, heading } = propertiesOf(own);
  const list = lists.get(ownList ?? style.list ?? '');
  const [first = '', ...others] = said.lines;
  const isGone = first === '' && (isJoined || (switchIn(mark, 'w:vanish') ?? false));
  const at = level ?? style.level ?? (list && levelOfStyle(list, style.listed)) ?? 0;
  const printed = list === undefined || isGone ? '' : printedBy(list, at, counters);
  const shown = first === '' && !isCell ? '' : `${printed}${first}`;
  const lines = [shown, ...others].map(text => ({ text, heading: heading ?? style.heading }));
  return [...lines.slice(0, -1), ...lines.slice(-1).map(line => ({ ...line, isJoined })), ...boxes];
}

function cellOf(cell: XmlNode, column: number, reading: Reading): TableCell {
  const merged = child(child(cell, 'w:tcPr'), 'w:vMerge');
  return {
    column,
    lines: linesIn(cell, reading, true).filter(({ text }) => text !== ''),
    goesOn: merged !== undefined && attribute(merged, 'w:val') !== 'restart',
  };
}

/** Rows or cells, also those that lie in a control or were put in later. */
const insideOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  childrenOf(node).flatMap(each =>
    nameOf(each) === name
      ? [each]
      : ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(nameOf(each))
        ? insideOf(each, name)
        : [],
  );

function linesOfRows(table: XmlNode, reading: Reading): readonly PlanLine[] {
  const isDeleted = (node: XmlNode, properties: string, mark: string): boolean =>
    child(child(node, properties), mark) !== undefined;
  const rows = insideOf(table, 'w:tr').filter(row => !isDeleted(row, 'w:trPr', 'w:del'));
  return linesOfTable(
    rows.map(row => {
      let column = numberIn(child(row, 'w:trPr'), 'w:gridBefore') ?? 0;
      const cells = insideOf(row, 'w:tc').filter(cell => !isDeleted(cell, 'w:tcPr', 'w:cellDel'));
      return cells.map(cell => {
        const read = cellOf(cell, column, reading);
        column += numberIn(child(cell, 'w:tcPr'), 'w:gridSpan') ?? 1;
        return read;
      });
    }),
  );
}

const isContents = (control: XmlNode): boolean =>
  /table of contents|目录/i.test(
    valOf(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') ?? '',
  );

/** The lines of what holds paragraphs and tables, in their order. */
function linesIn(node: XmlNode, reading: Reading, isCell = false): readonly PlanLine[] {
  const written = childrenOf(node).flatMap((each): readonly Written[] => {
    switch (nameOf(each)) {
      case 'w:p':
        return linesOfParagraph(each, reading, isCell);
      case 'w:tbl':
        return linesOfRows(each, reading);
      case 'w:del':
      case 'w:moveFrom':
        return [];
      case 'w:sdt':
        return isContents(each) ? [] : linesIn(each, reading, isCell);
      case 'mc:AlternateContent':
        return sideOf(each).flatMap(inner => linesIn({ inner: [inner] }, reading, isCell));
      case 'w:altChunk':
        countUnread(reading.unread, '嵌入的文件');
        return [];
      default:
        return linesIn(each, reading, isCell);
    }
  });
  return joined(written);
}

/** Lines whose end was deleted, with what they go on with. Word gives such a one the properties of the next. */
function joined(written: readonly Written[]): readonly PlanLine[] {
  const lines: PlanLine[] = [];
  let before = '';
  for (const { isJoined, ...line } of written) {
    const text = before + line.text;
    before = isJoined ? text : '';
    if (!isJoined) lines.push({ ...line, text });
  }
  return before === '' ? lines : [...lines, { text: before, heading: undefined }];
}

/** The parts that are read, and how large one may be when it is unpacked: a plan of a hundred pages has a megabyte. */
const PARTS: readonly string[] = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'];
const MOST_BYTES = 16 * 1024 * 1024;

/** Unpacks what is read and nothing else. As much is unpacked of a part as it says of itself, and no more. */
const unpacked = (bytes: Uint8Array) =>
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.includes(name)) return false;
      if (originalSize > MOST_BYTES) throw new Error(`${name}: ${originalSize} > ${MOST_BYTES}`);
      return true;
    },
  });

/**
 * The lines of a Word file (.docx), each with the number that Word would print before it, as they stand when every tracked change is
 * accepted: without what is hidden, deleted or moved away, and without the table of contents.
 * @throws an `Error` for what is no such file
 */
export function readWord(bytes: Uint8Array): ReadFile {
  const files = unpacked(bytes);
  const read = (name: string): readonly XmlNode[] =>
    files[name] === undefined ? [] : parseXml(strFromU8(files[name]));
  const [body] = read('word/document.xml').flatMap(each =>
    childrenOf(each).filter(inner => nameOf(inner) === 'w:body'),
  );
  if (body === undefined) throw new Error('no word/document.xml');
  const unread: Unread = new Map();
  const lines = linesIn(body, {
    lists: listsOf(read('word/numbering.xml')),
    counters: new Map(),
    styleOf: stylesOf(read('word/styles.xml')),
    fields: openFieldsOf(body),
    unread,
  });
  return { lines, unread };
}
