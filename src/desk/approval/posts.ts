import type { Actor } from '../../log/envelope.ts';
import { postsOf } from '../../playbook/deciding.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import type { Person } from '../core/define.ts';
import type { People } from '../people/people.ts';
import { type Distinguished, samePerson } from '../people/same-person.ts';

/** The post of the officer who keeps the record, where he signs himself; `undefined` for anybody else. */
export const keeperPost = (people: Distinguished, person: Person, by: Actor): string | undefined =>
  by.name !== undefined && samePerson(people, { name: by.name }, person) ? by.role : undefined;

/**
 * The post that somebody holds, as far as the record tells; for the officer who keeps it, the one he chose.
 * @param by the officer who keeps the record
 */
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

/** Whether a post may decide a line. For an unknown post the officer who records the decision answers for it. */
export const mayDecide = (item: SignOffItem, post: string | undefined): boolean =>
  post === undefined || postsOf(item).length === 0 || postsOf(item).includes(post);
