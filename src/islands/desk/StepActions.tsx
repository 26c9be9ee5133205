import { takesMinutes } from '../../incident/kinds/minuted.ts';
import { isSettled } from '../../incident/settled.ts';
import { type DisclosedForm, Disclosure, type Opened } from '../../kit/Disclosure.tsx';
import { TextForm } from '../../kit/TextForm.tsx';
import { MINUTES_SORTS } from '../../playbook/evidence.ts';
import { stepText } from '../../text/desk.ts';
import { minutesText } from '../../text/event.ts';
import { deskText } from '../../text/incident.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { named } from '../../text/named.ts';
import { ActButton } from './ActButton.tsx';
import { LeftForms } from './FormsOf.tsx';
import type { StepFormProps } from './StepForm.tsx';
import { AssignForm, DeferForm, MinutesForm } from './step-forms.ts';
import { minutesDraft } from './step-ready.ts';
import { useWork } from './work.ts';

/** What can be done with a step besides finishing it. One form at a time; what is half written stands open. */
export function StepActions({ item, ready, onDone }: StepFormProps) {
  const { act, go, locked } = useWork();
  const { state, assignee } = item;
  const { id: step, record } = item.step;
  const settled = isSettled(state);
  const isOpen = !locked && !settled;
  /** The step has its result by it. */
  const finishing = ({ onDone: close, ...opened }: Opened): Opened => ({
    ...opened,
    onDone: () => {
      close();
      onDone();
    },
  });
  const reasoned = (
    kind: 'markNotApplicable' | 'skip' | 'reopenStep',
    action: string,
    hint: string = deskText.reasonHint,
  ): DisclosedForm => ({
    id: `${kind}-${step}`,
    button: action,
    form: opened => (
      <TextForm
        {...(kind === 'reopenStep' ? opened : finishing(opened))}
        {...{ hint, action }}
        label={named(action, deskText.reason)}
        onText={reason => act({ kind, step, reason })?.sentence}
      />
    ),
  });
  const forms: readonly (DisclosedForm | false)[] = [
    ...MINUTES_SORTS.map(
      sort =>
        isOpen &&
        sort !== ready?.minutes &&
        takesMinutes(item.step, sort) && {
          id: minutesDraft(sort, step),
          button: minutesFormText.record(minutesText[sort].sort),
          form: (opened: Opened) => <MinutesForm {...finishing(opened)} sort={sort} step={step} />,
        },
    ),
    isOpen &&
      state.kind !== 'deferred' && {
        id: `defer-${step}`,
        button: stepText.defer,
        form: opened => <DeferForm {...finishing(opened)} step={step} />,
      },
    isOpen && reasoned('markNotApplicable', deskText.notApplicable),
    isOpen && reasoned('skip', deskText.skip),
    isOpen && {
      id: `assign-name-${step}`,
      button: stepText.assign,
      form: opened => <AssignForm {...opened} steps={[step]} assigned={assignee !== undefined} />,
    },
    !locked && settled && reasoned('reopenStep', stepText.reopen, stepText.reopenHint),
    {
      id: `note-${step}`,
      button: deskText.stepNote,
      form: opened => (
        <TextForm
          {...opened}
          label={deskText.stepNote}
          hint={record}
          action={deskText.save}
          onText={text => act({ kind: 'note', step, text })?.sentence}
        />
      ),
    },
  ];
  return (
    <fieldset class="row-actions no-print">
      <legend class="visually-hidden">{stepText.actions}</legend>
      <Disclosure
        forms={forms}
        before={
          isOpen &&
          state.kind !== 'started' && (
            <ActButton
              words={state.kind === 'deferred' ? stepText.resume : stepText.start}
              command={{ kind: 'start', step }}
              // The cursor moves on to the next step to do; what was just begun stays before the officer's eyes.
              onDone={() => go(`step/${step}`, true)}
            />
          )
        }
      />
      {!isOpen && <LeftForms but={forms.flatMap(form => (form === false ? [] : [form.id]))} />}
    </fieldset>
  );
}
