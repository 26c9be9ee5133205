import { Field } from '../../../kit/Field.tsx';
import type { FormState } from '../../../kit/useForm.ts';
import { feedbackText } from '../../../text/feedback.ts';
import type { Said } from './said.ts';

/** Takes over what was said in public. What is typed already stays: the officer may want both. */
export function FromStatement({ id, said, state }: { id: string; said: readonly Said[]; state: FormState }) {
  return (
    <Field id={`${id}-from`} label={feedbackText.fromStatement}>
      <select
        id={`${id}-from`}
        value=""
        onChange={({ currentTarget }) => {
          const chosen = said[Number(currentTarget.value)];
          currentTarget.value = '';
          if (chosen === undefined) return;
          state.write({
            text: [state.current('text'), chosen.text].filter(Boolean).join('\n'),
            link: state.current('link') || (chosen.link ?? ''),
          });
        }}
      >
        <option value="">{feedbackText.choose}</option>
        {said.map(({ label }, position) => (
          <option key={label} value={position}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
