import { remembered } from '../../base/remember.ts';
import type { Actor } from '../../log/envelope.ts';
import type { Person } from '../core/define.ts';

/** A name or title as it is compared: width, spaces and the dots inside names say nothing of who it is. 张三 is 张　三. */
export const comparable = (words: string): string =>
  words.normalize('NFKC').replace(/[\s\p{Cf}·•・‧/]/gu, '');

/** What two mentions of one person have in common: the name, or the duty title where there is no name. */
const nameKey = remembered(({ name, title }: Person): string => {
  const key = comparable(name);
  return key === '' ? `（${comparable(title ?? '')}）` : key;
});

/** The pairs of people of one name whom an officer has told apart, each as {@link pairKey} writes it. */
export interface ToldApart {
  readonly apart: ReadonlySet<string>;
}

/** Two duty titles under one name, in either order. */
export const pairKey = (name: string, titles: readonly string[]): string =>
  [comparable(name), ...titles.map(comparable).sort()].join('/');

/**
 * Whether two mentions name one person: the same name does, until an officer has said that the two with these titles are
 * two. A mention without title may be either of them, and so counts as both.
 */
export function samePerson({ apart }: ToldApart, one: Person, other: Person): boolean {
  if (nameKey(one) !== nameKey(other)) return false;
  return !apart.has(pairKey(one.name, [one.title ?? '', other.title ?? '']));
}

/** Whether an officer wrote something: by person where both are named, otherwise by post. */
export const wrote = (people: ToldApart, by: Actor, { role, name }: Actor): boolean =>
  by.name === undefined || name === undefined
    ? role !== '' && by.role === role
    : samePerson(people, { name: by.name }, { name });

/** The titles by which people of a name are told apart. Looked up, since everybody who is named asks. */
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

/** The duty title by which somebody is told from others of the name; `undefined` where the name is enough. */
export function titleAmong({ apart }: ToldApart, person: Person): string | undefined {
  if (apart.size === 0) return undefined;
  const { title = '' } = person;
  return titlesApart(apart).get(nameKey(person))?.has(comparable(title)) === true ? title : undefined;
}

export const keyAmong = (person: Person, among: string | undefined): string =>
  among === undefined ? nameKey(person) : `${nameKey(person)}/${comparable(among)}`;

/** One person's key among people, for lists and filters: equal for every mention of one person. */
export const personKey = (people: ToldApart, person: Person): string =>
  keyAmong(person, titleAmong(people, person));
