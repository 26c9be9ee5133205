import type { CallList, First } from '../../playbook/first.ts';
import type { Person } from '../core/define.ts';
import type { FirstCall } from './draft.ts';

/** Who holds a post that one calls, and under which number; of this machine, sealed, in no package. */
export interface Contact extends Person {
  readonly post: string;
  readonly phone: string;
}

/** Somebody who can be called: a post, whoever holds it on this machine, and the number where one is known. */
export interface Callee {
  readonly post: string;
  readonly person: Person;
  readonly phone: string | undefined;
}

/** One place that has to be reached: whom one calls in order, what came of it so far, who is next. */
export interface Branch {
  readonly callees: readonly Callee[];
  readonly calls: readonly FirstCall[];
  /** Who answered; nobody is next then. */
  readonly reached: FirstCall | undefined;
  /** Absent too where everybody was called in vain. */
  readonly next: Callee | undefined;
  /** Who comes after that, where that one does not answer. */
  readonly after: Callee | undefined;
}

const isOf = ({ post, person }: Callee, call: FirstCall): boolean =>
  call.post === post && call.person.name === person.name && call.person.title === person.title;

/** Whom one calls at a post: whoever holds it on this machine, in order; the post itself where nobody is entered. */
const calleesAt = ({ posts }: Pick<First, 'posts'>, contacts: readonly Contact[], id: string) => {
  const post = posts.find(each => each.id === id);
  if (post === undefined) return [];
  const held = contacts.filter(each => each.post === id);
  if (held.length === 0) return [{ post: id, person: { name: '', title: post.title }, phone: post.number }];
  return held.map(
    ({ name, title, phone }): Callee => ({
      post: id,
      person: { name, title: title ?? post.title },
      phone,
    }),
  );
};

/** The calls of a list: each place with its deputies. @param calls those of this matter, earliest first */
export const branchesOf = (
  first: Pick<First, 'posts'>,
  list: CallList,
  contacts: readonly Contact[],
  calls: readonly FirstCall[],
): readonly Branch[] =>
  list.whom.map(posts => {
    const callees = posts.flatMap(post => calleesAt(first, contacts, post));
    const own = calls.filter(call => callees.some(callee => isOf(callee, call)));
    const reached = own.find(({ end }) => end === 'reached');
    const waiting =
      reached === undefined ? callees.filter(callee => !own.some(call => isOf(callee, call))) : [];
    return { callees, calls: own, reached, next: waiting[0], after: waiting[1] };
  });

/**
 * The list that posts are called by, cut to the places where one of them stands: of a danger where there is one.
 * @param isDanger somebody may come to harm
 */
export function callsOf(
  { calls, dangers }: Pick<First, 'calls' | 'dangers'>,
  posts: readonly string[],
  isDanger: boolean,
): CallList | undefined {
  const told = new Set(dangers.map(danger => danger.calls));
  const lists = calls.flatMap((list): readonly CallList[] => {
    const whom = list.whom
      .map(deputies => deputies.filter(post => posts.includes(post)))
      .filter(deputies => deputies.length > 0);
    return whom.length === 0 ? [] : [{ ...list, whom }];
  });
  return lists.find(({ id }) => told.has(id) === isDanger) ?? lists[0];
}
