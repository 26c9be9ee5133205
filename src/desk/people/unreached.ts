import type { Person } from '../core/define.ts';
import { titledPerson } from '../core/titled-name.ts';
import type { IncidentView } from '../core/view.ts';
import { comparable, type Distinguished, samePerson } from './same-person.ts';

/** Whether two mentions may be of one person: a post that was called without a name is held by the person named with its title. */
function maybeSame(people: Distinguished, one: Person, other: Person): boolean {
  if (samePerson(people, one, other)) return true;
  const [first, second] = [titledPerson(one), titledPerson(other)];
  if (first.name !== '' && second.name !== '' && first.title !== undefined && second.title !== undefined)
    return false;
  // The title alone may have been typed as a name.
  const postOf = ({ name, title }: Person): string =>
    comparable(title === undefined || title === '' ? name : title);
  return postOf(first) === postOf(second);
}

/** People called in vain with whom nobody has spoken since, on the telephone, at a meeting, or for an approval; the last call to each. */
export function unreached({
  calls,
  minutes,
  statements,
  people,
}: Pick<IncidentView, 'calls' | 'minutes' | 'statements' | 'people'>): IncidentView['calls'] {
  const decisions = statements
    .flatMap(({ versions }) => versions)
    .flatMap(({ marks }) => marks)
    .flatMap(mark => (mark.kind === 'authorised' ? (mark.ratification ?? []) : mark))
    .flatMap(mark => ('decidedAt' in mark ? [{ person: mark.person, at: mark.decidedAt }] : []));
  const spoken = [
    ...decisions,
    ...minutes.flatMap(({ heldAt, people: met }) => met.map(name => ({ person: { name }, at: heldAt }))),
  ];
  return calls.filter(({ end, person, post, calledAt }, place) => {
    const isSpokenWith = (each: (typeof spoken)[number]): boolean =>
      Date.parse(each.at) >= Date.parse(calledAt) && maybeSame(people, each.person, person);
    const isCalledAgain = (later: (typeof calls)[number]): boolean =>
      (post !== undefined && later.post === post) || maybeSame(people, later.person, person);
    return end === 'inVain' && !calls.slice(place + 1).some(isCalledAgain) && !spoken.some(isSpokenWith);
  });
}
