import { childrenNamed, childrenOf, holdsOne, nameOf, switchIn, textIn, valOf, type XmlNode } from './xml.ts';

/** Parts of a document that are no text, by the word that a clerk has for them, with how often each was met. */
export type Unread = Map<string, number>;
export const countUnread = (unread: Unread, word: string): void =>
  void unread.set(word, (unread.get(word) ?? 0) + 1);

/** Elements without words of the document, once every tracked change is accepted. */
const SILENT: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:rt',
  'w:delText',
]);
const UNREAD: Readonly<Record<string, string>> = {
  'w:footnoteReference': '脚注',
  'w:endnoteReference': '尾注',
  'm:oMath': '公式',
  'w:object': '嵌入的对象',
  'w:altChunk': '嵌入的文件',
};

/** Signs of the fonts that are signs only, as text: boxes to tick. */
const SYMBOLS: Readonly<Record<string, string>> = { A8: '□', '6F': '□', '71': '□', FE: '☑', '52': '☑' };

/** A field that has begun: its instruction, and whether what it shows has begun. */
interface Field {
  code: string;
  isShown: boolean;
}
const isContents = ({ code }: Field): boolean => /^\s*TOC\b/.test(code);

/** The fields of a document that are open where it is read; they go on from one paragraph to the next. */
export interface OpenFields {
  readonly open: Field[];
  /** Each that begins ends. One that does not would take the rest of the document with it. */
  readonly areBalanced: boolean;
}

export function openFieldsOf(body: XmlNode): OpenFields {
  const kinds = new Map<string, number>();
  const count = (node: XmlNode): void => {
    if (SILENT.has(nameOf(node))) return;
    if (nameOf(node) === 'w:fldChar') countUnread(kinds, kindOfMark(node));
    childrenOf(node).forEach(count);
  };
  count(body);
  return { open: [], areBalanced: kinds.get('begin') === kinds.get('end') };
}

const kindOfMark = (node: XmlNode): string =>
  (node[':@'] as Readonly<Record<string, string>> | undefined)?.['w:fldCharType'] ?? '';

/** The content of a paragraph: its lines, as soft returns break it, and the boxes that float beside it. */
interface Said {
  readonly lines: readonly string[];
  readonly boxes: readonly XmlNode[];
}

/** @param hidden whether text of a style is hidden; that of the paragraph is given with `isHidden` */
export function readParagraph(
  paragraph: XmlNode,
  fields: OpenFields,
  unread: Unread,
  hidden: (style: string | undefined) => boolean | undefined,
  isHidden: boolean,
): Said {
  const boxes: XmlNode[] = [];
  let text = '';
  const isShown = (): boolean => fields.open.every(field => field.isShown && !isContents(field));
  const say = (words: string): void => {
    if (isShown()) text += words;
  };
  const readMark = (node: XmlNode): void => {
    const kind = kindOfMark(node);
    const last = fields.open.at(-1);
    if (kind === 'begin') fields.open.push({ code: '', isShown: false });
    else if (kind === 'separate' && last !== undefined) last.isShown = true;
    else if (kind === 'end') fields.open.pop();
  };
  const readFloating = (node: XmlNode): void => {
    const own = boxesIn(node);
    boxes.push(...own);
    if (own.length === 0) countUnread(unread, '图片');
  };
  const readRun = (run: XmlNode): void => {
    const own = childrenOf(run).find(each => nameOf(each) === 'w:rPr');
    const isOut = switchIn(own, 'w:vanish') ?? hidden(valOf(own, 'w:rStyle')) ?? isHidden;
    // A field may begin in what is hidden.
    if (isOut) childrenNamed(childrenOf(run), 'w:fldChar').forEach(readMark);
    else readAll(run);
  };
  const readAll = (node: XmlNode): void => childrenOf(node).forEach(read);
  function read(node: XmlNode): void {
    const name = nameOf(node);
    const last = fields.open.at(-1);
    if (SILENT.has(name)) return;
    if (name === 'w:r') readRun(node);
    else if (name === 'w:t') say(textIn(node));
    else if (name === 'w:tab' || name === 'w:ptab') say('　');
    else if (name === 'w:br' || name === 'w:cr') say('\n');
    else if (name === 'w:noBreakHyphen') say('-');
    else if (name === 'w:sym') say(symbolOf(node, unread));
    else if (name === 'w:fldChar') readMark(node);
    else if (name === 'w:instrText' && last !== undefined) last.code += textIn(node);
    else if (name === 'w:drawing' || name === 'w:pict') readFloating(node);
    else if (name === 'mc:AlternateContent') sideOf(node).forEach(read);
    else if (UNREAD[name] !== undefined) countUnread(unread, UNREAD[name]);
    else if (!(name === 'w:fldSimple' && isContents({ code: instructionOf(node), isShown: true })))
      readAll(node);
  }
  childrenOf(paragraph).forEach(read);
  if (!fields.areBalanced) fields.open.length = 0;
  return { lines: text.split('\n').map(line => line.trim()), boxes };
}

const instructionOf = (node: XmlNode): string =>
  (node[':@'] as Readonly<Record<string, string>> | undefined)?.['w:instr'] ?? '';

/** Content that is there twice for the sake of old programs is read once: the new form, unless only the old one has words. */
export function sideOf(alternatives: XmlNode): readonly XmlNode[] {
  const sides = childrenOf(alternatives);
  return childrenOf(sides.find(side => holdsOne(side, 'w:t')) ?? sides[0]);
}

/** The text boxes of what floats, those in a group among them. */
const boxesIn = (node: XmlNode): readonly XmlNode[] =>
  nameOf(node) === 'mc:AlternateContent'
    ? sideOf(node).flatMap(boxesIn)
    : childrenOf(node).flatMap(each => (nameOf(each) === 'w:txbxContent' ? [each] : boxesIn(each)));

function symbolOf(node: XmlNode, unread: Unread): string {
  const { 'w:char': code = '', 'w:font': font = '' } =
    (node[':@'] as Readonly<Record<string, string>> | undefined) ?? {};
  const isSign = /wingdings|symbol|webdings/i.test(font) || /^F0/i.test(code);
  if (!isSign) return String.fromCodePoint(Number.parseInt(code, 16));
  const known = SYMBOLS[code.replace(/^(?:F0|00)/i, '').toUpperCase()];
  if (known === undefined) countUnread(unread, '符号');
  return known ?? '';
}
