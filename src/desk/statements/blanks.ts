import { linkOf } from '../core/values.ts';

/** Blanks that writers leave to be filled in: notes on filling in, crosses, rows of underlines, empty brackets, braces. */
const BLANKS = new RegExp(
  [
    '[（(【〔\\[][^（）()【】〔〕\\[\\]\\n]*(?:填写|待填|待补|待定|此处填|填上)[^（）()【】〔〕\\[\\]\\n]*[）)】〕\\]]',
    '由[^，。；！？,;!?\\n]{1,10}填写',
    '[×✕╳]{2,}|[XxＸｘ]{2,}(?![A-Za-z0-9])|[*＊]{2,}|[_＿]{2,}',
    '（[\\s　]*）|\\([\\s　]*\\)|【[\\s　]*】|〔[\\s　]*〕|\\[[\\s　]*\\]|《[\\s　]*》|“[\\s　]*”|「[\\s　]*」',
    '[{｛][^{}｛｝\\n]*[}｝]',
    '[ 　]{2,}(?=[年月日时分])',
  ].join('|'),
  'gu',
);

/** Blanks in a text that nobody has filled in, as they stand there. */
export const blanksIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(BLANKS)].map(([found]) => found)),
];

const ADDRESS = /(?:https?:\/\/|www\.)[!-~]*/gi;
/** Names that no public address ever has (RFC 2606, RFC 6761). */
const RESERVED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost|local)$/i;

function leadsSomewhere(address: string): boolean {
  const url = linkOf(/^www\./i.test(address) ? `https://${address}` : address);
  if (url === undefined) return false;
  const { hostname } = new URL(url);
  const isNumber = /^[\d.]+$/.test(hostname);
  return !RESERVED.test(hostname) && (isNumber || /^(?:[^.]+\.)+[a-z][a-z\d-]+$/i.test(hostname));
}

/** Addresses in a text, as they stand there. */
export const addressesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(ADDRESS)].map(([found]) => found)),
];

/** Addresses in a text whose form leads nowhere. */
export const deadLinksIn = (text: string): readonly string[] =>
  addressesIn(text).filter(address => !leadsSomewhere(address));
