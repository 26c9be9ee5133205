import type { DisclosedForm } from './Disclosure.tsx';
import { FieldInput } from './FieldInput.tsx';
import { FormFrame, type Props } from './FormFrame.tsx';
import type { FormFields } from './fields.ts';
import type { FormProblem } from './useForm.ts';

/** A form of fields of every kind. */
export const Form = <const Fields extends FormFields>(props: Props<Fields>) => (
  <FormFrame {...props} Input={FieldInput} />
);

type Opener = Omit<DisclosedForm, 'form'>;
type Disclosed<Fields extends FormFields> = Omit<Props<Fields>, 'class' | 'onCancel'> & Opener;

/** A button, and the form of these fields that it opens. */
export const disclosed = <const Fields extends FormFields>({
  button,
  of,
  class: name,
  saved,
  onDone,
  ...form
}: Disclosed<Fields>): DisclosedForm => ({
  id: form.id,
  button,
  of,
  class: name,
  saved,
  form: opened => (
    <Form
      {...opened}
      {...form}
      onDone={() => {
        opened.onDone();
        onDone?.();
      }}
    />
  ),
});

interface OneText extends Opener {
  label: string;
  hint?: string | undefined;
  action: string;
  /** Takes the text; the answer says why not. */
  onText(text: string): FormProblem | undefined;
  onDone?: (() => void) | undefined;
}

/** The same of one text: reasons, notes. */
export const disclosedText = ({ label, hint, onText, ...form }: OneText): DisclosedForm =>
  disclosed({
    ...form,
    fields: { text: { kind: 'text', id: form.id, label, hint, required: true } },
    onSubmit: ({ text }) => {
      const refused = onText(text);
      return refused && { ...refused, field: 'text' };
    },
  });
