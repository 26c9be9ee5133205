import { XMLParser } from 'fast-xml-parser';

/** An element of XML as the parser gives it: its children under its name, its attributes beside. */
export type Node = Readonly<Record<string, unknown>>;

/**
 * Text stays text: left to itself the parser makes a number of what looks like one, and 0701 becomes 701. `htmlEntities` is what has
 * it read `&#8212;`.
 */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  htmlEntities: true,
});

export const parseXml = (text: string): readonly Node[] => parser.parse(text) as readonly Node[];

export const nameOf = (node: Node): string => Object.keys(node).find(key => key !== ':@') ?? '';
/** What stands in an element; nothing in a piece of text. */
export function childrenOf(node: Node | undefined): readonly Node[] {
  const inner = node?.[nameOf(node)];
  return Array.isArray(inner) ? inner : [];
}
export const child = (node: Node | undefined, name: string): Node | undefined =>
  childrenOf(node).find(each => nameOf(each) === name);
export const named = (nodes: readonly Node[], name: string): readonly Node[] =>
  nodes.filter(each => nameOf(each) === name);
export const attribute = (node: Node | undefined, name: string): string | undefined =>
  (node?.[':@'] as Readonly<Record<string, string>> | undefined)?.[name];
export const valOf = (node: Node | undefined, name: string): string | undefined =>
  attribute(child(node, name), 'w:val');
export const numberIn = (node: Node | undefined, name: string): number | undefined => {
  const value = valOf(node, name);
  return value === undefined ? undefined : Number(value);
};
/** A switch of Word: there without a value is on. `undefined` where it is not there, so that a style may say. */
export function switchIn(node: Node | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  return found === undefined ? undefined : !/^(?:0|false|off)$/.test(attribute(found, 'w:val') ?? '');
}
/** The text right in an element. */
export const textIn = (node: Node): string =>
  childrenOf(node)
    .map(each => String(each['#text'] ?? ''))
    .join('');
/** Whether an element, at any depth, holds one by a name. */
export const holdsOne = (node: Node, name: string): boolean =>
  childrenOf(node).some(each => nameOf(each) === name || holdsOne(each, name));
