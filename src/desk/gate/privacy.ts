import { foldedSource, foldText } from '../../base/folded.ts';
import type { Suspicions } from '../../playbook/suspicions.ts';
import { findNames } from './personal-name.ts';
import { findPersonalNumbers, type PersonalNumberKind } from './personal-number.ts';

/** Something in a statement that points to a person. */
export interface PrivateFinding {
  readonly kind: PersonalNumberKind | 'plate' | 'nameAtAddress' | 'home' | 'sensitive';
  readonly text: string;
  /** Position in the text, in UTF-16 units. */
  readonly start: number;
}

/** Characters that may separate the signs of a plate. */
const POINT = '[·•・‧∙.-]?';
const spaced = (...signs: readonly string[]): string => signs.join(POINT);
const SIGN = '[A-HJ-NP-Z\\d]';

/**
 * GA 36-2018: province, letter, five letters or digits, or six with a letter at one end (new energy); 警, 学, 挂, 港, 澳 in the
 * last place. No letters I and O. What goes on after it is a parcel's or a document's number.
 */
const PLATE = new RegExp(
  `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\\s?[A-HJ-NP-Z][·•・‧∙.\\s-]{0,2}(?:${spaced('[A-HJ-NP-Z]', SIGN, '\\d', '\\d', '\\d', '\\d')}|` +
    `${spaced('\\d', '\\d', '\\d', '\\d', '\\d', '[A-HJ-NP-Z]')}|${spaced(SIGN, SIGN, SIGN, SIGN, '[A-HJ-NP-Z\\d挂学警港澳]')})(?![A-Z\\d〕\\]-]|号[^牌车小货轿]|号$|地块|宗地)`,
  'gi',
);

/** Illnesses, and a child's school class: 个人信息保护法 28. Before 的 they name the group a rule applies to, and no person. */
const SENSITIVE =
  /(?:患有?|确诊(?:为|了)?|诊断为|得过|得了|查出)[^,。;!?\n]{0,6}?(?:症|病|癌|瘤|艾滋|肝炎|结核)(?!的)|精神(?:异常|失常|分裂|障碍|有问题|病史)|抑郁|自闭|智障|智力(?:低下|残疾)|在[^,。;!?\n]{0,12}(?:小学|幼儿园|中学)[^,。;!?\n]{0,10}?(?:年级|班|读书|就读|上学|念书)/g;

/** A flat by its number. A room of an office is no home. */
const FLAT =
  /((?:窗口|大厅|中心|办公|会议|机关|政务)[^,。;!?\n]{0,10}?)?\d{1,3}(?:栋|幢|座|号楼)(?:\d{1,2}单元)?\d{3,4}(?!\d|万|余|多|户|人|份|套|平|米|元|亩)/g;

/** Somebody by family name and by where the household is: “户主姓林，小卖部那家”. */
const HOUSEHOLD =
  /姓(?!名|氏)\p{Script=Han}[^。;!?\n]{0,12}?(?:[那这]家|[那这]户|隔壁|对门|楼上|楼下|家里|家的)/gu;

/** Everything in a text that points to a person: numbers, plates, a person's name beside where they live, and a home by its number or its neighbours. */
export function findPrivate(text: string, { persons }: Suspicions): readonly PrivateFinding[] {
  const numbers = findPersonalNumbers(text).map(
    ({ kind, start, length }): PrivateFinding => ({ kind, start, text: text.slice(start, start + length) }),
  );
  const seen = foldText(text, 'kept');
  const plates = [...seen.text.matchAll(PLATE)].map(
    ({ index, 0: plate }): PrivateFinding => ({
      kind: 'plate',
      ...foldedSource(text, seen, index, plate.length),
    }),
  );
  const folded = foldText(text, 'dropped');
  const names = findNames(folded.text, persons).map(
    ({ start, length }): PrivateFinding => ({
      kind: 'nameAtAddress',
      ...foldedSource(text, folded, start, length),
    }),
  );
  const homes = [FLAT, HOUSEHOLD].flatMap(pattern =>
    [...folded.text.matchAll(pattern)].flatMap(({ index, 0: words, 1: office }): readonly PrivateFinding[] =>
      office === undefined ? [{ kind: 'home', ...foldedSource(text, folded, index, words.length) }] : [],
    ),
  );
  const sensitive = [...folded.text.matchAll(SENSITIVE)].map(
    ({ index, 0: words }): PrivateFinding => ({
      kind: 'sensitive',
      ...foldedSource(text, folded, index, words.length),
    }),
  );
  return [...numbers, ...plates, ...names, ...homes, ...sensitive].sort(
    (one, other) => one.start - other.start,
  );
}
