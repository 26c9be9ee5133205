import type { Facts } from '../../playbook/condition.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { standingOption } from '../../playbook/wizard/walk.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  /** The question that offers ways out; `undefined` where the playbook has none. */
  question: Question | undefined;
  facts: Facts;
  onExit(question: Question, value: string): void;
}

/** The ways out of the triage: offered on every screen while none has been taken. */
export function Exits({ question, facts, onExit }: Props) {
  if (question?.kind !== 'choice' || facts[question.id] !== standingOption(question)) return null;
  return (
    <section class="exits" aria-labelledby="exits-title">
      <h2 id="exits-title">{triageText.exits}</h2>
      <p>
        {question.options.slice(1).map(({ value, label }) => (
          <button key={value} type="button" value={value} onClick={() => onExit(question, value)}>
            {label}
          </button>
        ))}
      </p>
    </section>
  );
}
