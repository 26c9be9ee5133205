import { failure, type Result, success } from '../../base/result.ts';
import { checkText } from '../../base/typed.ts';
import { type Person, TEXT_LIMITS } from '../../incident/kinds/define.ts';
import type { Colleague } from '../../session/records.ts';

/** A colleague as typed into the roster's form. */
export interface TypedColleague {
  readonly name: string;
  readonly title: string;
  /** Empty for none. */
  readonly role: string;
  readonly phone: string;
}

export const NO_COLLEAGUE: TypedColleague = { name: '', title: '', role: '', phone: '' };

/** Why a colleague is not taken into the roster; `field` is where the sentence stands. */
export type RosterRefusal = { readonly field: keyof TypedColleague } & (
  | { readonly code: 'nobody' | 'known' | 'notAPhone' }
  | { readonly code: 'tooLong'; readonly length: number; readonly limit: number }
);

/** Entries of the roster are the same where name and title are. */
export const rosterKey = ({ name, title }: Person): string => `${title ?? ''} / ${name}`;

/** Extensions and area codes as they are written: 0701-0000000 转 12. */
const PHONE = /^[\d+\-()（）/、,，转 ]{3,40}$/;

/** What a telephone dials: the first number, without its extension. */
export const dialled = (phone: string): string =>
  (/^[^/、,，转]*/.exec(phone)?.[0] ?? '').replace(/[^\d+]/g, '');

/** Checks a colleague against the roster. @param place of the one that is being changed */
export function checkColleague(
  roster: readonly Colleague[],
  typed: TypedColleague,
  place: number | undefined,
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
  const key = rosterKey(colleague);
  return roster.some((each, position) => position !== place && rosterKey(each) === key)
    ? failure({ code: 'known', field: 'name' })
    : success(colleague);
}

function tooLong(
  field: keyof TypedColleague,
  refusal: Extract<ReturnType<typeof checkText>, { ok: false }>['refusal'],
): Result<never, RosterRefusal> {
  return refusal.code === 'tooLong' ? failure({ ...refusal, field }) : failure({ code: 'nobody', field });
}

/** The roster with a colleague put in the place of another, or of the same person, or at its end. */
export function withColleague(
  roster: readonly Colleague[],
  colleague: Colleague,
  before: Colleague | undefined,
): readonly Colleague[] {
  const key = rosterKey(before ?? colleague);
  return roster.some(each => rosterKey(each) === key)
    ? roster.map(each => (rosterKey(each) === key ? colleague : each))
    : [...roster, colleague];
}
