/**
 * Words that ask rather than name: a question is searched by what is left. Words of time such as 几天 and 多久 stay:
 * they ask for a limit.
 */
const askingWords = `
  应不应该 需不需要 可不可以 什么时候 啥时候 为什么 怎么办 怎么样 能不能 要不要 是不是 会不会 有没有 行不行 好不好
  算不算 该不该 用不用 哪几个 哪一个 是否 怎么 怎样 咋办 如何 为何 什么 哪些 哪个 哪里 哪儿 谁来 谁去 应该 可以
  需要 我们 咱们 你们 他们 这个 那个 这些 那些 这件 有人 别人 几个 一下 的话 到底 究竟 咋 啥 谁 哪 吗 呢 吧 啊
`;
/** Words that carry no meaning of their own, dropped only where the segmenter finds them standing alone. */
const emptyWords = `
  的 了 着 过 地 得 之 是 有 在 和 与 及 或 要 会 能 把 被 给 让 跟 对 就 都 也 还 又 再 个 些 这 那 我 你 他 它 不 没 很
  太 去 来 到 从 向 为 以 而 但
`;

/** Some of these have meaning where a stretch begins with them (地灾, 得知), some where it ends in them (发布会). */
const meantFirst = '地 得 过 着 个';
const meantLast = '会';

const listed = (words: string): readonly string[] => words.trim().split(/\s+/);
// Longer words first, so that 怎么办 goes whole.
const asking = new RegExp(
  [...listed(askingWords)].sort((one, other) => other.length - one.length).join('|'),
  'g',
);
const empty = new Set(listed(emptyWords));
const onlyAfter = new Set(listed(meantFirst));
const onlyBefore = new Set(listed(meantLast));

/** Splits a stretch of text into words. */
export type CutWords = (text: string) => readonly string[];

/** `Intl.Segmenter`, or pairs of characters where a browser lacks it. */
export function platformCut(): CutWords {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return pairs;
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return text => Array.from(segmenter.segment(text), part => part.segment);
}

/** Every two neighbouring characters, as a stand-in for words; a single character is a word. */
function pairs(text: string): readonly string[] {
  if (!/[\p{Script=Han}]/u.test(text) || text.length < 2) return [text];
  return Array.from({ length: text.length - 1 }, (_, start) => text.slice(start, start + 2));
}

/** The stretches of a normalised query between spaces and asking words, without empty words at the ends. */
export function meaningfulSegments(query: string, cut: CutWords): readonly string[] {
  return withoutAsking(query)
    .map(segment => trimEmpty(segment, cut(segment)))
    .filter(segment => segment !== '');
}

/** The words of a normalised query without the empty ones, each once. */
export function meaningfulWords(query: string, cut: CutWords): readonly string[] {
  const words = withoutAsking(query).flatMap(cut);
  return [...new Set(words.filter(word => /[\p{L}\p{N}]/u.test(word) && !empty.has(word)))];
}

function withoutAsking(query: string): readonly string[] {
  return query.replace(asking, ' ').split(/\s+/);
}

function trimEmpty(segment: string, words: readonly string[]): string {
  const first = words.findIndex(word => !empty.has(word) || onlyAfter.has(word));
  const last = words.findLastIndex(word => !empty.has(word) || onlyBefore.has(word));
  const trimmed = words.slice(Math.max(0, first), last + 1).join('');
  // Where pairs stand in for words they overlap, and the stretch stays as it is.
  return segment.includes(trimmed) ? trimmed : segment;
}
