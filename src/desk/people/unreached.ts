import type { Party, Person } from '../core/define.ts';
import type { IncidentView } from '../core/view.ts';
import { comparable, type Distinguished, samePerson } from './same-person.ts';

/** Whether two mentions are of one person, or of a post that was named without its holder. */
function maySame(people: Distinguished, one: Person, other: Person): boolean {
  if (samePerson(people, one, other)) return true;
  const [title, second] = [one.title, other.title].map(each => comparable(each ?? ''));
  return (one.name === '' || other.name === '') && title !== '' && title === second;
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
  return calls.filter(({ end, unit, person, post, calledAt }, place) => {
    const isSince = (at: string): boolean => Date.parse(at) >= Date.parse(calledAt);
    const isSame = (other: Party): boolean =>
      (unit !== undefined && unit === other.unit) ||
      (person !== undefined && other.person !== undefined && maySame(people, other.person, person));
    // Who took part is written as a name, a post or a unit.
    const written = [unit, person?.name, person?.title].map(each => comparable(each ?? ''));
    const isIn = (met: readonly string[]): boolean =>
      met.map(comparable).some(each => each !== '' && written.includes(each));
    return (
      end === 'inVain' &&
      !calls.slice(place + 1).some(later => (post !== undefined && later.post === post) || isSame(later)) &&
      !decisions.some(each => isSince(each.at) && isSame(each)) &&
      !minutes.some(({ heldAt, people: met }) => isSince(heldAt) && isIn(met))
    );
  });
}
