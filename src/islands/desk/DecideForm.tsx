import { useDraft } from '../../kit/draft.ts';
import { decideText } from '../../text/step-forms.ts';
import { carryOut } from './carry-out.ts';
import { FieldsForm, type FormField } from './FieldsForm.tsx';
import type { Work } from './work.ts';

type Choice = 'yes' | 'no';

const fields: Readonly<Record<Choice, FormField>> = {
  yes: { id: 'to', label: decideText.to, kind: 'line', hint: decideText.toHint },
  no: { id: 'reason', label: decideText.reason, kind: 'text', hint: decideText.reasonHint },
};

/** Whether something is reported upward: to whom, or why not. What is to be reported waits until it was sent. */
export function DecideForm({ step, work, onDone }: { step: string; work: Work; onDone(): void }) {
  const [choice, choose] = useDraft<Choice | undefined>(`decide/${step}`, undefined);
  const id = `decide-${step}-${choice ?? ''}`;
  return (
    <FieldsForm
      key={id}
      id={id}
      fields={choice === undefined ? [] : [fields[choice]]}
      action={decideText.save}
      onValues={values => {
        // Nothing chosen is refused as any choice that is none of those offered.
        const problem = carryOut(work, { kind: 'decideReport', step, report: choice as Choice, ...values });
        if (problem === undefined) return undefined;
        const { sentence, field } = problem;
        return { sentence, field: choice !== undefined && field === fields[choice].id ? field : undefined };
      }}
      onDone={() => {
        choose(undefined);
        onDone();
      }}
    >
      {() => (
        <fieldset class="choices">
          <legend>{decideText.question}</legend>
          {(['yes', 'no'] as const).map(each => (
            <label key={each}>
              <input
                type="radio"
                name={`decide-${step}`}
                checked={choice === each}
                onChange={() => choose(each)}
              />
              <span>{decideText[each]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </FieldsForm>
  );
}
