import type { KnownPerson } from '../incident/people.ts';
import { comparable } from '../incident/same-person.ts';
import { namesIn } from '../incident/values.ts';
import type { TypedPerson } from './person.ts';

/** What is put into the field for somebody: the name alone would not tell two who have it. */
export const offerOf = (people: readonly KnownPerson[], { name, title = '' }: KnownPerson): string =>
  people.filter(each => comparable(each.name) === comparable(name)).length > 1
    ? `${name} ${title}`.trim()
    : name;

/** What a field for several names offers: after those that stand there, each of the others, by name or else by duty title. */
export function offersAfter(people: readonly KnownPerson[], typed: string): readonly string[] {
  const last = namesIn(typed).at(-1) ?? '';
  const before = typed.slice(0, typed.length - last.length);
  const there = new Set(namesIn(before).map(comparable));
  const names = people.map(({ name, title }) => name || (title ?? ''));
  return [...new Set(names)].filter(name => !there.has(comparable(name))).map(name => `${before}${name}`);
}

/** What stands in both fields once a name was typed or chosen: a known person's title comes and goes with the name. */
export function filledIn(people: readonly KnownPerson[], before: TypedPerson, typed: string): TypedPerson {
  const chosen = people.find(each => comparable(offerOf(people, each)) === comparable(typed));
  const wasFilled = people.some(
    ({ name, title }) => comparable(name) === comparable(before.name) && title === before.title,
  );
  const kept = wasFilled ? '' : before.title;
  if (chosen === undefined) return { name: typed, title: kept };
  // A name stays as it is being typed; an offer that holds the title as well is taken apart.
  const name = comparable(chosen.name) === comparable(typed) ? typed : chosen.name;
  return { name, title: kept === '' ? (chosen.title ?? '') : kept };
}
