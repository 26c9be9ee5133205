import { described, Field } from './Field.tsx';
import type { FileAsk, FormField } from './fields.ts';
import { FileInput, ListInput, OptionsInput, SecretInput, TextInput } from './inputs.tsx';
import { PersonField } from './PersonField.tsx';
import { NOBODY, type TypedPerson } from './person.ts';
import { TimeInput } from './TimeInput.tsx';

interface Props {
  id: string;
  field: FormField;
  /** As typed, or what it begins with. */
  value: unknown;
  problem?: string | undefined;
  onValue(value: unknown): void;
  onFile?(taken: Exclude<Awaited<ReturnType<FileAsk['take']>>, string> | undefined): void;
}

/** One field of a form, with the input its kind calls for. */
export function FieldInput({ id, field, value, problem, onValue, onFile = () => undefined }: Props) {
  if (field.kind === 'person')
    return (
      <PersonField
        id={id}
        label={field.label}
        titleLabel={field.titleLabel}
        person={(value as TypedPerson | undefined) ?? NOBODY}
        signs={field.signs ?? false}
        problem={problem}
        onPerson={onValue}
      />
    );
  if (field.kind === 'file') return <FileInput {...{ id, field, value, problem, onFile }} />;
  if (field.kind === 'choices') {
    const chosen = (value as readonly string[] | undefined) ?? [];
    return <OptionsInput {...{ id, field, problem, onValue }} value={chosen} />;
  }
  const text = String(value ?? '');
  if (field.kind === 'choice' && field.shown === 'side by side')
    return <OptionsInput {...{ id, field, problem }} value={[text]} onValue={([one]) => onValue(one)} />;
  // What was typed in its place is the officer's own.
  const source = value === field.value ? field.source : undefined;
  const about = { ...described(id, field.hint, problem, source), disabled: field.disabled };
  const input = { id, about, onValue };
  return (
    <Field id={id} label={field.label} hint={field.hint} source={source} problem={problem}>
      {field.kind === 'choice' ? (
        <ListInput {...input} field={field} value={text} />
      ) : field.kind === 'secret' ? (
        <SecretInput {...input} field={field} value={text} />
      ) : field.kind === 'time' ? (
        <TimeInput {...input} field={field} value={value as string | undefined} />
      ) : (
        <TextInput {...input} field={field} value={text} />
      )}
    </Field>
  );
}
