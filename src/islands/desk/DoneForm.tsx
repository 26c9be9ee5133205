import { knownFor } from '../../incident/known.ts';
import { Form } from '../../kit/Form.tsx';
import type { Step } from '../../playbook/playbook.ts';
import type { Want } from '../../playbook/want.ts';
import { timeNow } from '../../session/surroundings.ts';
import { stepText } from '../../text/desk.ts';
import { effortOfStep } from '../../training/effort.ts';
import { carryOut } from './carry-out.ts';
import { sourceWords, typedOf } from './known.ts';
import { DONE } from './step-ready.ts';
import { wantAsk } from './want-ask.ts';
import type { Work } from './work.ts';

interface Props {
  step: Step;
  work: Work;
  onDone(): void;
}

const attached = <Value,>(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter((each): each is [string, Value] => each[1] !== undefined));

/** Done at a time the officer states, now unless changed, with the values the step wants. */
export function DoneForm({ step, work, onDone }: Props) {
  const { wants = [], outcome = 'handled' } = step;
  const known = knownFor(work.incident, step);
  // What is known stands in the field until the officer types something else, nothing at all included.
  const field = (want: Want) => {
    const found = known.get(want.id);
    return wantAsk(want, found && typedOf(found.value), found && sourceWords(found, work));
  };
  return (
    <Form
      id={`done-${step.id}`}
      draft={DONE}
      class="framed done-form"
      effort={effortOfStep(step)}
      fields={{
        ...Object.fromEntries(wants.map(want => [want.id, field(want)])),
        doneAt: { kind: 'time', id: `done-${step.id}`, label: stepText.doneAt[outcome], clock: timeNow },
      }}
      action={stepText.markDone[outcome]}
      after={stepText.notYet[outcome] !== undefined && <p class="small faint">{stepText.notYet[outcome]}</p>}
      onSubmit={({ doneAt, ...values }, files) =>
        carryOut(work, { kind: 'markDone', step: step.id, doneAt, values: attached(values) }, files)
      }
      onDone={onDone}
    />
  );
}
