import { XMLParser } from 'fast-xml-parser';

/** An element of XML as the parser gives it: its children under its name, its attributes beside. */
export type XmlNode = Readonly<Record<string, unknown>>;

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

export const parseXml = (text: string): readonly XmlNode[] => parser.parse(text) as readonly XmlNode[];

export const nameOf = (node: XmlNode): string => Object.keys(node).find(key => key !== ':@') ?? '';
/** The children of an element; none for a piece of text. */
export function childrenOf(node: XmlNode | undefined): readonly XmlNode[] {
  const inner = node?.[nameOf(node)];
  return Array.isArray(inner) ? inner : [];
}
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  childrenOf(node).find(each => nameOf(each) === name);
export const childrenNamed = (nodes: readonly XmlNode[], name: string): readonly XmlNode[] =>
  nodes.filter(each => nameOf(each) === name);
export const attribute = (node: XmlNode | undefined, name: string): string | undefined =>
  (node?.[':@'] as Readonly<Record<string, string>> | undefined)?.[name];
export const valOf = (node: XmlNode | undefined, name: string): string | undefined =>
  attribute(child(node, name), 'w:val');
export const numberIn = (node: XmlNode | undefined, name: string): number | undefined => {
  const value = valOf(node, name);
  return value === undefined ? undefined : Number(value);
};
/** A switch of Word: there without a value is on. `undefined` where it is not there, so that a style may say. */
export function switchIn(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  return found === undefined ? undefined : !/^(?:0|false|off)$/.test(attribute(found, 'w:val') ?? '');
}
/** The text right in an element. */
export const textIn = (node: XmlNode): string =>
  childrenOf(node)
    .map(each => String(each['#text'] ?? ''))
    .join('');
/** Whether an element, at any depth, holds one by a name. */
export const holdsOne = (node: XmlNode, name: string): boolean =>
  childrenOf(node).some(each => nameOf(each) === name || holdsOne(each, name));
