import { useState } from 'preact/hooks';
import { fromShanghaiInput, toShanghaiInput } from '../../domain/deadline/compute.ts';
import type { StepView } from '../../domain/incident/derive.ts';
import type { Playbook } from '../../domain/playbook/playbook.ts';
import { deskText } from '../../text/incident.ts';
import { fullTime } from '../../text/time.ts';
import { CitedWords } from '../shared/Basis.tsx';
import { described, Field } from '../shared/Field.tsx';
import { useNow } from '../shared/hooks.ts';
import type { Act } from './Incident.tsx';
import { TextForm } from './TextForm.tsx';

interface Props {
  item: StepView;
  playbook: Playbook;
  locked: boolean;
  act: Act;
}

/** Done at a time the officer states: now unless changed. */
function DoneForm({ step, act }: { step: string; act: Act }) {
  const now = useNow();
  // Follows the clock until the officer states another time: what is recorded is what is shown.
  const [stated, setStated] = useState<string>();
  const time = stated ?? toShanghaiInput(now);
  const [problem, setProblem] = useState<string>();
  const id = `done-${step}`;
  return (
    <form
      class="inline-form done-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        const doneAt = stated === undefined ? new Date().toISOString() : fromShanghaiInput(stated);
        setProblem(act({ kind: 'markDone', step, doneAt }));
      }}
    >
      <Field id={id} label={deskText.doneAt} problem={problem}>
        <input
          id={id}
          type="datetime-local"
          value={time}
          {...described(id, undefined, problem)}
          onInput={event => setStated(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="primary">
        {deskText.done}
      </button>
    </form>
  );
}

/** Everything about one step: the words behind it, why, how, what to record, and what can be done with it. */
export function StepDetail({ item: { step, state, notes }, playbook, locked, act }: Props) {
  const [form, setForm] = useState<'notApplicable' | 'skip' | 'note'>();
  const roleName = (id: string): string => playbook.roles.find(role => role.id === id)?.short ?? id;
  const close = (): void => setForm(undefined);
  return (
    <>
      <CitedWords cite={step.cite} playbook={playbook} />
      <p>
        <strong>{deskText.why}</strong>　{step.why}
      </p>
      <div>
        <strong>{deskText.how}</strong>
        <ol>
          {step.how.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <p>
        <strong>{deskText.record}</strong>　{step.record}
      </p>
      {step.mistakes !== undefined && (
        <details>
          <summary>{deskText.mistakes}</summary>
          <ul>
            {step.mistakes.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {notes.length > 0 && (
        <div>
          <strong>{deskText.notes}</strong>
          <ul class="notes">
            {notes.map(({ event, at, by, value }) => (
              <li key={event}>
                <span class="small faint">
                  {deskText.by(roleName(by.role), by.name, fullTime(Date.parse(at), Date.now()))}
                </span>
                <p class="entry">{value.text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="row-actions no-print">
        {state.kind === 'todo' && !locked && form === undefined && <DoneForm step={step.id} act={act} />}
        {form === undefined && (
          <div class="actions">
            <button type="button" onClick={() => setForm('note')}>
              {deskText.stepNote}
            </button>
            {state.kind === 'todo' && !locked && (
              <>
                <button type="button" onClick={() => setForm('notApplicable')}>
                  {deskText.notApplicable}
                </button>
                <button type="button" onClick={() => setForm('skip')}>
                  {deskText.skip}
                </button>
              </>
            )}
          </div>
        )}
        {form === 'note' && (
          <TextForm
            id={`note-${step.id}`}
            label={deskText.stepNote}
            hint={step.record}
            action={deskText.save}
            onText={text => act({ kind: 'note', step: step.id, text })}
            onDone={close}
            onCancel={close}
          />
        )}
        {(form === 'notApplicable' || form === 'skip') && (
          <TextForm
            id={`reason-${step.id}`}
            label={`${form === 'skip' ? deskText.skip : deskText.notApplicable}：${deskText.reason}`}
            hint={deskText.reasonHint}
            action={form === 'skip' ? deskText.skip : deskText.notApplicable}
            onText={reason =>
              act(
                form === 'skip'
                  ? { kind: 'skip', step: step.id, reason }
                  : { kind: 'markNotApplicable', step: step.id, reason },
              )
            }
            onDone={close}
            onCancel={close}
          />
        )}
      </div>
    </>
  );
}
