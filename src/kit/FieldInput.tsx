import { useContext, useRef } from 'preact/hooks';
import type { RecordedFile } from '../desk/core/recorded.ts';
import { comparable } from '../desk/people/same-person.ts';
import { personText } from '../desk/people/words.ts';
import { Button } from './Button.tsx';
import { Field, type FieldInputProps } from './Field.tsx';
import type { FieldAsk, FileAsk, SecretAsk } from './fields.ts';
import { fileText } from './form-words.ts';
import { OccurrenceInput } from './OccurrenceInput.tsx';
import { OfferedPeople, offersAfter, offersFor, PersonField } from './PersonField.tsx';
import { PlainInput } from './PlainInput.tsx';
import { TaskRows } from './TaskRows.tsx';

/** One field of a form, with the input its kind calls for. */
export function FieldInput({ field, ...props }: FieldInputProps<FieldAsk>) {
  const { people, offices } = useContext(OfferedPeople);
  switch (field.kind) {
    case 'person':
      return <PersonField {...props} field={field} />;
    case 'occurrence':
      return <OccurrenceInput {...props} field={field} />;
    case 'tasks':
      return <TaskRows {...props} field={field} />;
    case 'file':
      return <FileInput {...props} field={field} />;
    case 'secret':
      return <SecretInput {...props} field={field} />;
    case 'office':
      return (
        <PlainInput
          {...props}
          problem={props.problem ?? notOffice(people, String(props.value ?? ''))}
          field={{ ...field, offers: offersFor(offices, String(props.value ?? ''), office => office) }}
        />
      );
    case 'people':
      return (
        <PlainInput {...props} field={{ ...field, offers: offersAfter(people, String(props.value ?? '')) }} />
      );
    default:
      return <PlainInput {...props} field={field} />;
  }
}

/** The problem of a person's name in a field for an office. */
const notOffice = (people: readonly { readonly name: string }[], typed: string): string | undefined =>
  typed.trim() !== '' && people.some(({ name }) => comparable(name) === comparable(typed))
    ? personText.notOffice
    : undefined;

/** A passphrase. A browser keeps the shown text of a field on the disk, to fill it in when a tab is restored. */
function SecretInput({ id, field, value, problem, onValue }: FieldInputProps<SecretAsk>) {
  const { label, hint, isNew, shown } = field;
  const [type, autocomplete] = shown
    ? ['text', 'off']
    : ['password', isNew ? 'new-password' : 'current-password'];
  return (
    <Field {...{ id, label, hint, problem }}>
      {about => (
        <input
          id={id}
          type={type}
          value={String(value ?? '')}
          autocomplete={autocomplete}
          spellcheck={false}
          {...about}
          onInput={event => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A file to be attached; its form reads it. */
function FileInput({ id, field, value, problem, onFile }: FieldInputProps<FileAsk>) {
  const { label, hint, accept, required } = field;
  const chosen = value as RecordedFile | undefined;
  const input = useRef<HTMLInputElement>(null);
  const remove = (): void => {
    // The input remembers the chosen file, and would report no change if the same one were chosen again.
    if (input.current !== null) input.current.value = '';
    onFile?.(undefined);
  };
  return (
    <Field {...{ id, label, hint, required, problem }}>
      {about => (
        <>
          <input
            ref={input}
            id={id}
            type="file"
            accept={accept}
            {...about}
            onChange={event => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) onFile?.(file);
            }}
          />
          {chosen !== undefined && (
            <p class="small">
              {fileText.chosen(chosen.name, fileText.size(chosen.bytes))}{' '}
              <Button class="quiet" words={fileText.remove} onClick={remove} />
            </p>
          )}
        </>
      )}
    </Field>
  );
}
