import type { NamedPerson } from '../../log/kind.ts';
import type { CallList, First } from '../../playbook/first.ts';
import type { Party, Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { partyAt } from '../people/called.ts';
import type { FirstCall } from './draft.ts';

/** Who holds a post that one calls, and under which number; of this machine, sealed, in no package. */
export interface Contact extends Person {
  readonly post: string;
  readonly phone: string;
}

/** Somebody who can be called: a post, its holder on this machine, and the number where one is known. */
export interface Callee extends Party {
  /** None of somebody who is called by name alone. */
  readonly post: string | undefined;
  readonly phone: string | undefined;
}

/** A call, on record or still to be put there. */
export type MadeCall = Pick<
  FirstCall,
  'post' | 'unit' | 'person' | 'calledAt' | 'end' | 'said' | 'rangBack' | 'placeUntold'
>;

/** One place that has to be reached: the people to call in order, the calls so far, and the next. */
export interface Branch<Call extends MadeCall = MadeCall> {
  readonly callees: readonly Callee[];
  readonly calls: readonly Call[];
  /** Who answered last, or rang back; nobody is next then. */
  readonly reached: Call | undefined;
  /** The person to call now: among those who did not answer, the one called least often, the first in order. */
  readonly next: Callee | undefined;
  /** Who comes after that, where that one does not answer; absent where the round ends. */
  readonly after: Callee | undefined;
  /** Everybody was called in vain at least once. */
  readonly isInVain: boolean;
}

/** Whom one calls at a post that this machine knows a number of. */
function calleeAt(
  { id, title, person }: First['posts'][number],
  { name, title: own, phone }: Omit<Contact, 'post'>,
): Callee {
  if (person) return { post: id, person: { name, title: own ?? title }, phone };
  return { post: id, unit: title, ...(name !== '' && { person: { name } }), phone };
}

/** Everyone whom this machine knows a number of. */
export const calleesOf = ({ posts }: Pick<First, 'posts'>, contacts: readonly Contact[]): readonly Callee[] =>
  contacts.flatMap(contact => {
    const post = posts.find(({ id }) => id === contact.post);
    return post === undefined ? [] : [calleeAt(post, contact)];
  });

/** Those of them who are known by name, with their posts. */
export const holdersOf = (
  first: Pick<First, 'posts'>,
  contacts: readonly Contact[],
): readonly NamedPerson[] =>
  calleesOf(first, contacts).flatMap(({ post, person, phone }) => {
    const role = first.posts.find(({ id }) => id === post)?.role;
    return person === undefined || person.name === '' ? [] : [present({ ...person, role, phone })];
  });

/** The people to call at a post: its holders on this machine, in order; the post itself where nobody is entered. */
const calleesAt = ({ posts }: Pick<First, 'posts'>, contacts: readonly Contact[], id: string) => {
  const post = posts.find(each => each.id === id);
  if (post === undefined) return [];
  const held = contacts.filter(each => each.post === id);
  if (held.length === 0) return [{ post: id, ...partyAt(post), phone: post.number }];
  return held.map(contact => calleeAt(post, contact));
};

/** Whom a call went to: by the post, and of several who hold it by the name; one of another name went to the first of them. */
function calleeOf(callees: readonly Callee[], { post, person }: MadeCall): Callee | undefined {
  const holders = callees.filter(each => each.post === post);
  return holders.find(each => each.person?.name === person?.name) ?? holders[0];
}

/** The calls of a list: each place with its deputies. @param calls those of this matter, earliest first */
export const branchesOf = <Call extends MadeCall>(
  first: Pick<First, 'posts'>,
  { whom }: Pick<CallList, 'whom'>,
  contacts: readonly Contact[],
  calls: readonly Call[],
): readonly Branch<Call>[] =>
  whom.map(posts => {
    const callees = posts.flatMap(post => calleesAt(first, contacts, post));
    const own = calls.filter(call => calleeOf(callees, call) !== undefined);
    const reached = own.findLast(({ end }) => end === 'reached');
    const times = (callee: Callee): number => own.filter(call => calleeOf(callees, call) === callee).length;
    const least = Math.min(...callees.map(times));
    const waiting = reached === undefined ? callees.filter(callee => times(callee) === least) : [];
    return {
      callees,
      calls: own,
      reached,
      next: waiting[0],
      after: waiting[1],
      isInVain: reached === undefined && least > 0 && callees.length > 0,
    };
  });

/**
 * The list by which posts are called, cut to the places with one of them; for a danger its own list.
 * @param isDanger somebody may come to harm
 */
export function callsOf(
  { calls, dangers }: Pick<First, 'calls' | 'dangers'>,
  posts: readonly string[],
  isDanger: boolean,
): CallList | undefined {
  const dangerCalls = new Set(dangers.map(danger => danger.calls));
  const lists = calls.flatMap((list): readonly CallList[] => {
    const whom = list.whom
      .map(deputies => deputies.filter(post => posts.includes(post)))
      .filter(deputies => deputies.length > 0);
    return whom.length === 0 ? [] : [{ ...list, whom }];
  });
  return lists.find(({ id }) => dangerCalls.has(id) === isDanger) ?? lists[0];
}
