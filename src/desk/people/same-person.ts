import type { Actor } from '../../log/envelope.ts';
import type { Person } from '../core/define.ts';

/** A name or title as it is compared: width, spaces and the dots inside names say nothing of who it is. 张三 is 张　三. */
export const comparable = (words: string): string =>
  words.normalize('NFKC').replace(/[\s\p{Cf}·•・‧/]/gu, '');

/** What two mentions of one person have in common: the name, or the duty title where there is no name. */
function nameKey({ name, title }: Person): string {
  const key = comparable(name);
  return key === '' ? `（${comparable(title ?? '')}）` : key;
}

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

/** The duty title by which somebody is told from others of the name; `undefined` where the name is enough. */
export function titleAmong({ apart }: ToldApart, { name, title = '' }: Person): string | undefined {
  const [key, own] = [nameKey({ name }), comparable(title)];
  const isOne = [...apart].some(pair => {
    const [of, ...titles] = pair.split('/');
    return of === key && titles.includes(own);
  });
  return isOne ? title : undefined;
}

export const keyAmong = (person: Person, among: string | undefined): string =>
  among === undefined ? nameKey(person) : `${nameKey(person)}/${comparable(among)}`;

/** One person's key among people, for lists and filters: equal for every mention of one person. */
export const personKey = (people: ToldApart, person: Person): string =>
  keyAmong(person, titleAmong(people, person));
