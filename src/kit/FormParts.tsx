import { FieldInput } from './FieldInput.tsx';
import type { FormField, FormFields } from './fields.ts';
import type { FormState } from './useForm.ts';

interface Props {
  fields: FormFields;
  state: FormState;
}

/** The fields of a form, those that are rarely needed folded away. */
export const FormParts = ({ fields, state }: Props) => (
  <>
    {grouped(fields).map(({ folded, names }) => {
      const parts = names.map(name => <Part key={name} {...{ name, state }} field={fields[name]} />);
      return folded === undefined ? (
        parts
      ) : (
        <details key={folded} open={names.some(name => isNeeded(state, name, fields[name]))}>
          <summary>{folded}</summary>
          <div class="form-folded stack-3">{parts}</div>
        </details>
      );
    })}
  </>
);

function Part({ name, field, state }: { name: string; field: FormField | undefined; state: FormState }) {
  if (field === undefined) return null;
  return (
    <>
      {field.above}
      <FieldInput
        id={state.inputId(name)}
        field={field}
        value={state.current(name)}
        problem={state.problemAt(name)}
        onValue={value => state.write({ [name]: value })}
        onFile={taken => state.attach(name, taken)}
      />
      {field.below}
    </>
  );
}

/** Fields in their order; those folded under the same words stand together, where the first of them does. */
function grouped(
  fields: FormFields,
): readonly { readonly folded: string | undefined; readonly names: readonly string[] }[] {
  const groups: { folded: string | undefined; names: string[] }[] = [];
  for (const [name, { folded }] of Object.entries(fields)) {
    const group = folded === undefined ? undefined : groups.find(each => each.folded === folded);
    if (group === undefined) groups.push({ folded, names: [name] });
    else group.names.push(name);
  }
  return groups;
}

/** A time of which only a part is typed reads as empty; its fold must not close under the hands. */
const isNeeded = (state: FormState, name: string, field: FormField | undefined): boolean => {
  const value = state.current(name);
  return (
    state.problemAt(name) !== undefined || (value !== undefined && (value !== '' || field?.kind === 'time'))
  );
};
