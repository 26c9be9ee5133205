import { useState } from 'preact/hooks';
import type { Person } from '../../incident/kinds/define.ts';
import type { Until } from '../../incident/kinds/step-deferred.ts';
import { isSettled } from '../../incident/settled.ts';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { deskText } from '../../text/incident.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { stepFormText } from '../../text/step-forms.ts';
import { NOBODY, PersonField, personOf } from './PersonField.tsx';
import { TextForm } from './TextForm.tsx';
import type { Work } from './work.ts';

const HOUR = 3_600_000;

/** Puts a step off until a time, another step, or a re-grade. */
export function DeferForm({
  step,
  work,
  onDone,
  onCancel,
}: {
  step: string;
  work: Work;
  onDone(): void;
  onCancel(): void;
}) {
  const [kind, setKind] = useState<Until['kind']>('time');
  const [time, setTime] = useState(() => toShanghaiInput(timeNow() + HOUR));
  const [other, setOther] = useState('');
  const open = work.incident.view.steps.filter(
    each => each.applies && each.step.id !== step && !isSettled(each.state),
  );
  const until = (): Until => {
    switch (kind) {
      case 'time':
        return { kind, at: fromShanghaiInput(time) };
      case 'step':
        return { kind, step: other };
      case 'regrade':
        return { kind };
    }
  };
  const name = `until-${step}`;
  return (
    <div class="defer">
      <fieldset class="stack">
        <legend>{stepFormText.deferUntil}</legend>
        <p class="small faint">{stepFormText.deferHint}</p>
        <label>
          <input type="radio" name={name} checked={kind === 'time'} onChange={() => setKind('time')} />{' '}
          {stepFormText.untilTime}
        </label>
        {kind === 'time' && (
          <input
            type="datetime-local"
            aria-label={stepFormText.untilTime}
            value={time}
            onInput={event => setTime(event.currentTarget.value)}
          />
        )}
        <label>
          <input type="radio" name={name} checked={kind === 'step'} onChange={() => setKind('step')} />{' '}
          {stepFormText.untilStep}
        </label>
        {kind === 'step' && (
          <select
            aria-label={stepFormText.untilStep}
            value={other}
            onChange={event => setOther(event.currentTarget.value)}
          >
            <option value="">{stepFormText.untilChoose}</option>
            {open.map(each => (
              <option key={each.step.id} value={each.step.id}>
                {each.number} {each.step.title}
              </option>
            ))}
          </select>
        )}
        <label>
          <input type="radio" name={name} checked={kind === 'regrade'} onChange={() => setKind('regrade')} />{' '}
          {stepFormText.untilRegrade}
        </label>
      </fieldset>
      <TextForm
        id={`defer-${step}`}
        label={stepFormText.deferReason}
        action={stepText.defer}
        onText={reason =>
          kind === 'step' && other === ''
            ? refusalSentence({ code: 'required' })
            : work.act({ kind: 'defer', step, reason, until: until() })?.sentence
        }
        onDone={onDone}
        onCancel={onCancel}
      />
    </div>
  );
}

/** Gives steps to somebody. */
export function AssignForm({
  steps,
  assigned = false,
  work,
  onClose,
  onCancel,
}: {
  steps: readonly string[];
  /** They are somebody's already. */
  assigned?: boolean;
  work: Work;
  onClose(): void;
  /** Absent where the form stands open by itself. */
  onCancel?: () => void;
}) {
  const [person, setPerson] = useState(NOBODY);
  const [problem, setProblem] = useState<string>();
  const assign = (to: Person | undefined): void => {
    const refused = work.act({ kind: 'assign', steps: [...steps], to });
    setProblem(refused?.sentence);
    if (refused === undefined) onClose();
  };
  return (
    <form
      class="inline-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        assign(personOf(person));
      }}
    >
      <PersonField
        id={`assign-name-${steps[0]}`}
        label={stepFormText.assignName}
        titleLabel={stepFormText.assignTitle}
        person={person}
        signs={false}
        problem={problem}
        onPerson={setPerson}
      />
      <div class="actions">
        <button type="submit" class="primary">
          {stepFormText.assignSave}
        </button>
        {assigned && (
          <button type="button" onClick={() => assign(undefined)}>
            {stepFormText.unassign}
          </button>
        )}
        {onCancel !== undefined && (
          <button type="button" class="quiet" onClick={onCancel}>
            {deskText.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
