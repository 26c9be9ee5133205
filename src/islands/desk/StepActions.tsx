import { useState } from 'preact/hooks';
import { takesMinutes } from '../../incident/kinds/minuted.ts';
import { isSettled } from '../../incident/settled.ts';
import type { StepView } from '../../incident/view.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { TextForm } from '../../kit/TextForm.tsx';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/evidence.ts';
import { stepText } from '../../text/desk.ts';
import { minutesText } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { minutesFormText } from '../../text/minutes.ts';
import type { StepReady } from './step-ready.ts';
import type { Work } from './work.ts';

type Form = 'defer' | 'notApplicable' | 'skip' | 'note' | 'assign' | 'reopen' | MinutesSort;

interface Props {
  item: StepView;
  work: Work;
  locked: boolean;
  /** The form that stands open in the pane already. */
  ready: StepReady | undefined;
  onDone(): void;
}

const loadDefer = () => import('./StepForms.tsx').then(({ DeferForm }) => DeferForm);
const loadAssign = () => import('./StepForms.tsx').then(({ AssignForm }) => AssignForm);

const loadMinutes = () => import('./MinutesForm.tsx').then(({ MinutesForm }) => MinutesForm);

/** What can be done with a step besides finishing it. One form at a time. */
export function StepActions({ item: { step, state, assignee }, work, locked, ready, onDone }: Props) {
  const [form, setForm] = useState<Form>();
  const [problem, setProblem] = useState<string>();
  const close = (): void => setForm(undefined);
  const settled = isSettled(state);
  const sorts = MINUTES_SORTS.filter(sort => sort !== ready?.minutes && takesMinutes(step, sort));
  const sort = sorts.find(each => each === form);
  const start = (): void => {
    const refused = work.act({ kind: 'start', step: step.id });
    setProblem(refused?.sentence);
    // The cursor moves on to the next step to do; what was just begun stays before the officer's eyes.
    if (refused === undefined) work.go(`step/${step.id}`, true);
  };
  return (
    <div class="row-actions no-print">
      {form === undefined && (
        <fieldset class="actions">
          <legend class="visually-hidden">{stepText.actions}</legend>
          {!locked &&
            !settled &&
            sorts.map(each => (
              <button key={each} type="button" onClick={() => setForm(each)}>
                {minutesFormText.record(minutesText[each].sort)}
              </button>
            ))}
          {!locked && settled && (
            <button type="button" onClick={() => setForm('reopen')}>
              {stepText.reopen}
            </button>
          )}
          {!locked && !settled && (
            <>
              {state.kind !== 'started' && (
                <button type="button" onClick={start}>
                  {state.kind === 'deferred' ? stepText.resume : stepText.start}
                </button>
              )}
              {state.kind !== 'deferred' && (
                <button type="button" onClick={() => setForm('defer')}>
                  {stepText.defer}
                </button>
              )}
              <button type="button" onClick={() => setForm('notApplicable')}>
                {deskText.notApplicable}
              </button>
              <button type="button" onClick={() => setForm('skip')}>
                {deskText.skip}
              </button>
              <button type="button" onClick={() => setForm('assign')}>
                {stepText.assign}
              </button>
            </>
          )}
          <button type="button" onClick={() => setForm('note')}>
            {deskText.stepNote}
          </button>
        </fieldset>
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {form === 'note' && (
        <TextForm
          id={`note-${step.id}`}
          label={deskText.stepNote}
          hint={step.record}
          action={deskText.save}
          onText={text => work.act({ kind: 'note', step: step.id, text })?.sentence}
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
            work.act({ kind: form === 'skip' ? 'skip' : 'markNotApplicable', step: step.id, reason })
              ?.sentence
          }
          onDone={() => {
            close();
            onDone();
          }}
          onCancel={close}
        />
      )}
      {form === 'reopen' && (
        <TextForm
          id={`reopen-${step.id}`}
          label={`${stepText.reopen}：${deskText.reason}`}
          hint={stepText.reopenHint}
          action={stepText.reopen}
          onText={reason => work.act({ kind: 'reopenStep', step: step.id, reason })?.sentence}
          onDone={close}
          onCancel={close}
        />
      )}
      {sort !== undefined && (
        <OnDemand
          load={loadMinutes}
          given={{
            sort,
            step: step.id,
            work,
            onCancel: close,
            onDone: () => {
              close();
              onDone();
            },
          }}
        />
      )}
      {form === 'defer' && (
        <OnDemand
          load={loadDefer}
          given={{
            step: step.id,
            work,
            onCancel: close,
            onDone: () => {
              close();
              onDone();
            },
          }}
        />
      )}
      {form === 'assign' && (
        <OnDemand
          load={loadAssign}
          given={{
            steps: [step.id],
            assigned: assignee !== undefined,
            work,
            onDone: close,
            onCancel: close,
          }}
        />
      )}
    </div>
  );
}
