import type { Step } from '../../playbook/playbook.ts';
import type { Party } from '../core/define.ts';
import type { KnownPerson, People } from './people.ts';
import { personKey } from './same-person.ts';

/**
 * The people to call about somebody else's step: its assignee, or else those of its posts in order, as far as the incident or
 * the roster of this machine has a number.
 */
export function toCall(
  { step, assignee }: { readonly step: Pick<Step, 'roles'>; readonly assignee: Party | undefined },
  people: People,
  roster: readonly KnownPerson[],
): KnownPerson | undefined {
  const reachable = [...people.all, ...roster].filter(({ phone }) => phone !== undefined && phone !== '');
  if (assignee?.person !== undefined) {
    const key = personKey(people, assignee.person);
    return reachable.find(each => personKey(people, each) === key);
  }
  return step.roles.flatMap(role => reachable.find(each => each.role === role) ?? []).at(0);
}
