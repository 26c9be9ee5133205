import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { type Person, TEXT_LIMITS } from '../../incident/kinds/define.ts';
import { comparable } from '../../incident/same-person.ts';
import type { Colleague } from '../../session/records.ts';

/** A colleague as typed into the roster's form. */
export interface TypedColleague {
  readonly name: string;
  readonly title: string;
  /** Empty for none. */
  readonly role: string;
  readonly phone: string;
}

/** Why a colleague is not taken into the roster; `field` is where the sentence stands. */
export type RosterRefusal = { readonly field: keyof TypedColleague } & (
  | { readonly code: 'nobody' | 'known' | 'notAPhone' }
  | { readonly code: 'tooLong'; readonly length: number; readonly limit: number }
);

/** Equal for every mention of one person, as the incident tells people apart. */
export type KeyOf = (person: Person) => string;

/** An entry of the roster, as it is stored. */
export const rosterKey = ({ name, title }: Person): string => `${title ?? ''} / ${name}`;

/** Extensions and area codes as they are written: 0701-0000000 转 12. */
const PHONE = /^[\d+\-()（）/、,，转 ]{3,40}$/;

/** What a telephone dials: the first number, without its extension. */
export const dialled = (phone: string): string =>
  (/^[^/、,，转]*/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '');

/**
 * Checks a colleague as typed; one that is being changed cannot become somebody else of the roster.
 * @param before the one that is being changed
 */
export function checkColleague(
  roster: readonly Colleague[],
  typed: TypedColleague,
  before: Colleague | undefined,
  keyOf: KeyOf,
): Result<Colleague, RosterRefusal> {
  const name = checkText(typed.name, TEXT_LIMITS.name, true);
  if (!name.ok) return tooLong('name', name.refusal);
  const title = checkText(typed.title, TEXT_LIMITS.name, true);
  if (!title.ok) return tooLong('title', title.refusal);
  if (name.value === '' && title.value === '') return failure({ code: 'nobody', field: 'name' });
  const phone = typed.phone.trim();
  if (phone !== '' && !PHONE.test(phone)) return failure({ code: 'notAPhone', field: 'phone' });
  const colleague: Colleague = {
    name: name.value,
    ...(title.value === '' ? {} : { title: title.value }),
    ...(typed.role === '' ? {} : { role: typed.role }),
    ...(phone === '' ? {} : { phone }),
  };
  const isRenamed = before !== undefined && keyOf(before) !== keyOf(colleague);
  return isRenamed && entryOf(roster, colleague, keyOf) !== undefined
    ? failure({ code: 'known', field: 'name' })
    : success(colleague);
}

function tooLong(
  field: keyof TypedColleague,
  refusal: Extract<ReturnType<typeof checkText>, { ok: false }>['refusal'],
): Result<never, RosterRefusal> {
  return refusal.code === 'tooLong' ? failure({ ...refusal, field }) : failure({ code: 'nobody', field });
}

/** What the roster has of somebody: one entry a person. */
export const entryOf = (roster: readonly Colleague[], person: Person, keyOf: KeyOf): Colleague | undefined =>
  roster.find(each => keyOf(each) === keyOf(person));

/** The roster with one entry for another; at its end where that is gone. */
export function inPlaceOf(
  roster: readonly Colleague[],
  before: Colleague,
  colleague: Colleague,
): readonly Colleague[] {
  const key = rosterKey(before);
  return roster.some(each => rosterKey(each) === key)
    ? roster.map(each => (rosterKey(each) === key ? colleague : each))
    : [...roster, colleague];
}

/** The roster with a colleague; where it has the person, what is said now is added to that entry. */
export function withColleague(
  roster: readonly Colleague[],
  colleague: Colleague,
  keyOf: KeyOf,
): readonly Colleague[] {
  const before = entryOf(roster, colleague, keyOf);
  return before === undefined
    ? [...roster, colleague]
    : inPlaceOf(roster, before, { ...before, ...colleague });
}

/** Two titles may mean two people of one name; without them nobody could tell. */
export const areTitled = (one: Person, other: Person): boolean =>
  one.title !== undefined && other.title !== undefined && comparable(one.title) !== comparable(other.title);
