import { groupBy } from '../../base/group.ts';
import type { Person } from '../core/define.ts';
import { DUTY_END } from '../core/office.ts';
import { SURNAME } from '../core/surname.ts';
import { comparable, type Distinguished, nameKey } from './same-person.ts';

/** The subject of whether two names are one person's, in either order. */
export const comparisonKey = (one: Person, other: Person): string =>
  [nameKey(one), nameKey(other)].sort().join('/');

/** For each name that was said to be another's too, the fuller name to use. @param same pairs, the fuller one first */
export function aliasesOf(same: readonly (readonly [one: Person, other: Person])[]): Distinguished['alias'] {
  const alias = new Map<string, string>();
  for (const [one, other] of same) {
    const of = (person: Person): string => alias.get(nameKey(person)) ?? nameKey(person);
    const [by, left] = [of(one), of(other)];
    if (by === left) continue;
    for (const [name, before] of alias) if (before === left) alias.set(name, by);
    alias.set(left, by);
  }
  return alias;
}

/** A surname with a duty, as one speaks of somebody: 江主任. */
const ADDRESSED = new RegExp(`^(?<surname>${SURNAME})(?<title>${DUTY_END})$`, 'u');

/** The surname and the duty that somebody is called by; `undefined` where that is no such name. */
function addressedBy(words: string): { readonly surname: string; readonly title: string } | undefined {
  const { surname, title } = ADDRESSED.exec(words.trim())?.groups ?? {};
  return surname === undefined || title === undefined ? undefined : { surname, title };
}

/** As many people, of those named last, are compared with one another. */
const MOST_COMPARED = 300;

/**
 * Those of some people who are likely one all the same, of each pair the one who is named more fully first: a surname with the duty that the
 * other has, or a name of three that differs in one character where the duty is the same. Likely is not sure: an officer is asked.
 */
export function likelySame<Of extends Person>(
  people: readonly Of[],
): readonly (readonly [one: Of, other: Of])[] {
  // Each is compared with each: a file can name ten thousand.
  const last = people.slice(0, MOST_COMPARED);
  const called = last.filter(({ name }) => addressedBy(name) !== undefined);
  const whole = last.filter(({ name }) => name !== '' && addressedBy(name) === undefined);
  const bySurname = groupBy(whole, ({ name }) => name.charAt(0));
  const addressed = called.flatMap(other => {
    const by = addressedBy(other.name);
    return (bySurname.get(other.name.charAt(0)) ?? [])
      .filter(({ title }) => by !== undefined && title?.endsWith(by.title))
      .map(one => [one, other] as const);
  });
  // Two names that differ in one character are alike once it is left out.
  const alike = whole.flatMap(person => spellings(person).map(spelling => ({ spelling, person })));
  const misspelt = [...groupBy(alike, ({ spelling }) => spelling).values()].flatMap(group =>
    group.slice(1).flatMap(({ person: other }) => {
      const one = group.find(({ person }) => person !== other && isOfOneDuty(person, other))?.person;
      return one === undefined || nameKey(one) === nameKey(other) ? [] : [[one, other] as const];
    }),
  );
  return [...addressed, ...misspelt];
}

/** A name of three or four, each time with one character after the surname left open. */
function spellings({ name }: Person): readonly string[] {
  const characters = [...comparable(name)];
  return characters.length < 3
    ? []
    : characters
        .slice(1)
        .map((_, place) => characters.map((each, at) => (at === place + 1 ? '？' : each)).join(''));
}

function isOfOneDuty(one: Person, other: Person): boolean {
  const [title, second] = [comparable(one.title ?? ''), comparable(other.title ?? '')];
  return title !== '' && second !== '' && (title.endsWith(second) || second.endsWith(title));
}
