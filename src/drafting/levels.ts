import { countOf } from '../plan/time-words.ts';
import type { DraftClause } from './outline.ts';
import type { Source } from './read-off.ts';

/** When something is to be done, as content writes it. */
export type DraftCondition =
  | { readonly is: readonly [question: string, option: string] }
  | { readonly atLeast: readonly [question: string, option: string] }
  | { readonly any: readonly DraftCondition[] };

/** Names of levels as plans give them, the lowest first. */
const SERIES: readonly (readonly string[])[] = [
  ['蓝色', '黄色', '橙色', '红色'],
  ['Ⅳ级', 'Ⅲ级', 'Ⅱ级', 'Ⅰ级'],
  ['IV级', 'III级', 'II级', 'I级'],
  ['四级', '三级', '二级', '一级'],
  ['一般', '较大', '重大', '特别重大'],
];

const COLOURS: Readonly<Record<string, string>> = {
  蓝: 'blue',
  黄: 'yellow',
  橙: 'orange',
  红: 'red',
};

/** The longer first: 特别重大 is no 重大. */
const anyOf = (words: readonly string[]): string =>
  [...words].sort((one, other) => other.length - one.length).join('|');
const ASIDE = '(?:[（(]([^（）()]{1,8})[）)])?';

interface DraftLevel {
  /** As the plan prints it, with what stands in brackets behind it: Ⅰ级（红色）. */
  readonly name: string;
  /** By which sentences speak of it. */
  readonly names: readonly string[];
  readonly colour?: string;
  /** The plan's own words about it. */
  readonly hint?: string;
}

/** The levels that a plan tells apart, the lowest first, and the words that tell of them. */
export interface DraftLevels {
  readonly levels: readonly DraftLevel[];
  readonly source: Source;
  /** How many the plan says there are, where fewer were read. */
  readonly said?: number;
}

function level(found: RegExpMatchArray, hint?: string): DraftLevel {
  const [, word = '', aside] = found;
  const [, sign] = /([蓝黄橙红])色?$/u.exec(aside ?? word) ?? [];
  const colour = COLOURS[sign ?? ''];
  return {
    name: aside === undefined ? word : `${word}（${aside}）`,
    names: aside === undefined ? [word] : [word, aside],
    ...(colour !== undefined && { colour }),
    ...(hint !== undefined && hint !== '' && { hint }),
  };
}

/** A level at the head of what tells of it: 一般：…, 重大舆情是指…. */
const levelHead = (series: readonly string[]): RegExp =>
  new RegExp(`^(${anyOf(series)})${ASIDE}(?:网络)?(?:舆情|事件|级|等级)?(?:[：:，]|是指|指|——)+`, 'u');

/** The levels of a series that stand in a sentence, or each at the head of an item; the lowest first, each once. */
function ofSeries(
  series: readonly string[],
  sentence: string,
  items: readonly string[],
): readonly DraftLevel[] {
  const isList = new RegExp(`^(?:(?:${anyOf(series)})${ASIDE}(?:舆情|事件|级|等级)*[、和及，]?)+$`, 'u');
  // 划分为三级：一般、较大、重大: behind the colon stands nothing but the names.
  const names = [sentence, ...items.filter(each => isList.test(each))].join('：');
  const listed = [...names.matchAll(new RegExp(`(${anyOf(series)})${ASIDE}`, 'gu'))].map(each => level(each));
  const told = items.flatMap(item => {
    const found = levelHead(series).exec(item);
    return found === null ? [] : [level(found, item.slice(found[0].length).replace(/[；。]$/u, ''))];
  });
  return series.flatMap(word => {
    const own = [...told, ...listed].find(({ names }) => names[0] === word);
    return own === undefined ? [] : [own];
  });
}

const isClassifying = (text: string): boolean => /分(?:为|成|(?=[ⅠⅣ一四]级|I级|IV级))|划分/u.test(text);

