import { minute, takesMinutes } from '../../incident/kinds/minuted.ts';
import { knownFor } from '../../incident/known.ts';
import { isSettled } from '../../incident/settled.ts';
import { Form } from '../../kit/Form.tsx';
import { ask, type ChoicesAsk } from '../../kit/fields.ts';
import type { MinutesSort } from '../../playbook/evidence.ts';
import { wantOf } from '../../playbook/meaning.ts';
import { timeNow } from '../../session/surroundings.ts';
import { minutesText } from '../../text/event.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { carryOut } from './carry-out.ts';
import { sourceWords, typedOf } from './known.ts';
import { doneAlongside, minutesDraft } from './step-ready.ts';
import type { Work } from './work.ts';

interface Props {
  sort: MinutesSort;
  /** The step it is written down from; it is ticked at first, and what it does along with it. */
  step?: string;
  work: Work;
  onDone(): void;
  /** Absent where the form stands open by itself. */
  onCancel?: (() => void) | undefined;
}

/** A meeting, a report by phone or a visit, written down once for every step that it did. */
export function MinutesForm({ sort, step, work, onDone, onCancel }: Props) {
  const { view, index } = work.incident;
  const from = view.steps.find(item => item.step.id === step)?.step;
  const begun = from === undefined ? [] : [from.id, ...doneAlongside(from, sort, view.steps)];
  const words = minutesText[sort];
  const open = view.steps.filter(
    item => item.applies && !isSettled(item.state) && takesMinutes(item.step, sort),
  );
  // Whom a call was to reach is what the step asks for as well.
  const asked = step === undefined ? undefined : index.steps.get(step);
  const wanted = sort === 'phoneReport' && asked ? wantOf(asked, 'recipient') : undefined;
  const known = asked && wanted && knownFor(work.incident, asked).get(wanted.id);
  const { optional } = minutesFormText;
  const steps: ChoicesAsk = {
    kind: 'choices',
    label: minutesFormText.steps,
    options: open.map(({ step: { id, title } }) => ({ value: id, label: title })),
    value: begun,
  };
  return (
    <Form
      id={minutesDraft(sort, step)}
      effort={sort}
      fields={{
        people: {
          kind: 'people',
          label: words.people,
          hint: minutesFormText.people,
          value: known && String(typedOf(known.value)),
          source: known && sourceWords(known, work),
        },
        said: ask(minute.fields.said, { label: words.said, long: true }),
        heldAt: ask(minute.fields.heldAt, { label: words.at, clock: timeNow }),
        reply: ask(minute.fields.reply, { label: `${words.reply}${optional}` }),
        ...(sort === 'meeting' && {
          absent: ask(minute.fields.absent, { label: `${minutesFormText.absent}${optional}` }),
        }),
        ...(open.length > 0 && { steps }),
      }}
      action={minutesFormText.save(words.sort)}
      onSubmit={({ steps: done = begun, ...values }) =>
        carryOut(work, { kind: 'minute', sort, steps: done, ...values })
      }
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
