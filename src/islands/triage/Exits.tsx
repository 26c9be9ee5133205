import { Button } from '../../kit/Button.tsx';
import type { Question } from '../../playbook/wizard/flow.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  /** The question that offers ways out; `undefined` where the playbook has none, or one has been taken. */
  question: Question | undefined;
  /** Not ready to take an answer yet. */
  busy?: boolean;
  onExit?(question: Question, value: string): void;
}

/** The ways out of the triage, on every screen. */
export function Exits({ question, busy = false, onExit }: Props) {
  if (question?.kind !== 'choice') return null;
  return (
    <section class="exits" aria-labelledby="exits-title">
      <h2 id="exits-title">{triageText.exits}</h2>
      <p class="cluster">
        {question.options.slice(1).map(({ value, label }) => (
          <Button
            key={value}
            words={label}
            value={value}
            disabled={busy}
            onClick={() => onExit?.(question, value)}
          />
        ))}
      </p>
    </section>
  );
}
