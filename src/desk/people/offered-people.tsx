import { names } from '#names';
import type { Actor } from '../../log/envelope.ts';
import { present } from '../core/desk.ts';
import type { KnownPerson, People } from './people.ts';
import { personKey } from './same-person.ts';

/**
 * Everyone named in the incident or known to this machine: the officer first, then the last named, then the others in their order.
 * @param known the roster, and the holders of posts that one calls
 */
export function offeredPeople(
  people: People,
  officer: Actor,
  known: readonly KnownPerson[],
): readonly KnownPerson[] {
  const offered = new Map<string, KnownPerson>();
  const add = (person: KnownPerson): void => {
    const key = personKey(people, person);
    // The incident's details of a person take precedence over the roster's.
    offered.set(key, { ...person, ...offered.get(key) });
  };
  if (officer.name !== undefined) add(present({ ...officer, name: officer.name, title: officer.title }));
  for (const each of [...people.all, ...known]) add(each);
  return [...offered.values()];
}

/** Units known here: those that the incident has named, then the plan's own. @param roles of the plan by their whole names */
export const offeredOffices = (
  named: readonly (string | undefined)[],
  roles: readonly string[],
): readonly string[] =>
  // A role of any section there is names none of them.
  [...new Set([...named, ...roles.filter(name => !name.endsWith(names.section))])].filter(
    name => name !== undefined,
  );
