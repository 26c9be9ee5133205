import { useState } from 'preact/hooks';
import { takesMinutes } from '../../incident/kinds/minuted.ts';
import { knownFor } from '../../incident/known.ts';
import { isSettled } from '../../incident/settled.ts';
import { toShanghaiInput } from '../../playbook/deadline/compute.ts';
import type { MinutesSort } from '../../playbook/evidence.ts';
import { wantOf } from '../../playbook/meaning.ts';
import { timeNow } from '../../session/surroundings.ts';
import { minutesText } from '../../text/event.ts';
import { minutesFormText } from '../../text/minutes.ts';
import { carryOut } from './carry-out.ts';
import { FieldsForm, type FormField } from './FieldsForm.tsx';
import { sourceWords, typedOf } from './known.ts';
import { doneAlongside } from './step-ready.ts';
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
  const [steps, setSteps] = useState<readonly string[]>(() => {
    const from = view.steps.find(item => item.step.id === step)?.step;
    return from === undefined ? [] : [from.id, ...doneAlongside(from, sort, view.steps)];
  });
  const [now] = useState(() => toShanghaiInput(timeNow()));
  const words = minutesText[sort];
  const open = view.steps.filter(
    item => item.applies && !isSettled(item.state) && takesMinutes(item.step, sort),
  );
  // Whom a call was to reach is what the step asks for as well.
  const asked = step === undefined ? undefined : index.steps.get(step);
  const wanted = sort === 'phoneReport' && asked ? wantOf(asked, 'recipient') : undefined;
  const known = asked && wanted && knownFor(work.incident, asked).get(wanted.id);
  const fields: readonly FormField[] = [
    {
      id: 'people',
      label: words.people,
      kind: 'people',
      hint: minutesFormText.people,
      value: known && String(typedOf(known.value)),
      source: known && sourceWords(known, work),
    },
    { id: 'said', label: words.said, kind: 'text' },
    { id: 'heldAt', label: words.at, kind: 'time', value: now },
    { id: 'reply', label: `${words.reply}${minutesFormText.optional}`, kind: 'line' },
    ...(sort === 'meeting'
      ? [
          {
            id: 'absent',
            label: `${minutesFormText.absent}${minutesFormText.optional}`,
            kind: 'line',
          } as const,
        ]
      : []),
  ];
  return (
    <FieldsForm
      id={`minutes-${sort}-${step ?? ''}`}
      fields={fields}
      action={minutesFormText.save(words.sort)}
      onValues={({ people = '', said = '', heldAt = '', reply = '', absent = '' }) =>
        carryOut(work, { kind: 'minute', sort, steps, heldAt, people, said, reply, absent })
      }
      onDone={onDone}
      onCancel={onCancel}
      after={
        open.length > 0 && (
          <fieldset>
            <legend>{minutesFormText.steps}</legend>
            {open.map(({ step: { id, title } }) => (
              <label key={id} class="line">
                <input
                  type="checkbox"
                  checked={steps.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    setSteps(checked ? [...steps, id] : steps.filter(each => each !== id))
                  }
                />
                <span>{title}</span>
              </label>
            ))}
          </fieldset>
        )
      }
    />
  );
}
