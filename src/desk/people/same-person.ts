import { remembered } from '../../base/remember.ts';
import { isUnseen } from '../../base/unseen.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Party, Person } from '../core/define.ts';

/** A name or title as it is compared: width, spaces, the dots inside names and what nobody sees say nothing of who it is. 张三 is 张　三. */
export const comparable = (words: string): string =>
  PLAIN.test(words)
    ? words
    : [...words.normalize('NFKC').replace(/[\s·•・‧/]/g, '')].filter(each => !isUnseen(each)).join('');

/** Most names are of such characters, and compare as they are: normalising ten thousand of them is most of what a list of people costs. */
const PLAIN = /^[\u4E00-\u9FFF\dA-Za-z]*$/;

/** The key that two mentions of one person share: the name, or the duty title where there is no name. */
const nameKey = remembered(({ name, title = '' }: Person): string => {
  const key = comparable(name);
  return key === '' ? `（${comparable(title)}）` : key;
});

/** Officers' decisions on who is who. */
export interface Distinguished {
  /** The pairs of people of one name who are two, each as {@link pairKey} writes it. */
  readonly apart: ReadonlySet<string>;
  /** Names that are one person's: of each the name that he goes by. */
  readonly alias: ReadonlyMap<string, string>;
}

/** Where nobody has said anything of who is who. */
export const NOBODY_APART: Distinguished = { apart: new Set(), alias: new Map() };

/** Two duty titles under one name, in either order. */
export const pairKey = (name: string, titles: readonly string[]): string =>
  [nameKey({ name }), ...titles.map(comparable).sort()].join('/');

/** The subject of whether two names are one person's, in either order. */
export const sameKey = (one: Person, other: Person): string =>
  [nameKey(one), nameKey(other)].sort().join('/');

/** For each name that was said to be another's too, the name to use. @param same pairs, the name to use first */
export function aliasesOf(same: readonly (readonly [one: Person, other: Person])[]): Distinguished['alias'] {
  const alias = new Map<string, string>();
  for (const [one, other] of same) {
    const of = (person: Person): string => alias.get(nameKey(person)) ?? nameKey(person);
    const [by, left] = [of(one), of(other)];
    if (by === left) continue;
    for (const [name, before] of alias) if (before === left) alias.set(name, by);
    alias.set(left, by);
  }
  return alias;
}

/** The name that somebody goes by, as lists know it. */
const goesBy = ({ alias }: Distinguished, key: string): string => alias.get(key) ?? key;

/**
 * Whether two mentions name one person: the same name does, until an officer has said that the two with these titles are two; and
 * two names do that an officer has said are one person's. A mention without title may be either of two, and so counts as both.
 */
export function samePerson(people: Distinguished, one: Person, other: Person): boolean {
  if (goesBy(people, nameKey(one)) !== goesBy(people, nameKey(other))) return false;
  return !people.apart.has(pairKey(one.name, [one.title ?? '', other.title ?? '']));
}

/** Whether an officer wrote something: by person where both are named, otherwise by post. */
export const wrote = (people: Distinguished, by: Actor, { role, name }: Actor): boolean =>
  by.name === undefined || name === undefined
    ? role !== '' && by.role === role
    : samePerson(people, { name: by.name }, { name });

/** The titles that distinguish namesakes. Indexed, since every mention asks. */
const titlesApart = remembered((apart: ReadonlySet<string>) => {
  const titles = new Map<string, Set<string>>();
  for (const pair of apart) {
    const [name = '', ...two] = pair.split('/');
    const known = titles.get(name) ?? new Set();
    for (const title of two) known.add(title);
    titles.set(name, known);
  }
  return titles;
});

/** The duty title that distinguishes somebody from namesakes; `undefined` where the name is enough. */
export function titleAmong({ apart }: Distinguished, person: Person): string | undefined {
  if (apart.size === 0) return undefined;
  const { title = '' } = person;
  return titlesApart(apart).get(nameKey(person))?.has(comparable(title)) === true ? title : undefined;
}

const keyWith = (key: string, among: string | undefined): string =>
  among === undefined ? key : `${key}/${comparable(among)}`;

export const keyAmong = (person: Person, among: string | undefined): string =>
  keyWith(nameKey(person), among);

/** One person's key among people, for lists and filters: equal for every mention of one person. */
export const personKey = (people: Distinguished, person: Person): string =>
  keyWith(goesBy(people, nameKey(person)), titleAmong(people, person));

/** One person's or unit's key, for lists and filters. */
export const partyKey = (people: Distinguished, { unit = '', person }: Party): string =>
  [comparable(unit), person === undefined ? '' : personKey(people, person)].join(' ');

/** Whether somebody is named as he does not go by. */
export const isAlias = ({ alias }: Distinguished, person: Person): boolean => alias.has(nameKey(person));

/** Every key under which details of this person may have been recorded. */
export const keysOf = ({ alias }: Distinguished, key: string): readonly string[] => [
  key,
  ...[...alias].flatMap(([name, by]) => (by === key ? [name] : [])),
];