/** How many levels a sentence says there are; 0 where it does not say. */
function saidIn(sentence: string): number {
  const [, word = ''] =
    /分(?:为|成)([一二两三四五六七八九\d]+)个?(?:级|等级|级别)/u.exec(sentence) ??
    /([一二两三四五六七八九\d]+)个?(?:级|等级|级别)(?=[，。；：]|$)/u.exec(sentence) ??
    [];
  return countOf(word) ?? 0;
}

/**
 * The levels that a plan tells apart: of the clause that classifies, with the items below it; where none does, of the first that
 * names two of one series. 一般 alone is a word like any other.
 */
export function levelsIn(clauses: readonly DraftClause[]): DraftLevels | undefined {
  for (const clause of clauses.filter(({ text }) => isClassifying(text))) {
    const { id, text } = clause;
    const [sentence = text] = text.split(/[。；：]/u).filter(isClassifying);
    const below = clauses.slice(clauses.indexOf(clause) + 1).map(each => each.text);
    const end = below.findIndex(each => !levelHead(SERIES.flat()).test(each));
    const items = [
      ...text.slice(text.indexOf('：') + 1).split(/[；。]/u),
      ...below.slice(0, end === -1 ? below.length : end),
    ];
    const found = SERIES.map(series => ofSeries(series, sentence, items)).reduce((most, levels) =>
      levels.length > most.length ||
      (levels.length === most.length && at(sentence, levels) < at(sentence, most))
        ? levels
        : most,
    );
    if (found.length < 2) continue;
    const said = saidIn(sentence);
    const words = /分(?:为|成)[^，。；：]{1,20}/u.exec(sentence)?.[0] ?? found[0]?.names[0] ?? '';
    return {
      levels: found,
      source: { clause: id, words },
      ...(said > found.length && { said }),
    };
  }
  return undefined;
}

const at = (sentence: string, levels: readonly DraftLevel[]): number =>
  Math.min(...levels.map(({ names: [word = ''] }) => sentence.indexOf(word)).filter(place => place >= 0));

/** The id of a level in conditions, by its place. */
export const levelValue = (place: number): string => `level-${place + 1}`;
/** The question that asks for it. */
export const LEVEL = 'level';

const isLevel = (place: number): DraftCondition => ({ is: [LEVEL, levelValue(place)] });
export const anyLevel = (places: readonly number[]): DraftCondition => {
  const [only, ...others] = places.map(isLevel);
  return others.length === 0 && only !== undefined ? only : { any: places.map(isLevel) };
};

/** Levels that a sentence begins with: 重大舆情…, 较大以上舆情…, 较大由副组长…. */
export interface LevelHead {
  readonly when: DraftCondition;
  /** Which levels, by their place. */
  readonly places: readonly number[];
  readonly words: string;
}

export function levelsAtHead(sentence: string, { levels }: DraftLevels): LevelHead | undefined {
  const names = anyOf(levels.flatMap(each => each.names));
  const [words = '', list = '', above] =
    new RegExp(
      `^(?:对|发生|出现|属于|达到)?((?:${names})(?:(?:、|和|或者?)(?:${names}))*)(?:级|等级)?((?:及|含)?以上)?(?=(?:网络)?(?:舆情|事件|信息)|级|的|由|应|[：，])`,
      'u',
    ).exec(sentence) ?? [];
  // 一般由办公室办 says how it usually is; 一般舆情 says of which.
  if (words === '' || (list === '一般' && /^一般[由应，]/u.test(sentence))) return undefined;
  const places = list
    .split(/、|和|或者?/u)
    .map(word => levels.findIndex(each => each.names.includes(word)))
    .filter(place => place !== -1);
  const [lowest = 0] = [...places].sort((one, other) => one - other);
  return above === undefined
    ? { when: anyLevel(places), places, words }
    : {
        when: { atLeast: [LEVEL, levelValue(lowest)] },
        places: levels.map((_, place) => place).filter(place => place >= lowest),
        words,
      };
}
