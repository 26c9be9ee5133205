import { findPrivate } from '../incident/release/privacy.ts';

/** What stands where something was taken out; `text/` supplies the words. */
export interface StripWords {
  readonly person: string;
  readonly number: string;
  readonly link: string;
  /** One sign for each place, in turn. */
  readonly signs: string;
}

const LINK = /(?:https?:\/\/|www\.)[!-~]+/gi;
const HAN = '[\u4e00-\u9fff]';
/** What a place's name ends with. */
const ENDS =
  '自治县|开发区|采石场|街道|社区|水库|水厂|小区|省|市|县|镇|乡|村|岭|山|溪|河|江|湖|路|街|矿|塘|坝';
/** What may stand before a name; without a look behind, which old browsers do not know. */
const PLACE = new RegExp(
  `(^|[^\u4e00-\u9fff]|[在和与到从去往的了过经对于至向省市县区镇乡村道]|关于|反映)(${HAN}{2,3})(${ENDS})`,
  'g',
);
/** Words that end like a place and are none, by a character of theirs. */
const NO_PLACE =
  /[全本我各该有几某这那每当同邻外上下进入出在是的了为何先现已核请都就和与及由把被将从到对没不未]|矿区|城乡|农|乡镇|公|道|网|市场/;

/** A record names offices and duties as well as people; single characters are nobody's name. */
const IS_OFFICE = /^.?$|.{5}|[科室局组岗处办委厅署队所站]$|中心$|单位$|[组科局队站所校镇村班]长$|主任$|书记$/;

/** What is found once in any of the texts is taken out of all of them. */
function substitutes(
  texts: readonly string[],
  people: readonly string[],
  words: StripWords,
): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  const stems = new Map<string, string>();
  for (const text of texts) {
    for (const [link] of text.matchAll(LINK)) found.set(link, words.link);
    for (const { kind, text: piece } of findPrivate(text))
      found.set(piece, kind === 'nameAtAddress' || kind === 'sensitive' ? words.person : words.number);
    PLACE.lastIndex = 0;
    for (let match = PLACE.exec(text); match !== null; match = PLACE.exec(text)) {
      const [whole, , stem = '', end = ''] = match;
      const isPlace = !NO_PLACE.test(stem);
      // What ends one name may stand before the next.
      PLACE.lastIndex = match.index + Math.max(1, isPlace ? whole.length - end.length : 1);
      if (!isPlace) continue;
      const sign = stems.get(stem) ?? words.signs[stems.size % words.signs.length] ?? '';
      stems.set(stem, sign);
      found.set(`${stem}${end}`, `${sign}${end}`);
    }
  }
  for (const [stem, sign] of stems) found.set(stem, sign);
  for (const name of people) if (!IS_OFFICE.test(name)) found.set(name, words.person);
  return [...found].sort(([one], [other]) => other.length - one.length);
}

/**
 * Takes names, places, numbers and links out of texts. Nothing finds all of them, so somebody looks at each.
 * @param people everyone whom the record names
 * @returns for a text of those given, what stands in its place
 */
export function stripped(
  texts: readonly string[],
  people: readonly string[],
  words: StripWords,
): ReadonlyMap<string, string> {
  const pairs = substitutes(texts, people, words);
  return new Map(
    texts.map(text => [
      text,
      pairs.reduce((left, [piece, instead]) => left.replaceAll(piece, instead), text),
    ]),
  );
}
