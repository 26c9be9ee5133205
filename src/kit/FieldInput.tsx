import type { ComponentProps } from 'preact';
import { Choices } from './Choices.tsx';
import { described, Field } from './Field.tsx';
import { FileInput } from './FileInput.tsx';
import type { FormField } from './fields.ts';
import { ListInput, SecretInput, TextInput, TimeInput } from './inputs.tsx';
import { PersonField } from './PersonField.tsx';
import { NOBODY, type TypedPerson } from './person.ts';

interface Props {
  id: string;
  field: FormField;
  /** As typed, or what it begins with. */
  value: unknown;
  problem?: string | undefined;
  onValue(value: unknown): void;
  onFile?: ComponentProps<typeof FileInput>['onFile'];
}

/** One field of a form, with the input its kind calls for. */
export function FieldInput({ id, field, value, problem, onValue, onFile = () => undefined }: Props) {
  // What was typed in its place is the officer's own.
  const source = value === field.value ? field.source : undefined;
  const about = { ...described(id, field.hint, problem, source), disabled: field.disabled };
  switch (field.kind) {
    case 'person':
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
    case 'file':
      return <FileInput {...{ id, field, value, problem }} onFile={onFile} />;
    case 'choices':
      return (
        <Choices
          {...{ id, field, problem }}
          value={(value as readonly string[] | undefined) ?? []}
          onValue={onValue}
        />
      );
    case 'choice':
      if (field.shown === 'side by side')
        return (
          <Choices
            {...{ id, field, problem }}
            value={[String(value ?? '')]}
            onValue={([one]) => onValue(one)}
            single
          />
        );
  }
  const input = { id, about, onValue };
  const text = String(value ?? '');
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
