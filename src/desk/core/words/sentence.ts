/** Punctuation that ends something, and so has no place within a sentence; blanks go with it. */
const ENDS = /[\s。；;，,、：:]/u;

/** Words without the punctuation at their end. Looked for from behind: forwards, each mark within a long text would be tried. */
function unended(text: string): string {
  let end = text.length;
  while (end > 0 && ENDS.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Words that somebody typed as they stand within a sentence: one line, without an end of their own. */
export const within = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(line => unended(line.trim()))
    .filter(line => line !== '')
    .join('；');

/** A sentence of its parts, those that have nothing to say left out; '' where none has anything to say. */
export function sentence(...parts: readonly string[]): string {
  const said = parts
    .map(within)
    .filter(part => part !== '')
    .join('，');
  return said === '' || /[！？!?]$/u.test(said) ? said : `${said}。`;
}

/** The words for a value, or '' where there is none, so that no empty phrase remains. */
export function having(value: string, words: (value: string) => string): string {
  const said = within(value);
  return said === '' ? '' : words(said);
}

/** Words that somebody typed, as a sentence of their own, behind a label where there is one; '' for none. @param beside stands behind them */
export const labelled = (label: string, text: string, beside = ''): string =>
  having(text, said => sentence(`${label === '' ? '' : `${label}：`}${said}${beside}`));

/** Joins parts typed by several people: a full stop at the end of one part must not end the line. The last part keeps its end. */
export const joinedSaid = (parts: readonly string[], mark: '；' | '。' | '，'): string =>
  parts.map((part, place) => (place < parts.length - 1 ? unended(part) : part)).join(mark);

/** A list within a sentence: 甲、乙. */
export const listed = (items: readonly string[]): string => items.join('、');

/** Titles within a sentence: “甲”“乙”. */
export const quoted = (titles: readonly string[]): string => titles.map(title => `“${title}”`).join('');

/** Text in brackets. */
export const beside = (...parts: readonly string[]): string => {
  const said = parts.filter(part => part !== '').join('，');
  return said === '' ? '' : `（${said}）`;
};

/** Why, as a sentence of its own. */
export const because = (reason: string | undefined): string =>
  reason === undefined ? '' : `。理由：${reason}`;
