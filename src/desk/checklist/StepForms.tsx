import { useState } from 'preact/hooks';
import { Form } from '../../kit/Form.tsx';
import { ask, type FieldAsk, optionsOf } from '../../kit/fields.ts';
import { formText } from '../../kit/form-words.ts';
import { useTyped } from '../../kit/useForm.ts';
import { toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { wantOf } from '../../playbook/meaning.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { MinutesSort } from '../../playbook/vocabulary.ts';
import type { Want } from '../../playbook/want.ts';
import { inDrill, timeNow } from '../../session/surroundings.ts';
import { checkFields } from '../core/fields.ts';
import { refusalSentence, refusedAt } from '../core/words/refusal.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { dateDoubt } from '../parts/date-doubt.tsx';
import { typedOf, wantAsk } from '../parts/want-ask.tsx';
import { wantText } from '../parts/want-words.ts';
import { useWork } from '../parts/work.tsx';
import { assign, leadField } from '../people/assigned.ts';
import { isFinished } from '../steps/finished.ts';
import { decideText, minutesFormText, minutesText, stepFormText } from '../steps/form-words.ts';
import { unansweredInterviews } from '../steps/interviews.ts';
import { knownFor } from '../steps/known.ts';
import { sourceWords } from '../steps/known-from.tsx';
import { minute, takesMinutes } from '../steps/minuted.ts';
import type { Until } from '../steps/step-mark.ts';
import { defer } from '../steps/step-marks.ts';
import { DONE, minutesDraft } from '../steps/step-ready.ts';
import { stepText } from '../steps/words.ts';

interface Closing {
  onDone(): void;
  /** Absent where the form stands open by itself. */
  onCancel?: (() => void) | undefined;
}

const HOUR = 3_600_000;

const UNTIL: Readonly<Record<Until['kind'], string>> = {
  time: stepFormText.untilTime,
  step: stepFormText.untilStep,
  regrade: stepFormText.untilRegrade,
};

/** Puts a step off until a time, another step, or a re-grade. */
export function DeferForm({ step, ...closing }: Closing & { step: string }) {
  const work = useWork();
  const id = `defer-${step}`;
  const [{ until = 'time' }] = useTyped(id);
  const [later] = useState(() => toShanghaiInput(timeNow() + HOUR));
  const others = work.view.steps.filter(
    each => each.applies && each.step.id !== step && !isFinished(each.state),
  );
  return (
    <Form
      {...closing}
      id={id}
      class="defer"
      fields={{
        until: {
          kind: 'choice',
          shown: 'side by side',
          label: stepFormText.deferUntil,
          hint: stepFormText.deferHint,
          options: optionsOf(UNTIL),
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
        return work.act({ kind: 'defer', step, reason, until: chosen });
      }}
    />
  );
}

interface AssignProps extends Closing {
  steps: readonly string[];
  /** They are somebody's already. */
  assigned?: boolean;
}

/** Gives steps to the office that leads: nobody of it has to be known by name. */
export function LeadForm({ steps, ...closing }: Closing & { steps: readonly string[] }) {
  const { act } = useWork();
  return (
    <Form
      {...closing}
      id={`lead-${steps[0]}`}
      fields={{ office: ask(leadField) }}
      action={stepFormText.leadSave}
      onSubmit={({ office }) => {
        const checked = checkFields({ office: leadField }, { office }, 0);
        if (!checked.ok) return refusedAt(checked.refusal);
        return act({ kind: 'assign', steps, unit: checked.value.office });
      }}
    />
  );
}

/** Gives steps to somebody. */
export function AssignForm({ steps, assigned = false, ...closing }: AssignProps) {
  const work = useWork();
  const id = `assign-name-${steps[0]}`;
  return (
    <Form
      {...closing}
      id={id}
      fields={{
        to: ask(assign.fields.to, { id }),
      }}
      action={stepFormText.assignSave}
      beside={
        assigned && (
          <ActButton
            words={stepFormText.unassign}
            command={{ kind: 'assign', steps, to: undefined }}
            onDone={closing.onDone}
          />
        )
      }
      onSubmit={({ to }) => work.act({ kind: 'assign', steps, to })}
    />
  );
}

/** Whether to report upward: to whom, or why not. A decision to report stays open until the report was sent. */
export function DecideForm({ step, onDone }: Closing & { step: string }) {
  const work = useWork();
  const id = `decide-${step}`;
  const [{ report }] = useTyped(id);
  return (
    <Form
      id={id}
      fields={{
        report: {
          kind: 'choice',
          shown: 'side by side',
          label: decideText.question,
          options: optionsOf({ yes: decideText.yes, no: decideText.no }),
        },
        ...(report === 'yes' && { to: { kind: 'line', label: decideText.to, hint: decideText.toHint } }),
        ...(report === 'no' && {
          reason: { kind: 'text', label: decideText.reason, hint: decideText.reasonHint },
        }),
      }}
      action={decideText.save}
      // Nothing chosen is refused as any choice that is none of those offered.
      onSubmit={values =>
        work.act({ kind: 'decideReport', step, ...values, report: values.report as 'yes' | 'no' })
      }
      onDone={onDone}
    />
  );
}

const attached = <Value,>(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter((each): each is [string, Value] => each[1] !== undefined));

/**
 * When a step was done: proposed as now, but of the receipt. By that time another office has reported and the limits run, so it is
 * somebody's word alone: the moment in which it is written down would make a late report that nobody made.
 */
export const doneTime = ({ fills, outcome = 'handled' }: Pick<Step, 'fills' | 'outcome'>) =>
  // A drill is written down as it happens.
  fills === 'receipt' && !inDrill()
    ? { kind: 'time' as const, label: stepText.receivedAt, hint: stepText.receivedAtHint }
    : { kind: 'time' as const, label: stepText.doneAt[outcome], clock: timeNow };

/** The form of a step that is done at a time the officer states. @param field asks a value that the step wants */
export const doneForm = (step: Step, field: (want: Want) => FieldAsk) => {
  const { id, wants = [], outcome = 'handled' } = step;
  return {
    id: `done-${id}`,
    class: 'done-form',
    fields: {
      ...Object.fromEntries(wants.map(want => [want.id, field(want)])),
      doneAt: { ...doneTime(step), id: `done-${id}` },
    },
    action: stepText.markDone[outcome],
    after: stepText.notYet[outcome] !== undefined && <p class="small faint">{stepText.notYet[outcome]}</p>,
  };
};

/** Done with the values the step wants. */
export function DoneForm({ step, onDone }: Closing & { step: Step }) {
  const work = useWork();
  const known = knownFor(work.incident, step);
  // A known value fills the field until the officer types something else, or empties it.
  const field = (want: Want) => {
    const found = known.get(want.id);
    return wantAsk(want, found && typedOf(found.value), found && sourceWords(found, work));
  };
  return (
    <Form
      {...doneForm(step, field)}
      draft={DONE}
      doubt={({ doneAt }) => dateDoubt(work, 'acted', 'doneAt', doneAt)}
      onSubmit={({ doneAt, ...values }, files, datesConfirmed) =>
        work.act({ kind: 'markDone', step: step.id, doneAt, values: attached(values), datesConfirmed }, files)
      }
      onDone={onDone}
    />
  );
}

interface MinutesProps extends Closing {
  sort: MinutesSort;
  /**
   * The step from which the minutes are recorded. It alone is ticked at first: only a participant can say that a meeting
   * settled another one too.
   */
  step?: string;
}

/** A meeting, a report by phone or a visit, written down once for every step that it did. */
export function MinutesForm({ sort, step, ...closing }: MinutesProps) {
  const work = useWork();
  const { view, incident } = work;
  const from = view.steps.find(item => item.step.id === step)?.step;
  const begun = from === undefined ? [] : [from.id];
  const words = minutesText[sort];
  const open = view.steps.filter(
    item => item.applies && !isFinished(item.state) && takesMinutes(item.step, sort),
  );
  // Whom a call was to reach is what the step asks for as well.
  const wanted = sort === 'phoneReport' && from ? wantOf(from, 'recipient') : undefined;
  const known = from && wanted && knownFor(incident, from).get(wanted.id);
  // Recorded again it is most likely the answer to what waits for one.
  const [waiting] = sort === 'interview' && from?.fills === 'press' ? unansweredInterviews(view.minutes) : [];
  const asked = waiting && { source: minutesFormText.fromUnanswered };
  return (
    <Form
      {...closing}
      id={minutesDraft(sort, step)}
      fields={{
        people: {
          kind: 'people',
          label: words.people,
          hint: 'peopleHint' in words ? words.peopleHint : wantText.people,
          value: known ? String(typedOf(known.value)) : waiting?.people.join('、'),
          source: known ? sourceWords(known, work) : asked?.source,
        },
        said: ask(minute.fields.said, {
          label: words.said,
          long: true,
          value: waiting?.said,
          ...asked,
        }),
        heldAt: ask(minute.fields.heldAt, { label: words.at, clock: timeNow }),
        ...(open.some(({ step: { wants = [] } }) => wants.some(({ means }) => means === 'planPoints')) && {
          assessed: ask(minute.fields.assessed),
        }),
        ...((open.some(({ step: { fills } }) => fills === 'lead') ||
          (sort === 'opinion' && from !== undefined && wantOf(from, 'lead') !== undefined)) && {
          lead: ask(minute.fields.lead),
        }),
        ...(open.some(({ step: { fills } }) => fills === 'line') && {
          line: ask(minute.fields.line),
        }),
        reply: ask(minute.fields.reply, {
          label: words.reply + formText.optional,
          ...('replyHint' in words && { hint: words.replyHint }),
        }),
        ...(sort === 'meeting' && {
          tasks: ask(minute.fields.tasks),
          absent: ask(minute.fields.absent),
        }),
        ...(open.length > 0 && {
          steps: {
            kind: 'choices',
            label: minutesFormText.steps,
            options: open.map(({ step: { id, title } }) => ({ value: id, label: title })),
            value: begun,
          },
        }),
      }}
      action={minutesFormText.save(words.sort)}
      doubt={({ heldAt }) => dateDoubt(work, 'acted', 'heldAt', heldAt)}
      onSubmit={({ steps: done = begun, ...values }, _, datesConfirmed) =>
        work.act({ kind: 'minute', sort, steps: done, ...values, datesConfirmed })
      }
    >
      <h3>{minutesFormText.record(words.sort)}</h3>
    </Form>
  );
}
