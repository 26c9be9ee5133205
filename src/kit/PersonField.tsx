import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { KnownPerson } from '../incident/people.ts';
import { personText } from '../text/people.ts';
import { described, Field } from './Field.tsx';
import type { TypedPerson } from './person.ts';
import { filledIn, offerOf } from './person-offers.ts';

/** Whom the forms of an incident offer, the likeliest first, and what a role is called. */
interface Offered {
  readonly people: readonly KnownPerson[];
  roleName(id: string): string;
}

export const OfferedPeople = createContext<Offered>({ people: [], roleName: id => id });

interface Props {
  id: string;
  /** Of the name's field. */
  label: string;
  titleLabel?: string | undefined;
  person: TypedPerson;
  /** Whether it is a signature, which needs the title. */
  signs?: boolean;
  problem?: string | undefined;
  onPerson(person: TypedPerson): void;
}

/**
 * Names somebody: everyone known here is offered, and whoever is chosen brings the title along. The name's field has the
 * given id, the title's `<id>-post`.
 */
export function PersonField({ id, label, titleLabel, person, signs = true, problem, onPerson }: Props) {
  const { people: all, roleName } = useContext(OfferedPeople);
  // A duty of the roster that nobody is named for signs nothing.
  const people = all.filter(({ name }) => name !== '');
  const post = useRef<HTMLInputElement>(null);
  // A signature is refused for its title before anything else is looked at.
  const lacksTitle = signs && person.name.trim() !== '' && person.title.trim() === '';
  const [atName, atTitle] = lacksTitle ? [undefined, problem] : [problem, undefined];
  useEffect(() => {
    if (atTitle !== undefined) post.current?.focus();
  }, [atTitle]);
  const known = people.find(each => each.name === person.name && (each.title ?? '') === person.title);
  const about = (each: KnownPerson): string =>
    [each.title, each.role && roleName(each.role), each.phone].filter(Boolean).join(' · ');
  const hint =
    known === undefined ? '' : [known.role && roleName(known.role), known.phone].filter(Boolean).join(' · ');
  return (
    <div class="pair columns">
      <Field id={id} label={label} problem={atName}>
        <input
          id={id}
          value={person.name}
          list={people.length === 0 ? undefined : `${id}-people`}
          autocomplete="off"
          aria-required={signs || undefined}
          {...described(id, undefined, atName)}
          onInput={event => onPerson(filledIn(people, person, event.currentTarget.value))}
        />
        <datalist id={`${id}-people`}>
          {people.map(each => (
            <option key={offerOf(people, each)} value={offerOf(people, each)}>
              {about(each)}
            </option>
          ))}
        </datalist>
        {hint !== '' && <p class="small faint numeric">{hint}</p>}
      </Field>
      <Field
        id={`${id}-post`}
        label={titleLabel ?? (signs ? personText.title : personText.titleOptional)}
        problem={atTitle}
      >
        <input
          ref={post}
          id={`${id}-post`}
          value={person.title}
          autocomplete="off"
          aria-required={signs || undefined}
          {...described(`${id}-post`, undefined, atTitle)}
          onInput={event => onPerson({ ...person, title: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
