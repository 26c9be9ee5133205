import type { DisclosedForm } from './Disclosure.tsx';
import { Form } from './Form.tsx';

interface Props {
  /** Of the text and of its draft. */
  id: string;
  label: string;
  hint?: string | undefined;
  value?: string;
  action: string;
  /** Takes the text; the answer is the sentence that says why not. */
  onText(text: string): string | undefined;
  onDone?: () => void;
  onCancel?: (() => void) | undefined;
}

/** One text, one button: reasons, notes, names. */
export const TextForm = ({ id, label, hint, value, action, onText, onDone, onCancel }: Props) => (
  <Form
    id={id}
    fields={{ text: { kind: 'text', id, label, hint, value } }}
    action={action}
    onSubmit={({ text }) => {
      const sentence = onText(text);
      return sentence === undefined ? undefined : { sentence, field: 'text' };
    }}
    onDone={onDone}
    onCancel={onCancel}
  />
);

/** A button, and the form of one text that it opens. */
export const disclosedText = ({
  button,
  of,
  class: name,
  ...text
}: Pick<DisclosedForm, 'button' | 'of' | 'class'> & Omit<Props, 'onDone' | 'onCancel'>): DisclosedForm => ({
  id: text.id,
  button,
  of,
  class: name,
  form: opened => <TextForm {...text} {...opened} />,
});
