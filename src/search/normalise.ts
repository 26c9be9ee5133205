/** Longest query that is looked at, in characters; the rest is ignored so that time stays bounded. */
export const queryLimit = 100;

/** Traditional form to simplified character. */
export type Folds = ReadonlyMap<string, string>;

/** A lookup over the index's two rows of characters. */
export const foldsFrom = ([traditional, simplified]: readonly [string, string]): Folds =>
  new Map(Array.from(traditional, (form, place) => [form, simplified.charAt(place)]));

/** A text reduced to its letters and digits, so that `谁主管谁负责` finds `“谁主管、谁负责”`. */
export interface CompactText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the source. */
  readonly offsets: readonly number[];
}

const letterOrDigit = /[\p{L}\p{N}]/u;
const chineseNumerals = '一二三四五六七八九';
// 五小时 and 5小时 are the same limit. Only before a unit of time, and not within 十五天: 一般 and 两同步 stay as they are.
const countedTime = new RegExp(`(^|[^十\\d])([${chineseNumerals}])(?=个?(?:小时|工作日|天|日|月))`, 'g');

/** Folds width, case, traditional forms and counted time. Unit for unit as long as the source, so offsets hold. */
export function normaliseText(text: string, folds: Folds): string {
  const folded = Array.from(text, character => normaliseCharacter(character, folds)).join('');
  return folded.replace(
    countedTime,
    (_, before: string, numeral: string) => before + String(chineseNumerals.indexOf(numeral) + 1),
  );
}

function normaliseCharacter(character: string, folds: Folds): string {
  const plain = character.normalize('NFKC').toLowerCase();
  const folded = folds.get(plain) ?? plain;
  return folded.length === character.length ? folded : character;
}

/** A typed query in the form of {@link normaliseText}, cut to {@link queryLimit} characters. */
export function normaliseQuery(query: string, folds: Folds): string {
  // Two units hold any character, and NFKC may lengthen the text: cut before and after.
  const start = query.trimStart().slice(0, queryLimit * 2);
  const unfolded = Array.from(start.normalize('NFKC')).slice(0, queryLimit).join('').toLowerCase();
  return withArticleNumbers(normaliseText(unfolded.replaceAll('ü', 'v'), folds)).trim();
}

/**
 * One way of writing for the number of an article: 第三十四条 and 第34条 as 34条, 第4.3.3条 as 4.3.3. Changes the length of a text: only
 * for queries, and for words that lead somewhere without being shown.
 */
export function withArticleNumbers(text: string): string {
  return text
    .replace(/第([一二三四五六七八九十百零]+)条/g, (_, numeral: string) => `${numberOf(numeral)}条`)
    .replace(/第?(\d+(?:\.\d+)+)条?/g, '$1')
    .replace(/第(\d+条)/g, '$1');
}

/** A number below a thousand in Chinese numerals. */
function numberOf(numeral: string): number {
  let [sum, digit] = [0, 0];
  for (const character of numeral) {
    const unit = { 百: 100, 十: 10 }[character];
    if (unit === undefined) digit = chineseNumerals.indexOf(character) + 1;
    else [sum, digit] = [sum + (digit || 1) * unit, 0];
  }
  return sum + digit;
}

/** The letters and digits of a normalised text, and where they came from. */
export function compact(text: string): CompactText {
  const units: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    if (letterOrDigit.test(character)) {
      for (let unit = 0; unit < character.length; unit += 1) {
        units.push(character.charAt(unit));
        offsets.push(offset + unit);
      }
    }
    offset += character.length;
  }
  return { text: units.join(''), offsets };
}
