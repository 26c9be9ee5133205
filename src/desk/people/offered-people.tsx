import { names } from '#names';
import { type TypedPerson, typedPerson } from '../../kit/person.ts';
import type { Actor } from '../../log/envelope.ts';
import type { RosterColleague } from '../../session/records.ts';
import { present } from '../core/desk.ts';
import { officeOf } from '../core/office.ts';
import type { KnownPerson, Named } from './people.ts';
import { comparable, personKey } from './same-person.ts';

/** Everyone named in the incident or in the roster: the officer first, then the last named, then the roster's order. */
export function offeredPeople(
  people: Named,
  officer: Actor,
  roster: readonly RosterColleague[],
): readonly KnownPerson[] {
  const offered = new Map<string, KnownPerson>();
  const add = (person: KnownPerson): void => {
    const key = personKey(people, person);
    // The incident's details of a person take precedence over the roster's.
    offered.set(key, { ...person, ...offered.get(key) });
  };
  if (officer.name !== undefined) add(present({ ...officer, name: officer.name, title: officer.title }));
  for (const each of [...people.all, ...roster]) add(each);
  return [...offered.values()];
}

/**
 * Offices known here: those that the incident has named, those of the people offered, then the plan's own.
 * @param named in the incident, where an office was asked for @param roles of the plan by their whole names
 */
export function offeredOffices(
  named: readonly (string | undefined)[],
  people: readonly KnownPerson[],
  roles: readonly string[],
): readonly string[] {
  const theirs = people.map(({ title = '' }) => officeOf(title));
  // A role of any section there is names none of them.
  const own = roles.filter(name => officeOf(name) === name && !name.endsWith(names.section));
  return [...new Set([...named, ...theirs, ...own].filter(name => name !== undefined))];
}

/** The officer as typed into a field for people: the first one offered of the name. */
export const ownPerson = (offered: readonly KnownPerson[], { name = '' }: Actor): TypedPerson =>
  typedPerson(offered.find(each => comparable(each.name) === comparable(name)) ?? { name });
