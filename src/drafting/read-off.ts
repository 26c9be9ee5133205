import type { Clause } from '../plan/clause.ts';
import type { DraftClause } from './outline.ts';

/** What a draft was read off: the words of a clause, to be compared with by whoever checks it. */
export interface Source {
  readonly clause: string;
  readonly words: string;
}

const COUNT = '(?:\\d+|[一二两三四五六七八九十半]+)';
/** Time words as plans use them, the more particular before what they hold. */
const LIMIT = new RegExp(
  [
    `每(?:日|天)\\d+时(?:、\\d+时)*`,
    `每${COUNT}?(?:个)?(?:小时|日|天|周|月)`,
    `${COUNT}(?:个)?(?:小时|分钟|工作日|日|天|周|月)(?:之)?(?:以)?内`,
    '第一时间',
    '当日',
    '当天',
    '立即',
    '迅速',
    '即时',
    '马上',
    '及时',
  ].join('|'),
  'u',
);

/** The time word of a clause, as it stands there. */
export const limitIn = (text: string): string | undefined => LIMIT.exec(text)?.[0];

/** Every time word, in order. */
export const limitsIn = (text: string): readonly string[] =>
  [...text.matchAll(new RegExp(LIMIT, 'gu'))].map(([found]) => found);

/** What counts as one thing to do in a clause: what stands between its full stops and semicolons. */
export const thingsToDoIn = (text: string): readonly string[] =>
  text.split(/[。；]/u).flatMap(sentence => (sentence.trim() === '' ? [] : [sentence.trim()]));

/** How long a clock runs, as content writes it. */
type Within =
  | string
  | { readonly workingDays: number }
  | { readonly every: string }
  | { readonly at: readonly string[] };

const NUMERALS = '零一二三四五六七八九';
/** 3, 三, 两, 十五, 半 (which is a half); `undefined` for what is no number. */
function countOf(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === '半') return 0.5;
  const one = (sign: string): number => (sign === '两' ? 2 : NUMERALS.indexOf(sign));
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(word) ?? [];
  if (tens !== undefined) return (tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones ?? ''));
  const value = word.length === 1 ? one(word) : -1;
  return value > 0 ? value : undefined;
}

/** So much of a unit as an ISO duration: 三十分钟 is `PT30M`. */
function durationOf(count: number, unit: string): string | undefined {
  const minutes = { 分钟: 1, 小时: 60 }[unit];
  if (minutes !== undefined) {
    const all = count * minutes;
    return all % 60 === 0 ? `PT${all / 60}H` : `PT${all}M`;
  }
  const letter = { 日: 'D', 天: 'D', 周: 'W', 月: 'M' }[unit];
  return letter === undefined || !Number.isInteger(count) ? undefined : `P${count}${letter}`;
}

/** How long a time word gives; `undefined` where it names no number, or none that a clock can run by. */
export function withinOf(limit: string): Within | undefined {
  const hours = /^每[日天]([\d时、]+)$/u.exec(limit)?.[1];
  if (hours !== undefined)
    return { at: [...hours.matchAll(/\d+/g)].map(([hour]) => `${hour.padStart(2, '0')}:00`) };
  if (limit === '当日' || limit === '当天') return 'sameDay';
  const [, again, word, unit = ''] =
    /^(每)?(\d+|[一二两三四五六七八九十半]+)?个?(分钟|小时|工作日|日|天|周|月)/u.exec(limit) ?? [];
  const count = word === undefined ? 1 : countOf(word);
  if (count === undefined || unit === '') return undefined;
  if (unit === '工作日')
    return again === undefined && Number.isInteger(count) ? { workingDays: count } : undefined;
  const duration = durationOf(count, unit);
  return duration === undefined || again === undefined ? duration : { every: duration };
}

/** Names of levels as plans give them, the lowest first. */
const LEVELS: readonly (readonly (readonly [name: string, colour?: string])[])[] = [
  [
    ['蓝色', 'blue'],
    ['黄色', 'yellow'],
    ['橙色', 'orange'],
    ['红色', 'red'],
  ],
  [['Ⅳ级'], ['Ⅲ级'], ['Ⅱ级'], ['Ⅰ级']],
  [['四级'], ['三级'], ['二级'], ['一级']],
  [['一般'], ['较大'], ['重大'], ['特别重大']],
];

/** The levels that a plan tells apart, the lowest first, and the clause that names at least two of them. */
export interface DraftLevels {
  readonly levels: readonly { readonly name: string; readonly colour?: string }[];
  readonly source: Source;
}

export function levelsIn(clauses: readonly DraftClause[]): DraftLevels | undefined {
  for (const series of LEVELS)
    for (const { id, text } of clauses) {
      const levels = series.filter(([name]) =>
        text.replaceAll(/特别重大/gu, name === '重大' ? '' : '$&').includes(name),
      );
      const [first] = levels;
      // 一般 alone is a word like any other.
      if (first !== undefined && levels.length > 1)
        return {
          levels: levels.map(([name, colour]) => (colour === undefined ? { name } : { name, colour })),
          source: { clause: id, words: first[0] },
        };
    }
  return undefined;
}

