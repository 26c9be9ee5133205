import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import { inFormat } from './number.ts';

/** A paragraph of a document, with the number that is printed before it, typed or automatic. */
export interface Paragraph {
  readonly text: string;
  /** 1 for a title, 2 and more for the headings below it, as the document's styles say; `undefined` where they say nothing. */
  readonly heading: number | undefined;
}

/** An element of XML as the parser gives it: its children under its name, its attributes beside. */
type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
});

const nameOf = (node: Node): string => Object.keys(node).find(key => key !== ':@') ?? '';
const childrenOf = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : ((node[nameOf(node)] ?? []) as readonly Node[]);
const child = (node: Node | undefined, name: string): Node | undefined =>
  childrenOf(node).find(each => nameOf(each) === name);
const named = (nodes: readonly Node[], name: string): readonly Node[] =>
  nodes.filter(each => nameOf(each) === name);
const attribute = (node: Node | undefined, name: string): string | undefined =>
  (node?.[':@'] as Readonly<Record<string, string>> | undefined)?.[name];
const valOf = (node: Node | undefined, name: string): string | undefined =>
  attribute(child(node, name), 'w:val');
const numberIn = (node: Node | undefined, name: string): number | undefined => {
  const value = valOf(node, name);
  return value === undefined ? undefined : Number(value);
};

/** How a list prints its numbers on one level. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: each level's number in the place of its sign. */
  readonly text: string;
}

interface List {
  /** What counts: lists that go on with each other share it. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
}

function listsOf(numbering: readonly Node[]): ReadonlyMap<string, List> {
  const all = childrenOf(numbering.find(each => nameOf(each) === 'w:numbering'));
  const levels = new Map(
    named(all, 'w:abstractNum').map(list => [
      attribute(list, 'w:abstractNumId') ?? '',
      new Map(
        named(childrenOf(list), 'w:lvl').map(level => [
          Number(attribute(level, 'w:ilvl')),
          {
            start: numberIn(level, 'w:start') ?? 1,
            format: valOf(level, 'w:numFmt') ?? 'decimal',
            text: valOf(level, 'w:lvlText') ?? '',
          },
        ]),
      ),
    ]),
  );
  return new Map(
    named(all, 'w:num').map(list => {
      const of = valOf(list, 'w:abstractNumId') ?? '';
      const isNew = child(list, 'w:lvlOverride') !== undefined;
      const id = attribute(list, 'w:numId') ?? '';
      return [id, { counter: isNew ? `${of}/${id}` : of, levels: levels.get(of) ?? new Map() }];
    }),
  );
}

/** Properties that a paragraph has of its own or by its style. */
interface Properties {
  readonly list?: string | undefined;
  readonly level?: number | undefined;
  readonly heading?: number | undefined;
}

function propertiesOf(paragraph: Node | undefined): Properties {
  const numbers = child(paragraph, 'w:numPr');
  const outline = numberIn(paragraph, 'w:outlineLvl');
  return {
    list: valOf(numbers, 'w:numId'),
    level: numberIn(numbers, 'w:ilvl'),
    heading: outline === undefined || outline > 8 ? undefined : outline + 2,
  };
}

function stylesOf(styles: readonly Node[]): (id: string | undefined) => Properties {
  const byId = new Map(
    named(childrenOf(styles.find(each => nameOf(each) === 'w:styles')), 'w:style').map(style => [
      attribute(style, 'w:styleId') ?? '',
      style,
    ]),
  );
  const read = (id: string | undefined, seen: readonly string[] = []): Properties => {
    const style = id === undefined || seen.includes(id) ? undefined : byId.get(id);
    if (style === undefined) return {};
    const { list, level, heading } = propertiesOf(child(style, 'w:pPr'));
    const under = read(valOf(style, 'w:basedOn'), [...seen, id ?? '']);
    const isTitle = valOf(style, 'w:name')?.toLowerCase() === 'title';
    return {
      list: list ?? under.list,
      level: level ?? under.level,
      heading: isTitle ? 1 : (heading ?? under.heading),
    };
  };
  return read;
}

/** The words of a paragraph; what is marked as struck out is not among them. */
function textOf(node: Node): string {
  const name = nameOf(node);
  if (name === 'w:del' || name === 'w:pPr' || name === 'w:rPr') return '';
  if (name === 'w:t')
    return childrenOf(node)
      .map(each => String(each['#text'] ?? ''))
      .join('');
  if (name === 'w:tab') return '　';
  return childrenOf(node).map(textOf).join('');
}

/** Paragraphs in their order, those in tables among them. */
const paragraphsOf = (node: Node): readonly Node[] =>
  nameOf(node) === 'w:p' ? [node] : childrenOf(node).flatMap(paragraphsOf);

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
 * The lines of a Word file (.docx), each with the number that Word would print before it.
 * @throws an `Error` for what is no such file
 */
export function readWord(bytes: Uint8Array): readonly Paragraph[] {
  const files = unpacked(bytes);
  const read = (name: string): readonly Node[] =>
    files[name] === undefined ? [] : (parser.parse(strFromU8(files[name])) as readonly Node[]);
  const [body] = read('word/document.xml').flatMap(each =>
    childrenOf(each).filter(inner => nameOf(inner) === 'w:body'),
  );
  if (body === undefined) throw new Error('no word/document.xml');
  const lists = listsOf(read('word/numbering.xml'));
  const styleOf = stylesOf(read('word/styles.xml'));
  const counters = new Map<string, number[]>();
  return paragraphsOf(body).map(paragraph => {
    const own = child(paragraph, 'w:pPr');
    const style = styleOf(valOf(own, 'w:pStyle'));
    const { list: ownList, level: ownLevel, heading } = propertiesOf(own);
    const list = lists.get(ownList ?? style.list ?? '');
    const at = ownLevel ?? style.level ?? 0;
    const words = textOf(paragraph).trim();
    const printed = list === undefined || words === '' ? '' : printedBy(list, at, counters);
    return { text: `${printed}${words}`, heading: heading ?? style.heading };
  });
}

/** Counts on in a list, and what is printed for it. */
function printedBy({ counter, levels }: List, at: number, counters: Map<string, number[]>): string {
  const level = levels.get(at);
  if (level === undefined) return '';
  const before = counters.get(counter) ?? [];
  const starts = (place: number): number => levels.get(place)?.start ?? 1;
  // What stands below begins anew; what stands above and was never chineseCount stands at its start.
  const places = Array.from({ length: at + 1 }, (_, place) =>
    place < at ? (before[place] ?? starts(place)) : (before[at] ?? starts(at) - 1) + 1,
  );
  counters.set(counter, places);
  return level.text.replace(/%(\d)/g, (_, sign: string) => {
    const place = Number(sign) - 1;
    return inFormat(places[place] ?? starts(place), levels.get(place)?.format ?? 'decimal');
  });
}
