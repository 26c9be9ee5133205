import { postsOf } from '../../playbook/deciding.ts';
import type { First } from '../../playbook/first.ts';
import type { SignOffItem } from '../../playbook/release-kit.ts';
import { type Authority, NO_LEVEL } from '../core/authority.ts';
import { isSigner } from '../core/decided.ts';
import type { Party, Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { lateBy } from '../core/late.ts';
import type { IncidentView } from '../core/view.ts';
import { partyAt } from '../people/called.ts';
import { type Distinguished, samePerson } from '../people/same-person.ts';
import type { AuthorityUse } from '../statements/authority-use.ts';
import type { StatementVersion, UseMark } from '../statements/version.ts';
import { keeperPost, mayDecide } from './posts.ts';

/** Somebody who was called and did not answer, by the post where one was called. */
export interface Called {
  readonly unit?: string;
  readonly person?: Person;
  readonly at: string;
  readonly post?: string;
}

/** Whom an authority asks to call first: a post of the playbook, or somebody by name. */
export interface CalledFirst extends Party {
  readonly post?: string;
}

/** Whom an authority asks to call first, each once. @param posts of the playbook */
export const calledFirst = (
  { callFirst, callPosts = [] }: Authority,
  { posts }: Pick<First, 'posts'>,
): readonly CalledFirst[] => [
  ...callPosts.map(id => ({ post: id, ...partyAt(posts.find(each => each.id === id) ?? { title: id }) })),
  ...callFirst.map(person => ({ person })),
];

/** The part of a call that shows whether somebody was called in vain. */
type CallTo = Party & { readonly post?: string | undefined };
type MadeCall = CallTo & Pick<IncidentView['calls'][number], 'end' | 'calledAt'>;

/** Whether a call went to whom an authority asks for: to the post, or else to the person. */
const isAsked = (people: Distinguished, { post, person }: CalledFirst, call: CallTo): boolean =>
  post === undefined
    ? person !== undefined && call.person !== undefined && samePerson(people, person, call.person)
    : call.post === post;

/**
 * The last call to somebody whom an authority asks to call first, in vain or not; for a post the last call to any holder,
 * however the name is spelt.
 * @param people officers' decisions on who is who
 */
export const lastCallTo = <Call extends MadeCall>(
  asked: CalledFirst,
  calls: readonly Call[],
  people: Distinguished,
): Call | undefined => calls.findLast(call => isAsked(people, asked, call));

/** Calls in vain of those whom an authority asks to call first; of each the last, where nobody has answered since. */
export const calledInVain = (
  { calls, people }: Pick<IncidentView, 'calls' | 'people'>,
  asked: readonly CalledFirst[],
): readonly Called[] =>
  asked.flatMap(first => {
    const last = lastCallTo(first, calls, people);
    if (last?.end !== 'inVain') return [];
    const { unit, person } = first.post === undefined ? first : last;
    return [present({ unit, person, at: last.calledAt, post: first.post })];
  });

/** Whether a line may be left out under an authority: people's words before the last approval that no rule above the plan asks for. */
export const isWaived = (item: SignOffItem, { remain }: Authority): boolean =>
  item.basis !== 'rule' &&
  !remain.includes(item.id) &&
  (item.check === 'approval' || 'ask' in item) &&
  !('skippable' in item);

/** Why an authority does not cover a version; `undefined` where it does. @param level the answer, {@link NO_LEVEL} where there is none */
export function outsideOf(
  authority: Authority,
  version: Pick<StatementVersion, 'kind'>,
  level: string,
  post: string,
): 'form' | 'level' | 'post' | undefined {
  if (!authority.forms.includes(version.kind)) return 'form';
  if (!authority.levels.includes(level)) return 'level';
  return authority.posts.includes(post) ? undefined : 'post';
}

/**
 * Whether an authority covers a version and the officer who used it. A form says so beforehand; a use recorded elsewhere is
 * checked again.
 * @param level in force when it was used
 */
export const isCovered = (
  { authority, by, person, called }: UseMark,
  version: Pick<StatementVersion, 'kind'>,
  level: string,
  first: Pick<First, 'posts'>,
  people: Distinguished,
): boolean =>
  person.name !== '' &&
  isSigner(person) &&
  outsideOf(authority, version, level, by.role) === undefined &&
  calledFirst(authority, first).every(asked => called.some(call => isAsked(people, asked, call)));

/**
 * Whether a decision on the use of an authority counts: its maker holds a post that decides and has not used the authority, and
 * a refusal gives a reason.
 */
export function isRatified(
  { item: line, person: user, ratification }: UseMark,
  items: readonly SignOffItem[],
  people: Distinguished,
): boolean {
  const item = items.find(({ id }) => id === line);
  if (item === undefined || ratification === undefined) return false;
  const { person, post, verdict, note, by } = ratification;
  return (
    isSigner(person) &&
    postsOf(item).includes(post) &&
    mayDecide(item, keeperPost(people, person, by)) &&
    !samePerson(people, user, person) &&
    (verdict === 'approved' || note !== undefined)
  );
}

/** Whether a use was made up for only after its time. */
export const isLate = ({ mark: { ratification }, due }: AuthorityUse): boolean =>
  ratification !== undefined && lateBy(due, Date.parse(ratification.decidedAt)) !== undefined;

/** An authority as it is written down, with the file where there is one. */
export const authorityOf = (
  typed: Omit<Authority, 'paper' | 'callPosts'> & { readonly callPosts: Authority['callPosts'] | undefined },
  paper: Authority['paper'] | undefined,
): Authority => present({ ...typed, paper }) as Authority;
