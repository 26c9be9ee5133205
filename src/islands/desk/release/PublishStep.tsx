import './release.css';
import { useState } from 'preact/hooks';
import type { Step } from '../../../playbook/playbook.ts';
import { outsideText } from '../../../text/statements.ts';
import { described, Field } from '../../shared/Field.tsx';
import { DoneForm, type StepDraft } from '../DoneForm.tsx';
import { useKept } from '../kept.ts';
import type { Work } from '../work.ts';

interface Props {
  step: Step;
  work: Work;
  draft: StepDraft;
  onDraft(draft: StepDraft): void;
  onDone(): void;
}

/** A step that publishes: on the release screen, or, with a reason, only noted here. */
export function PublishStep({ step, work, draft, onDraft, onDone }: Props) {
  const [reason, setReason] = useKept(`${work.incident.view.id}/outside/${step.id}`, '');
  // What was begun here is found here again; what opens it must not close it under the hands.
  const [begun] = useState(reason !== '' || Object.keys(draft.values).length > 0);
  const id = `done-${step.id}-outside`;
  return (
    <div class="publish-way">
      <button type="button" class="primary" onClick={() => work.go('release')}>
        {outsideText.go}
      </button>
      <p class="small faint">{outsideText.hint}</p>
      <details open={begun}>
        <summary>{outsideText.outside}</summary>
        <div class="stack">
          <DoneForm
            step={step}
            work={work}
            draft={draft}
            outside={{
              reason,
              field: problem => (
                <Field id={id} label={outsideText.why} hint={outsideText.whyHint} problem={problem}>
                  <textarea
                    id={id}
                    rows={2}
                    value={reason}
                    {...described(id, outsideText.whyHint, problem)}
                    onInput={event => setReason(event.currentTarget.value)}
                  />
                </Field>
              ),
            }}
            onDraft={onDraft}
            onDone={() => {
              setReason('');
              onDone();
            }}
          />
        </div>
      </details>
    </div>
  );
}
