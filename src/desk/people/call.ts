import type { Step } from '../../playbook/playbook.ts';
import type { Person } from '../core/define.ts';
import type { KnownPerson, Named } from './people.ts';
import { personKey } from './same-person.ts';

/**
 * The people to call about somebody else's step: its assignee, or else those of its posts in order, as far as the incident or
 * the roster of this machine has a number.
 */
export function toCall(
  { step, assignee }: { readonly step: Pick<Step, 'roles'>; readonly assignee: Person | undefined },
  people: Named,
  roster: readonly KnownPerson[],
): KnownPerson | undefined {
  const reachable = [...people.all, ...roster].filter(({ phone }) => phone !== undefined && phone !== '');
  if (assignee !== undefined) {
    const key = personKey(people, assignee);
    return reachable.find(each => personKey(people, each) === key);
  }
  return step.roles.flatMap(role => reachable.find(each => each.role === role) ?? []).at(0);
}
