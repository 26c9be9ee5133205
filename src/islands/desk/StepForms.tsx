import { useState } from 'preact/hooks';
import { assign } from '../../incident/kinds/assigned.ts';
import { defer, type Until } from '../../incident/kinds/step-deferred.ts';
import { isSettled } from '../../incident/settled.ts';
import { Form } from '../../kit/Form.tsx';
import { ask } from '../../kit/fields.ts';
import { useTyped } from '../../kit/useForm.ts';
import { toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { stepFormText } from '../../text/step-forms.ts';
import { carryOut } from './carry-out.ts';
import type { Work } from './work.ts';

const HOUR = 3_600_000;

const UNTIL: Readonly<Record<Until['kind'], string>> = {
  time: stepFormText.untilTime,
  step: stepFormText.untilStep,
  regrade: stepFormText.untilRegrade,
};

interface Closing {
  work: Work;
  onDone(): void;
  /** Absent where the form stands open by itself. */
  onCancel?: (() => void) | undefined;
}

/** Puts a step off until a time, another step, or a re-grade. */
export function DeferForm({ step, work, onDone, onCancel }: Closing & { step: string }) {
  const id = `defer-${step}`;
  const [{ until = 'time' }] = useTyped(id);
  const [later] = useState(() => toShanghaiInput(timeNow() + HOUR));
  const others = work.incident.view.steps.filter(
    each => each.applies && each.step.id !== step && !isSettled(each.state),
  );
  return (
    <Form
      id={id}
      class="defer"
      fields={{
        until: {
          kind: 'choice',
          shown: 'side by side',
          label: stepFormText.deferUntil,
          hint: stepFormText.deferHint,
          options: Object.entries(UNTIL).map(([value, label]) => ({ value, label })),
          value: 'time',
        },
        ...(until === 'time' && { at: { kind: 'time', label: UNTIL.time, value: later } }),
        ...(until === 'step' && {
          other: {
            kind: 'choice',
            label: UNTIL.step,
            options: [
              { value: '', label: stepFormText.untilChoose },
              ...others.map(({ step: { id: value, title }, number }) => ({
                value,
                label: `${number} ${title}`,
              })),
            ],
          },
        }),
        reason: ask(defer.fields.reason, { id, label: stepFormText.deferReason, long: true }),
      }}
      focus="reason"
      action={stepText.defer}
      onSubmit={({ until: kind, at = '', other = '', reason }) => {
        if (kind === 'step' && other === '')
          return { sentence: refusalSentence({ code: 'notAnOption' }), field: 'other' };
        const chosen: Until =
          kind === 'time' ? { kind, at } : kind === 'step' ? { kind, step: other } : { kind: 'regrade' };
        return carryOut(work, { kind: 'defer', step, reason, until: chosen });
      }}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

/** Gives steps to somebody. */
export function AssignForm({
  steps,
  assigned = false,
  work,
  onDone,
  onCancel,
}: Closing & {
  steps: readonly string[];
  /** They are somebody's already. */
  assigned?: boolean;
}) {
  const [problem, setProblem] = useState<string>();
  const id = `assign-name-${steps[0]}`;
  const takeBack = (): void => {
    const refused = work.act({ kind: 'assign', steps, to: undefined });
    setProblem(refused?.sentence);
    if (refused === undefined) onDone();
  };
  return (
    <Form
      id={id}
      fields={{
        to: ask(assign.fields.to, {
          id,
          label: stepFormText.assignName,
          titleLabel: stepFormText.assignTitle,
        }),
      }}
      action={stepFormText.assignSave}
      beside={
        assigned && (
          <>
            <button type="button" onClick={takeBack}>
              {stepFormText.unassign}
            </button>
            {problem !== undefined && <p class="problem">{problem}</p>}
          </>
        )
      }
      onSubmit={({ to }) => carryOut(work, { kind: 'assign', steps, to })}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
