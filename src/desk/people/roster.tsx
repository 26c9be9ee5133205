import { failure, type Result, success } from '../../base/result.ts';
import type { RosterColleague } from '../../session/records.ts';
import type { Person } from '../core/define.ts';
import { present } from '../core/desk.ts';
import { checkFields, officeField, personField, phoneField } from '../core/fields.ts';
import type { Refusal } from '../core/refusal.ts';
import { comparable, type Distinguished, personKey } from './same-person.ts';

/** A colleague as typed into the roster's form. */
export interface TypedColleague {
  readonly person: Person;
  readonly unit: string;
  /** Empty for none. */
  readonly role: string;
  readonly phone: string;
  /** The code of the machine that they sign with; absent where it is not asked for. */
  readonly machine?: string | undefined;
}

/** An entry of the roster, as it is stored. */
export const rosterKey = ({ name, title }: Person): string => `${title ?? ''} / ${name}`;

/** The number that a telephone dials: the first one, without its extension. */
export const dialled = (phone: string): string =>
  (/^[^/、,，转]*/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '');

const fields = { person: personField('either'), unit: officeField(true), phone: phoneField } as const;

/**
 * Checks a colleague as typed; one that is being changed cannot become somebody else of the roster.
 * @param before the one that is being changed
 */
export function checkColleague(
  roster: readonly RosterColleague[],
  { role, machine: typedCode, ...typed }: TypedColleague,
  before: RosterColleague | undefined,
  people: Distinguished,
): Result<RosterColleague, Refusal | { readonly code: 'known' } | { readonly code: 'noMachineCode' }> {
  // None of them is a time.
  const checked = checkFields(fields, typed, 0);
  if (!checked.ok) return checked;
  const { person, unit, phone } = checked.value;
  const machine = (typedCode ?? before?.machine ?? '').trim().toLowerCase();
  if (machine !== '' && !/^([0-9a-f]{4} ?){6}$/.test(machine)) return failure({ code: 'noMachineCode' });
  const colleague: RosterColleague = present({
    ...person,
    unit,
    role: role || undefined,
    phone,
    machine: machine || undefined,
  });
  const isRenamed = before !== undefined && !isOne(people, before, colleague);
  return isRenamed && rosterEntry(roster, colleague, people) !== undefined
    ? failure({ code: 'known' })
    : success(colleague);
}

/** Whether two mentions are of one person, as lists tell people apart. */
export const isOne = (people: Distinguished, one: Person, other: Person): boolean =>
  personKey(people, one) === personKey(people, other);

/** The list's entry for a person: there is one each. */
export const rosterEntry = <Entry extends Person>(
  roster: readonly Entry[],
  person: Person,
  people: Distinguished,
): Entry | undefined => roster.find(each => isOne(people, each, person));

/** The roster with one entry for another; at its end where that is gone. */
export function inPlaceOf(
  roster: readonly RosterColleague[],
  before: RosterColleague,
  colleague: RosterColleague,
): readonly RosterColleague[] {
  const key = rosterKey(before);
  return roster.some(each => rosterKey(each) === key)
    ? roster.map(each => (rosterKey(each) === key ? colleague : each))
    : [...roster, colleague];
}

/** The roster with a colleague; where it has the person already, the new details are added to that entry. */
export function withColleague(
  roster: readonly RosterColleague[],
  colleague: RosterColleague,
  people: Distinguished,
): readonly RosterColleague[] {
  const before = rosterEntry(roster, colleague, people);
  return before === undefined
    ? [...roster, colleague]
    : inPlaceOf(roster, before, { ...before, ...colleague });
}

/** Two titles may mean two people of one name; without them nobody could tell. */
export const areTitled = (one: Person, other: Person): boolean =>
  one.title !== undefined && other.title !== undefined && comparable(one.title) !== comparable(other.title);
