import { FieldInput } from './FieldInput.tsx';
import { FormFrame, type Props } from './FormFrame.tsx';
import type { FormFields } from './fields.ts';

/** A form of fields of every kind. */
export const Form = <const Fields extends FormFields>(props: Props<Fields>) => (
  <FormFrame {...props} Input={FieldInput} />
);
