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

/** A lead without the part of its end that the words behind it begin with: people type it themselves. */
export function leadBefore(said: string, lead: string): string {
  const starts = Array.from({ length: Math.max(0, lead.length - 1) }, (_, at) => at);
  const doubled = starts.find(at => {
    const tail = unended(lead.slice(at));
    return tail.length > 1 && said.startsWith(tail);
  });
  return lead.slice(0, doubled);
}

/** A lead and typed words behind it, without saying the lead twice. */
export const led = (lead: string, said: string): string => `${leadBefore(said, lead)}${said}`;

/** Joins parts typed by several people: a full stop at the end of one part must not end the line. The last part keeps its end. */
export const joinedSaid = (parts: readonly string[], mark: '；' | '。' | '，'): string =>
  parts.map((part, place) => (place < parts.length - 1 ? unended(part) : part)).join(mark);

/** A request, whether or not it is phrased as one. */
export const asking = (text: string): string =>
  having(text.replace(/^(要求|请)/u, ''), said => `要求${said}`);

/** A request in the sheet's words: they may begin with the caller and would run on after 要求. */
export const demanding = (text: string): string =>
  having(text.replace(/^要求[：:，,]?/u, ''), said => `要求：${said}`);

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
