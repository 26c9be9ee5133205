import type { DisclosedForm } from './Disclosure.tsx';
import { FieldInput } from './FieldInput.tsx';
import { FormFrame, type Props } from './FormFrame.tsx';
import type { FormFields } from './fields.ts';

/** A form of fields of every kind. */
export const Form = <const Fields extends FormFields>(props: Props<Fields>) => (
  <FormFrame {...props} Input={FieldInput} />
);

type Disclosed<Fields extends FormFields> = Omit<Props<Fields>, 'class' | 'onCancel'> &
  Omit<DisclosedForm, 'form'>;

/** A button, and the form of these fields that it opens. */
export const disclosed = <const Fields extends FormFields>({
  button,
  of,
  class: name,
  saved,
  ...form
}: Disclosed<Fields>): DisclosedForm => ({
  id: form.id,
  button,
  of,
  class: name,
  saved,
  form: opened => <Form {...opened} {...form} />,
});
