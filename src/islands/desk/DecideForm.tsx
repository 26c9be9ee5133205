import { Form } from '../../kit/Form.tsx';
import { useTyped } from '../../kit/useForm.ts';
import { decideText } from '../../text/step-forms.ts';
import { carryOut } from './carry-out.ts';
import type { Work } from './work.ts';

type Choice = 'yes' | 'no';

const options = (['yes', 'no'] as const).map(value => ({ value, label: decideText[value] }));

/** Whether something is reported upward: to whom, or why not. What is to be reported waits until it was sent. */
export function DecideForm({ step, work, onDone }: { step: string; work: Work; onDone(): void }) {
  const id = `decide-${step}`;
  const [{ report }] = useTyped(id);
  return (
    <Form
      id={id}
      fields={{
        report: { kind: 'choice', shown: 'side by side', label: decideText.question, options },
        ...(report === 'yes' && { to: { kind: 'line', label: decideText.to, hint: decideText.toHint } }),
        ...(report === 'no' && {
          reason: { kind: 'text', label: decideText.reason, hint: decideText.reasonHint },
        }),
      }}
      action={decideText.save}
      // Nothing chosen is refused as any choice that is none of those offered.
      onSubmit={values =>
        carryOut(work, { kind: 'decideReport', step, ...values, report: values.report as Choice })
      }
      onDone={onDone}
    />
  );
}
