const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Units of counting, each with the shorter names that people use. */
const UNITS: readonly (readonly [unit: string, names: readonly string[]])[] = [
  ['平方公里', ['平方公里']],
  ['平方米', ['平方米', '平米', '平方', '平']],
  ['立方米', ['立方米', '立方', '方']],
  ['公里', ['公里']],
  ['亩', ['亩']],
  ['人', ['人', '个人', '口人']],
  ['户', ['户', '户人', '家']],
  ['栋', ['栋', '幢']],
  ['层', ['层']],
  ['米', ['米']],
  ['元', ['元', '块']],
  ['块', ['块石']],
  ...['间', '吨', '份', '件', '斤', '头', '毫克', '度', '组', '处', '口', '个号'].map(
    unit => [unit, [unit]] as const,
  ),
];
const NAMES = UNITS.flatMap(([unit, names]) => names.map(name => [name, unit] as const)).sort(
  ([one], [other]) => other.length - one.length,
);

const COUNTED = new RegExp(
  `(\\d[\\d.]*|[${DIGITS}两十百千]+)(万|亿)?(?:余|多|来)?(${NAMES.map(([name]) => name).join('|')})`,
  'g',
);

/** 210, 两百一十, 一千零五; a last digit alone counts the next lower place: 三百二 is 320. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  let sum = 0;
  let digit = 0;
  let place = 10;
  let isOpen = true;
  for (const each of text) {
    const worth = PLACES[each];
    if (each === '零') isOpen = false;
    else if (worth === undefined) digit = DIGITS.indexOf(each.replace('两', '二'));
    else {
      sum += (digit === 0 ? 1 : digit) * worth;
      digit = 0;
      place = worth;
      isOpen = true;
    }
  }
  return sum + digit * (isOpen && sum > 0 && place > 10 ? place / 10 : 1);
}

/** The figures of a text with what they count, however they are written: `210平方米`. Times count nothing. */
export const figuresIn = (text: string): ReadonlySet<string> =>
  new Set(
    [
      ...text
        .normalize('NFKC')
        .replace(/(\d),(?=\d{3})/g, '$1')
        .matchAll(COUNTED),
    ].map(([, figure = '', more, name]) => {
      const factor = more === '万' ? 1e4 : more === '亿' ? 1e8 : 1;
      const unit = NAMES.find(([each]) => each === name)?.[1] ?? '';
      return `${Math.round(numberOf(figure) * factor * 1000) / 1000}${unit}`;
    }),
  );
