import { defineMdastPlugin, type MdastNode, mdxToMdast } from 'satteri';
import { isObject } from '../base/guard.ts';
import { nearest } from '../base/nearest.ts';
import { unseenIn } from '../base/unseen.ts';
import { textSentence } from './content-words.ts';
import type { Held, TextFault } from './text-fault.ts';

/** The tags of a kind of text, each with its attributes; each of these is written. */
export type Tags = Readonly<Record<string, Readonly<Record<string, Held>>>>;

/** Tags that a reading page may hold besides Markdown. */
export const pageTags = {
  Basis: { kind: 'words' },
  Clause: { id: 'words' },
  CollationNotes: {},
  Mistakes: {},
  Practice: {},
  StepLinks: { clauses: 'list' },
} as const satisfies Tags;

/** Tags that a lesson may hold besides Markdown. */
export const lessonTags = {
  Basis: { kind: 'words' },
  Cite: { cite: 'list' },
  Clause: { brief: 'name', id: 'words' },
  Example: { title: 'words' },
  Mistakes: {},
  StepLink: { id: 'words' },
} as const satisfies Tags;

/** All else that MDX reads is a program, or leads to a file that could be one: an image is imported. */
const MARKDOWN: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'code',
  'break',
  'thematicBreak',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'link',
  'linkReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
]);

/** An address that leads somewhere: with a way to get there that is no program, or within the site. */
const ADDRESS = /^(https?|mailto|tel):|^[^:]*([/?#]|$)/i;

type Attributes = Extract<MdastNode, { readonly type: 'mdxJsxFlowElement' }>['attributes'];

/** A tag as it is written, with its words. */
export interface WrittenTag {
  readonly line: number;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The value of an attribute; none for one that would have to be computed. JSON is read, nothing is run. */
function heldBy(attribute: Attributes[number]): Held | undefined {
  if (attribute.type !== 'mdxJsxAttribute') return undefined;
  const { value } = attribute;
  if (value === null || value === undefined) return 'name';
  if (typeof value === 'string') return 'words';
  try {
    const list: unknown = JSON.parse(value.value);
    return Array.isArray(list) && list.every(each => typeof each === 'string') ? 'list' : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whether a tag has just the attributes that it has to have, each once */
function isWrittenAs(attributes: Attributes, wanted: Tags[string]): boolean {
  const held = attributes.map(each => `${'name' in each ? each.name : ''}=${heldBy(each)}`);
  const expected = Object.entries(wanted).map(([name, holds]) => `${name}=${holds}`);
  return held.sort().join() === expected.sort().join();
}

function faultOf(node: MdastNode, tags: Tags): TextFault | undefined {
  switch (node.type) {
    case 'mdxjsEsm':
      return { code: 'program' };
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return { code: 'expression' };
    case 'image':
    case 'imageReference':
      return { code: 'image' };
    case 'link':
    case 'definition':
      return ADDRESS.test(node.url) ? undefined : { code: 'address', address: node.url };
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      const wanted = Object.hasOwn(tags, name) ? tags[name] : undefined;
      if (wanted === undefined) {
        const known = Object.keys(tags);
        return /^[A-Z]\w*$/.test(name)
          ? { code: 'unknownTag', name, known, near: nearest(name, known) }
          : { code: 'html', name };
      }
      return isWrittenAs(node.attributes, wanted)
        ? undefined
        : { code: 'otherAttributes', name, wanted: Object.entries(wanted) };
    }
    default:
      return MARKDOWN.has(node.type) ? undefined : { code: 'unreadable' };
  }
}

/** Everything in a text in its order, with its line. */
function* walk(node: MdastNode): Generator<{ readonly node: MdastNode; readonly line: number }> {
  yield { node, line: node.position?.start.line ?? 1 };
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

interface PlacedFault {
  readonly line: number;
  readonly fault: TextFault;
}

/** The words of a node itself: Markdown and tags can name a character by its number. */
function saidBy(node: MdastNode): string {
  const isTag = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
  const said: readonly unknown[] = [
    ...Object.values(node),
    ...(isTag ? node.attributes.map(({ value }) => value) : []),
  ];
  return said.filter(each => typeof each === 'string').join('\n');
}

const faultsIn = (root: MdastNode, tags: Tags): PlacedFault[] =>
  [...walk(root)].flatMap(({ node, line }) => {
    const marks = unseenIn(saidBy(node));
    const fault = faultOf(node, tags) ?? (marks.length > 0 ? { code: 'unseen' as const, marks } : undefined);
    return fault === undefined ? [] : [{ line, fault }];
  });

/** Where the parser gave up; it says so in front of its message. */
const GAVE_UP = /^(\d+):\d+: (?:.*closing tag (?:for )?`<\/?([\w.]*)>`)?/;

/** Reads the text of a page or lesson: what is no text in it, and its tags. Lines are counted from 1. */
export function readPageText(text: string, tags: Tags): { faults: PlacedFault[]; written: WrittenTag[] } {
  let root: MdastNode;
  try {
    root = mdxToMdast(text, { features: { frontmatter: false } });
  } catch (error) {
    const [, line, tag] = GAVE_UP.exec(error instanceof Error ? error.message : '') ?? [];
    const isKnown = tag !== undefined && Object.hasOwn(tags, tag);
    const fault: TextFault = isKnown ? { code: 'unclosed', name: tag } : { code: 'unreadable' };
    return { faults: [{ line: Number(line ?? 1), fault }], written: [] };
  }
  const written = [...walk(root)].flatMap(({ node, line }) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
    const words = node.attributes.flatMap(each =>
      'name' in each && typeof each.value === 'string' ? [[each.name, each.value]] : [],
    );
    return [{ line, name: node.name ?? '', words: Object.fromEntries(words) }];
  });
  return { faults: faultsIn(root, tags), written };
}

/**
 * Refuses whatever is no text where a page is compiled: {@link readPageText} reads a file before, and the compiler what may lie there by then,
 * or what it takes for the head of the file.
 */
export const textAlone = defineMdastPlugin({
  name: 'text-alone',
  options: { position: true },
  before(root, { data }) {
    const head: unknown = isObject(data['astro']) ? Reflect.get(data['astro'], 'frontmatter') : undefined;
    const faults = [pageTags, lessonTags].map(tags => faultsIn(root, tags));
    const [first] = faults.every(each => each.length > 0) ? faults.flat() : [];
    if (first !== undefined) throw new Error(textSentence(first.fault));
    // The layout would be imported.
    if (isObject(head) && 'layout' in head) throw new Error(textSentence({ code: 'program' }));
  },
});
