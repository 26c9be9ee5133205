import type { Command } from '../../incident/decide.ts';
import { takesMinutes } from '../../incident/kinds/minuted.ts';
import { isSettled } from '../../incident/settled.ts';
import { Button } from '../../kit/Button.tsx';
import { useOpen } from '../../kit/draft.ts';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { TextForm } from '../../kit/TextForm.tsx';
import { MINUTES_SORTS, type MinutesSort } from '../../playbook/evidence.ts';
import { stepText } from '../../text/desk.ts';
import { minutesText } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { ActButton } from './ActButton.tsx';
import { LeftForms } from './FormsOf.tsx';
import type { StepFormProps } from './StepForm.tsx';
import { minutesDraft } from './step-ready.ts';
import { useWork } from './work.ts';

interface TextAct {
  readonly label: string;
  readonly offer?: string;
  readonly hint?: string;
  readonly action: string;
  command(step: string, text: string): Command;
}

type TextName = 'reopen' | 'notApplicable' | 'skip' | 'note';
type Name = TextName | 'defer' | 'assign' | MinutesSort;

/** What a text alone does. */
const TEXTS: Readonly<Record<TextName, TextAct>> = {
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
};

const isText = (name: Name): name is TextName => name in TEXTS;
const isMinutes = (name: Name): name is MinutesSort => MINUTES_SORTS.some(sort => sort === name);

const loadDefer = () => import('./StepForms.tsx').then(({ DeferForm }) => DeferForm);
const loadAssign = () => import('./StepForms.tsx').then(({ AssignForm }) => AssignForm);
const loadMinutes = () => import('./StepForms.tsx').then(({ MinutesForm }) => MinutesForm);

function labelOf(name: Name): string {
  if (isMinutes(name)) return minutesFormText.record(minutesText[name].sort);
  return isText(name) ? (TEXTS[name].offer ?? TEXTS[name].action) : stepText[name];
}

/** What can be done with a step besides finishing it. One form at a time; what is half written stands open. */
export function StepActions({ item, locked, ready, onDone }: StepFormProps) {
  const work = useWork();
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
  const close = (): void => setForm(undefined);
  const finish = (): void => {
    close();
    onDone();
  };
  const opened = (name: Name) => {
    const given = { step: step.id, work, onDone: finish, onCancel: close };
    if (isMinutes(name)) return <OnDemand load={loadMinutes} given={{ ...given, sort: name }} />;
    if (name === 'defer') return <OnDemand load={loadDefer} given={given} />;
    if (name === 'assign') {
      const assign = { work, steps: [step.id], assigned: assignee !== undefined };
      return <OnDemand load={loadAssign} given={{ ...assign, onDone: close, onCancel: close }} />;
    }
    const { label, hint, action, command } = TEXTS[name];
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
  const button = (name: Name) => <Button key={name} words={labelOf(name)} onClick={() => setForm(name)} />;
  return (
    <div class="row-actions no-print">
      {form === undefined ? (
        <fieldset class="actions cluster">
          <legend class="visually-hidden">{stepText.actions}</legend>
          {offered.filter(isMinutes).map(button)}
          {!locked && !settled && state.kind !== 'started' && (
            <ActButton
              words={state.kind === 'deferred' ? stepText.resume : stepText.start}
              command={{ kind: 'start', step: step.id }}
              onDone={() => work.go(`step/${step.id}`, true)}
            />
          )}
          {offered.filter(name => !isMinutes(name)).map(button)}
        </fieldset>
      ) : (
        opened(form)
      )}
      {(locked || settled) && <LeftForms but={offered.map(idOf)} />}
    </div>
  );
}
