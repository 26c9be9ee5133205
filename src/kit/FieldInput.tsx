import { useContext, useState } from 'preact/hooks';
import type { RecordedFile } from '../incident/kinds/step-done.ts';
import { fileText } from '../text/form.ts';
import { Button } from './Button.tsx';
import { described, Field, type FieldInputProps, type InputProps, Labelled } from './Field.tsx';
import type { FileAsk, FormField, SecretAsk, TakenFile } from './fields.ts';
import { OfferedPeople, PersonField } from './PersonField.tsx';
import { PlainInput } from './PlainInput.tsx';
import { NOBODY, type TypedPerson } from './person.ts';
import { offersAfter } from './person-offers.ts';

/** One field of a form, with the input its kind calls for. */
export function FieldInput({ field, onFile = () => undefined, ...props }: FieldInputProps<FormField>) {
  const { people } = useContext(OfferedPeople);
  const { value } = props;
  switch (field.kind) {
    case 'person':
      return (
        <PersonField
          {...props}
          label={field.label}
          titleLabel={field.titleLabel}
          person={(value as TypedPerson | undefined) ?? NOBODY}
          signs={field.signs ?? false}
          onPerson={props.onValue}
        />
      );
    case 'file':
      return <FileInput {...props} field={field} onFile={onFile} />;
    case 'secret':
      return (
        <Labelled {...props} field={field}>
          {about => <SecretInput {...props} field={field} value={String(value ?? '')} about={about} />}
        </Labelled>
      );
    case 'people':
      return <PlainInput {...props} field={{ ...field, offers: offersAfter(people, String(value ?? '')) }} />;
    default:
      return <PlainInput {...props} field={field} />;
  }
}

/** A passphrase. A browser keeps the shown text of a field on the disk, to fill it in when a tab is restored. */
function SecretInput({ id, field, value, about, onValue }: InputProps<SecretAsk, string>) {
  const [type, autocomplete] =
    field.shown === true
      ? ['text', 'off']
      : ['password', field.isNew === true ? 'new-password' : 'current-password'];
  return (
    <input
      id={id}
      type={type}
      value={value}
      autocomplete={autocomplete}
      spellcheck={false}
      {...about}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}

/** A file to be attached, by its digest; its bytes go along. */
function FileInput({
  id,
  field,
  value,
  problem,
  onFile,
}: Omit<FieldInputProps<FileAsk>, 'onValue'> & { onFile(taken: TakenFile | undefined): void }) {
  const [failed, setFailed] = useState<string>();
  const wrong = failed ?? problem;
  const chosen = value as RecordedFile | undefined;
  const choose = async (file: File): Promise<void> => {
    const taken = await field.take(file);
    setFailed(typeof taken === 'string' ? taken : undefined);
    if (typeof taken !== 'string') onFile(taken);
  };
  return (
    <Field id={id} label={field.label} hint={field.hint} problem={wrong}>
      <input
        id={id}
        type="file"
        accept={field.accept}
        {...described(id, field.hint, wrong)}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void choose(file);
        }}
      />
      {chosen !== undefined && (
        <p class="small">
          {fileText.chosen(chosen.name, fileText.size(chosen.bytes))}{' '}
          <Button class="quiet" words={fileText.remove} onClick={() => onFile(undefined)} />
        </p>
      )}
    </Field>
  );
}
