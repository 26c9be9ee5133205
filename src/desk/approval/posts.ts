import type { Actor } from '../../log/envelope.ts';
import { postsOf } from '../../playbook/deciding.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { Person } from '../core/define.ts';
import type { People } from '../people/people.ts';
import { type Distinguished, samePerson } from '../people/same-person.ts';

/** The post of whoever keeps the record, where they decide themselves; `undefined` for everybody else. */
export const keeperPost = (people: Distinguished, person: Person, by: Actor): string | undefined =>
  by.name !== undefined && samePerson(people, { name: by.name }, person) ? by.role : undefined;

/** The post that somebody holds, as far as the record tells: of whoever keeps it the one that is chosen. @param by whoever keeps the record */
export function heldBy(people: People, person: Person, by: Actor): string | undefined {
  const known =
    keeperPost(people, person, by) ?? people.all.find(each => samePerson(people, each, person))?.role;
  return known === '' ? undefined : known;
}

/** The option for somebody who holds none of the posts that a form offers; no post has this id. */
export const NO_POST = '-';

/** The post that a line belongs to, where it is one alone. */
export function onlyPost(item: SignOffItem): string | undefined {
  const [post, ...others] = postsOf(item);
  return others.length === 0 ? post : undefined;
}

/** Whether a post has a line to decide; of one that nobody knows, whoever writes down the decision says so. */
export const mayDecide = (item: SignOffItem, post: string | undefined): boolean =>
  post === undefined || postsOf(item).length === 0 || postsOf(item).includes(post);
