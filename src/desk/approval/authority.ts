import type { SignOffItem } from '../../playbook/release-kit.ts';
import { type Authority, NO_LEVEL } from '../core/authority.ts';
import type { Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { lateBy } from '../core/late.ts';
import type { IncidentView } from '../incident/view.ts';
import { samePerson } from '../people/same-person.ts';
import type { AuthorityUse } from '../statements/authority-use.ts';
import type { StatementVersion } from '../statements/statement.ts';

/** Somebody who was called and did not answer. */
export interface Called {
  readonly person: Person;
  readonly at: string;
}

/** Calls in vain of those whom an authority asks to call first; of each the last. */
export const calledInVain = (
  { calls, people }: Pick<IncidentView, 'calls' | 'people'>,
  { callFirst }: Authority,
): readonly Called[] =>
  callFirst.flatMap(first => {
    const last = calls.findLast(({ end, person }) => end === 'inVain' && samePerson(people, first, person));
    return last === undefined ? [] : [{ person: first, at: last.calledAt }];
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

/** Whether a use was made up for only after its time. */
export const isLate = ({ mark: { ratification }, due }: AuthorityUse): boolean =>
  ratification !== undefined && lateBy(due, Date.parse(ratification.decidedAt)) !== undefined;

/** An authority as it is written down, with the file where there is one. */
export const authorityOf = (
  typed: Omit<Authority, 'paper'>,
  paper: Authority['paper'] | undefined,
): Authority => present({ ...typed, paper }) as Authority;
