import { useState } from 'preact/hooks';
import type { Command } from '../../incident/decide.ts';
import { takesMinutes } from '../../incident/kinds/minuted.ts';
import { isSettled } from '../../incident/settled.ts';
import { useOpen } from '../../kit/draft.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { TextForm } from '../../kit/TextForm.tsx';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/evidence.ts';
import { stepText } from '../../text/desk.ts';
import { minutesText } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { LeftForms } from './LeftForms.tsx';
import { minutesDraft } from './minutes-draft.ts';
import type { StepFormProps } from './StepForm.tsx';

interface TextAct {
  readonly label: string;
  readonly offer?: string;
  readonly hint?: string;
  readonly action: string;
  command(step: string, text: string): Command;
}

/** What a text alone does. */
const TEXTS = {
  reopen: {
    label: `${stepText.reopen}：${deskText.reason}`,
    offer: stepText.reopen,
    hint: stepText.reopenHint,
    action: stepText.reopen,
    command: (step, reason) => ({ kind: 'reopenStep', step, reason }),
  },
  notApplicable: {
    label: `${deskText.notApplicable}：${deskText.reason}`,
    hint: deskText.reasonHint,
    action: deskText.notApplicable,
    command: (step, reason) => ({ kind: 'markNotApplicable', step, reason }),
  },
  skip: {
    label: `${deskText.skip}：${deskText.reason}`,
    hint: deskText.reasonHint,
    action: deskText.skip,
    command: (step, reason) => ({ kind: 'skip', step, reason }),
  },
  note: {
    label: deskText.stepNote,
    offer: deskText.stepNote,
    action: deskText.save,
    command: (step, text) => ({ kind: 'note', step, text }),
  },
} satisfies Readonly<Record<string, TextAct>>;

type TextName = keyof typeof TEXTS;
type Name = TextName | 'defer' | 'assign' | MinutesSort;

const texts: Readonly<Record<TextName, TextAct>> = TEXTS;
const isText = (name: Name): name is TextName => name in TEXTS;
const isMinutes = (name: Name): name is MinutesSort => MINUTES_SORTS.some(sort => sort === name);

const loadDefer = () => import('./StepForms.tsx').then(({ DeferForm }) => DeferForm);
const loadAssign = () => import('./StepForms.tsx').then(({ AssignForm }) => AssignForm);
const loadMinutes = () => import('./MinutesForm.tsx').then(({ MinutesForm }) => MinutesForm);

function labelOf(name: Name): string {
  if (isMinutes(name)) return minutesFormText.record(minutesText[name].sort);
  return isText(name) ? (texts[name].offer ?? texts[name].action) : stepText[name];
}

/** What can be done with a step besides finishing it. One form at a time; what is half written stands open. */
export function StepActions({ item, work, locked, ready, onDone }: StepFormProps) {
  const { step, state, assignee } = item;
  const settled = isSettled(state);
  const minutes = MINUTES_SORTS.filter(sort => sort !== ready?.minutes && takesMinutes(step, sort));
  const idOf = (name: Name): string =>
    isMinutes(name)
      ? minutesDraft(name, step.id)
      : name === 'assign'
        ? `assign-name-${step.id}`
        : `${name}-${step.id}`;
  const open: readonly Name[] = settled
    ? ['reopen']
    : state.kind === 'deferred'
      ? ['notApplicable', 'skip', 'assign']
      : ['defer', 'notApplicable', 'skip', 'assign'];
  const offered: readonly Name[] = locked ? ['note'] : [...(settled ? [] : minutes), ...open, 'note'];
  const [form, setForm] = useOpen(offered, idOf);
  const [problem, setProblem] = useState<string>();
  const close = (): void => setForm(undefined);
  const finish = (): void => {
    close();
    onDone();
  };
  const start = (): void => {
    const refused = work.act({ kind: 'start', step: step.id });
    setProblem(refused?.sentence);
    // The cursor moves on to the next step to do; what was just begun stays before the officer's eyes.
    if (refused === undefined) work.go(`step/${step.id}`, true);
  };
  const opened = (name: Name) => {
    const given = { step: step.id, work, onDone: finish, onCancel: close };
    if (isMinutes(name)) return <OnDemand load={loadMinutes} given={{ ...given, sort: name }} />;
    if (name === 'defer') return <OnDemand load={loadDefer} given={given} />;
    if (name === 'assign') {
      const assign = { work, steps: [step.id], assigned: assignee !== undefined };
      return <OnDemand load={loadAssign} given={{ ...assign, onDone: close, onCancel: close }} />;
    }
    const { label, hint, action, command } = texts[name];
    return (
      <TextForm
        id={idOf(name)}
        label={label}
        hint={name === 'note' ? step.record : hint}
        action={action}
        onText={text => work.act(command(step.id, text))?.sentence}
        onDone={name === 'skip' || name === 'notApplicable' ? finish : close}
        onCancel={close}
      />
    );
  };
  const button = (name: Name) => (
    <button key={name} type="button" onClick={() => setForm(name)}>
      {labelOf(name)}
    </button>
  );
  return (
    <div class="row-actions no-print">
      {form === undefined ? (
        <fieldset class="actions cluster">
          <legend class="visually-hidden">{stepText.actions}</legend>
          {offered.filter(isMinutes).map(button)}
          {!locked && !settled && state.kind !== 'started' && (
            <button type="button" onClick={start}>
              {state.kind === 'deferred' ? stepText.resume : stepText.start}
            </button>
          )}
          {offered.filter(name => !isMinutes(name)).map(button)}
        </fieldset>
      ) : (
        opened(form)
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {(locked || settled) && <LeftForms but={offered.map(idOf)} />}
    </div>
  );
}
