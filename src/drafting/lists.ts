import { inFormat } from './number.ts';
import {
  attribute,
  child,
  childrenNamed,
  childrenOf,
  nameOf,
  numberIn,
  switchIn,
  valOf,
  type XmlNode,
} from './xml.ts';

/** How a list prints its numbers on one level. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: each level's number in the place of its sign. */
  readonly text: string;
  /** Every number in it in Arabic numerals, whatever the levels above are printed in. */
  readonly isArabic: boolean;
  /** It counts on below each number above it. */
  readonly goesOn: boolean;
  /** Word prints a space between number and words. */
  readonly hasSpace: boolean;
  readonly style: string | undefined;
}

type Levels = ReadonlyMap<number, Level>;

export interface List {
  /** Its counter: lists that continue each other share one. */
  readonly counter: string;
  readonly levels: Levels;
}

const levelOf = (level: XmlNode): Level => ({
  start: numberIn(level, 'w:start') ?? 1,
  format: valOf(level, 'w:numFmt') ?? 'decimal',
  text: valOf(level, 'w:lvlText') ?? '',
  isArabic: switchIn(level, 'w:isLgl') ?? false,
  goesOn: valOf(level, 'w:lvlRestart') === '0',
  hasSpace: valOf(level, 'w:suff') !== 'nothing',
  style: valOf(level, 'w:pStyle'),
});

const levelsIn = (list: XmlNode): Levels =>
  new Map(
    childrenNamed(childrenOf(list), 'w:lvl').map(level => [
      Number(attribute(level, 'w:ilvl')),
      levelOf(level),
    ]),
  );

/** The levels of a list with what it says otherwise of some. */
function overridden(levels: Levels, overrides: readonly XmlNode[]): Levels {
  const own = overrides.map((override): readonly [number, Level | undefined] => {
    const at = Number(attribute(override, 'w:ilvl'));
    const said = child(override, 'w:lvl');
    const level = said === undefined ? levels.get(at) : levelOf(said);
    const start = numberIn(override, 'w:startOverride') ?? level?.start ?? 1;
    return [at, level && { ...level, start }];
  });
  return new Map([
    ...levels,
    ...own.flatMap(([at, level]) => (level === undefined ? [] : [[at, level] as const])),
  ]);
}

/** The lists of a document by the ids that paragraphs name. */
export function listsOf(numbering: readonly XmlNode[]): ReadonlyMap<string, List> {
  const all = childrenOf(numbering.find(each => nameOf(each) === 'w:numbering'));
  const abstract = childrenNamed(all, 'w:abstractNum');
  /** A list may be that of a style: its levels stand where the style's are defined. */
  const definition = (list: XmlNode): XmlNode => {
    const style = valOf(list, 'w:numStyleLink');
    return style === undefined
      ? list
      : (abstract.find(other => valOf(other, 'w:styleLink') === style) ?? list);
  };
  const levels = new Map(
    abstract.map(list => [attribute(list, 'w:abstractNumId') ?? '', levelsIn(definition(list))]),
  );
  return new Map(
    childrenNamed(all, 'w:num').map(list => {
      const of = valOf(list, 'w:abstractNumId') ?? '';
      const overrides = childrenNamed(childrenOf(list), 'w:lvlOverride');
      const id = attribute(list, 'w:numId') ?? '';
      return [
        id,
        {
          counter: overrides.length > 0 ? `${of}/${id}` : of,
          levels: overridden(levels.get(of) ?? new Map(), overrides),
        },
      ];
    }),
  );
}

/** The level that is that of a style, where the style does not say itself which it takes. */
export const levelOfStyle = ({ levels }: List, style: string | undefined): number | undefined =>
  style === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0];

/** Counts on in a list, and says what is printed for it. */
export function printedBy(
  { counter, levels }: List,
  at: number,
  counters: Map<string, readonly number[]>,
): string {
  const level = levels.get(at);
  if (level === undefined) return '';
  const before = counters.get(counter) ?? [];
  const starts = (place: number): number => levels.get(place)?.start ?? 1;
  // Levels below begin anew; levels above that were never counted stand at their start.
  const places = Array.from({ length: at + 1 }, (_, place) =>
    place < at ? (before[place] ?? starts(place)) : (before[at] ?? starts(at) - 1) + 1,
  );
  const below = before.flatMap((count, place) =>
    place > at && levels.get(place)?.goesOn === true ? [[place, count] as const] : [],
  );
  const counted: number[] = [...places];
  for (const [place, count] of below) counted[place] = count;
  counters.set(counter, counted);
  if (level.format === 'bullet') return '';
  const printed = level.text.replace(/%(\d)/g, (_, sign: string) => {
    const place = Number(sign) - 1;
    const format = level.isArabic ? 'decimal' : (levels.get(place)?.format ?? 'decimal');
    return inFormat(places[place] ?? starts(place), format);
  });
  // A number that ends with no sign of its own would grow together with the words.
  return level.hasSpace && /[\d一-龥a-z]$/iu.test(printed) ? `${printed}　` : printed;
}