/** Kinds of clause by the words that make one, the first that fits. */
const KINDS: readonly (readonly [Clause['kind'], RegExp])[] = [
  ['background', /自(?:印发|发布|公布|下发)之日起|负责解释/u],
  ['aim', /^为[^。]{2,60}(?:制定|制订|结合)|制定本|制订本/u],
  ['organisation', /成立|设立|下设|组长|指挥长|成员(?:由|为|包括|单位)/u],
  ['principle', /原则|坚持|遵循/u],
  ['duty', /负责|职责|报告|上报|报送|通报|组织|牵头|承担|汇总|答复|发布|审定|签发|审批|批准/u],
  ['requirement', /应当|应(?![急对答用])|必须|须|不得|严禁|不写|要(?![求点])/u],
];

/** What a clause is taken for, and the word that made it. */
export function kindOf(text: string): { readonly kind: Clause['kind']; readonly words: string } {
  const limit = limitIn(text);
  for (const [kind, pattern] of KINDS) {
    const [words] = pattern.exec(text) ?? [];
    // What has a time word asks for something, whatever else it says; but not where it tells why the plan was made.
    if (kind !== 'background' && kind !== 'aim' && limit !== undefined) return { kind: 'duty', words: limit };
    if (words !== undefined) return { kind, words };
  }
  return limit === undefined ? { kind: 'background', words: '' } : { kind: 'duty', words: limit };
}

/** Bodies and posts by how their names end. */
const BODY =
  '(?:领导小组办公室|指挥部办公室|领导小组|指挥部|委员会|校务会|办公室|值班室|科室|部门|处室|年级组|中心|班主任|校长|院长|局长|科|处|部|股|站|队)';
/** Somebody at the beginning of what is to be done, or of whom it is asked. */
const SUBJECT = new RegExp(
  `(?:^|[。；：，]|由|向|报)((?:本局|我局|本院|我院|本校|我校|各|局|院|校)?[\\u4e00-\\u9fa5]{0,12}?${BODY})(?=负责|应|要|按|将|接|收|发现|组织|牵头|汇总|承担|完成|立即|及时|当天|当日|每|会同|签发|批准|审定|[，、；。]|[一二两三四五六七八九十\\d])`,
  'gu',
);
const NO_NAME = /[的和或及与是在对为把被]|有关|相关单位|其他|上级/u;
/** What stands before a name and is no part of it. */
const BEFORE = /^.*(?:成立|设立|下设|报送|上报|报|交由|转|向|由|内|当日|当天|立即|及时)/u;

/** A post of the plan, and where it is named. */
export interface DraftRole {
  readonly name: string;
  /** What it is called elsewhere, for short. */
  readonly others: readonly string[];
  readonly duties: readonly string[];
  readonly source: Source;
}

const MOST_ROLES = 12;

/** Whom the plan charges, those whom it names most often first. A name that ends another is that one for short. */
export function rolesIn(clauses: readonly DraftClause[]): readonly DraftRole[] {
  const named = new Map<string, string[]>();
  for (const { id, text } of clauses)
    for (const [, found = ''] of text.matchAll(SUBJECT)) {
      const name = found.replace(BEFORE, '');
      if (name.length > 1 && !NO_NAME.test(name)) named.set(name, [...(named.get(name) ?? []), id]);
    }
  const longerThan = (name: string): string | undefined =>
    [...named.keys()].find(other => other !== name && other.endsWith(name) && !other.startsWith('各'));
  return [...named]
    .filter(([name]) => longerThan(name) === undefined)
    .map(([name, own]) => {
      const others = [...named.keys()].filter(each => longerThan(each) === name);
      const duties = [...new Set([name, ...others].flatMap(each => named.get(each) ?? []))];
      return { name, others, duties, source: { clause: own[0] ?? '', words: name } };
    })
    .sort((one, other) => other.duties.length - one.duties.length)
    .slice(0, MOST_ROLES);
}

/** Every name of the posts, the longest first: 领导小组办公室 is no 领导小组. */
const allNames = (roles: readonly DraftRole[]): readonly (readonly [string, DraftRole])[] =>
  roles
    .flatMap(role => [role.name, ...role.others].map(name => [name, role] as const))
    .sort(([one], [other]) => other.length - one.length);

/** The post that a clause begins with, or that is to do it. */
export const actorIn = (text: string, roles: readonly DraftRole[]): DraftRole | undefined =>
  allNames(roles).find(([name]) => text.startsWith(name) || text.includes(`由${name}`))?.[1];

/** Somebody whom the plan has say yes, as it says it: 由领导小组审定, 报总经理审批. */
export interface DraftApproval {
  readonly role: DraftRole;
  readonly source: Source;
}

/** Everybody whom it has say yes, in its order, each once. The last word on what goes out is with the first of them. */
export function approvalsIn(
  clauses: readonly DraftClause[],
  roles: readonly DraftRole[],
): readonly DraftApproval[] {
  const found = clauses.flatMap(({ id, text }) =>
    allNames(roles).flatMap(([name, role]) => {
      const [words] = new RegExp(`[由经报]${name}(?:审定|签发|审批|批准)`).exec(text) ?? [];
      return words === undefined ? [] : [{ role, source: { clause: id, words } }];
    }),
  );
  return found.filter(({ role }, at) => found.findIndex(other => other.role === role) === at);
}
