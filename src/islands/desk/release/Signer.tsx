import { factText } from '../../../text/facts.ts';
import { described, Field } from '../../shared/Field.tsx';

/** A person as typed: a name, and a duty title if given. */
interface TypedPerson {
  readonly name: string;
  readonly title: string;
}

export const NOBODY: TypedPerson = { name: '', title: '' };

/** A person as commands take one. */
export const personOf = ({ name, title }: TypedPerson) => (title.trim() === '' ? { name } : { name, title });

interface Props {
  id: string;
  label: string;
  person: TypedPerson;
  problem?: string | undefined;
  onPerson(person: TypedPerson): void;
}

/** The name and duty title of whoever verified, looked or approved. The name's field has the given id. */
export function Signer({ id, label, person, problem, onPerson }: Props) {
  const name = `${label} · ${factText.name}`;
  return (
    <div class="pair">
      <Field id={id} label={name} problem={problem}>
        <input
          id={id}
          value={person.name}
          list="roster-names"
          autocomplete="off"
          {...described(id, undefined, problem)}
          onInput={event => onPerson({ ...person, name: event.currentTarget.value })}
        />
      </Field>
      <Field id={`${id}-post`} label={factText.post}>
        <input
          id={`${id}-post`}
          value={person.title}
          autocomplete="off"
          onInput={event => onPerson({ ...person, title: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}
