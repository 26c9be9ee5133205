import type { Facts } from '../../playbook/condition.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { answerWords, triageText } from '../../text/triage.ts';

interface Props {
  questions: readonly Question[];
  facts: Facts;
  /** Answers carried over from before and not confirmed yet. */
  reused: ReadonlySet<string>;
  onChange(question: string): void;
}

/** Every answer so far, each with a way to change it. */
export function AnswerList({ questions, facts, reused, onChange }: Props) {
  if (questions.length === 0) return null;
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{triageText.answers}</h2>
      <dl class="pairs">
        {questions.map(question => (
          <div key={question.id}>
            <dt>{question.label}</dt>
            <dd>
              <span>
                {answerWords(question, facts[question.id], timeNow())}
                {reused.has(question.id) && <span class="tag">{triageText.reused}</span>}
              </span>
              <button
                type="button"
                class="quiet"
                aria-label={triageText.changeLabel(question.label)}
                onClick={() => onChange(question.id)}
              >
                {triageText.change}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
