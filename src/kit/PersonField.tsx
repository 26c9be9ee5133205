import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { remembered } from '../base/remember.ts';
import { splitNames } from '../desk/core/values.ts';
import type { KnownPerson } from '../desk/people/people.ts';
import { comparable } from '../desk/people/same-person.ts';
import { personText } from '../desk/people/words.ts';
import { Field, type FieldInputProps } from './Field.tsx';
import { type PersonAsk, proposedFrom } from './fields.ts';
import { formText } from './form-words.ts';
import { lacksTitle, NOBODY, type TypedPerson, titleId } from './person.ts';

/** People and offices that the forms of an incident offer, the likeliest first, and the names of roles. */
interface Offered {
  readonly people: readonly KnownPerson[];
  /** Posts that one person holds. */
  readonly posts: readonly string[];
  readonly offices: readonly string[];
  roleName(id: string): string;
}

export const OfferedPeople = createContext<Offered>({
  people: [],
  posts: [],
  offices: [],
  roleName: id => id,
});

/** As many as a list offers: nobody reads more, and drawing the thousands that a file may name would hold up each press. */
const MOST_OFFERED = 100;

/** The offers of a list, the likeliest first; where there are more than it holds, only those that contain the typed text. */
export function offersFor<Each>(
  all: readonly Each[],
  typed: string,
  wordsOf: (each: Each) => string,
): readonly Each[] {
  if (all.length <= MOST_OFFERED) return all;
  const sought = comparable(typed);
  const found: Each[] = [];
  for (const each of all) {
    if (found.length === MOST_OFFERED) break;
    if (comparable(wordsOf(each)).includes(sought)) found.push(each);
  }
  return found;
}

/** People with a name: a duty of the roster that nobody holds signs nothing. */
const namedIn = remembered((people: readonly KnownPerson[]) => people.filter(({ name }) => name !== ''));

/** How many have each name. */
const namesakes = remembered((people: readonly KnownPerson[]) => {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(comparable(name), (counts.get(comparable(name)) ?? 0) + 1);
  return counts;
});

/**
 * A field for a person: everyone known here is offered, and choosing one fills in the title too. The name's field has the given
 * id, the title's `<id>-post`.
 */
export function PersonField({ id, field, value, problem, onValue }: FieldInputProps<PersonAsk>) {
  const { label, titleLabel, signs = false } = field;
  const person = (value as TypedPerson | undefined) ?? NOBODY;
  const { people: all, posts, roleName } = useContext(OfferedPeople);
  const people = namedIn(all);
  const isNobody = person.name.trim() === '' && person.title.trim() === '';
  const [atName, atTitle] = lacksTitle(field, person)
    ? [undefined, problem]
    : [problem, problem && signs && isNobody ? formText.missing(titleLabel ?? personText.title) : undefined];
  const known = people.find(each => each.name === person.name && (each.title ?? '') === person.title);
  const words = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');
  const roleOf = ({ role }: KnownPerson): string | undefined => role && roleName(role);
  const hint = known && words(roleOf(known), known.phone);
  const source = proposedFrom(field, value);
  const common = { autocomplete: 'off' };
  return (
    <div class="pair columns">
      <Field id={id} label={label} required={signs} problem={atName} source={source}>
        {about => (
          <>
            <input
              id={id}
              value={person.name}
              list={people.length === 0 ? undefined : `${id}-people`}
              {...common}
              {...about}
              onInput={event => onValue(filledIn(people, person, event.currentTarget.value))}
            />
            <datalist id={`${id}-people`}>
              {offersFor(people, person.name, each => offerOf(people, each)).map(each => (
                <option key={offerOf(people, each)} value={offerOf(people, each)}>
                  {words(each.title, roleOf(each), each.phone)}
                </option>
              ))}
            </datalist>
            {hint && <p class="small faint numeric">{hint}</p>}
          </>
        )}
      </Field>
      <Field
        id={titleId(id)}
        label={titleLabel ?? (signs ? personText.title : personText.titleOptional)}
        required={signs}
        problem={atTitle}
        proposedWith={source !== undefined && person.title !== '' ? id : undefined}
      >
        {about => (
          <>
            <input
              id={titleId(id)}
              value={person.title}
              list={posts.length === 0 ? undefined : `${id}-posts`}
              {...common}
              {...about}
              onInput={event => onValue({ ...person, title: event.currentTarget.value })}
            />
            <datalist id={`${id}-posts`}>
              {posts.map(post => (
                <option key={post} value={post} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  );
}

/** The text that an offer puts into the field: the name alone would not tell two namesakes apart. */
export const offerOf = (people: readonly KnownPerson[], { name, title = '' }: KnownPerson): string =>
  (namesakes(people).get(comparable(name)) ?? 0) > 1 ? `${name} ${title}`.trim() : name;

/** Offers of a field for several names: the names already typed, followed by each of the others, by name or else by duty title. */
export function offersAfter(people: readonly KnownPerson[], typed: string): readonly string[] {
  const last = splitNames(typed).at(-1) ?? '';
  const before = typed.slice(0, typed.length - last.length);
  const there = new Set(splitNames(before).map(comparable));
  const nameOf = ({ name, title = '' }: KnownPerson): string => name || title;
  const names = new Set(offersFor(people, last, nameOf).map(nameOf));
  return [...names].filter(name => !there.has(comparable(name))).map(name => `${before}${name}`);
}

/** Both fields once a name was typed or chosen: a known person's title comes and goes with the name. */
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
