import type { Facts } from '../../playbook/condition.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../../text/time.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  questions: readonly Question[];
  facts: Facts;
  /** Answers carried over from before and not confirmed yet. */
  reused: ReadonlySet<string>;
  onChange(question: string): void;
}

/** An answer in the words of its question. */
function answerWords(question: Question, answer: string): string {
  if (answer === '') return triageText.empty;
  if (question.kind === 'time') return fullTime(Date.parse(answer), timeNow());
  if (question.kind === 'choice')
    return question.options.find(({ value }) => value === answer)?.label ?? answer;
  return answer;
}

/** Every answer so far, each with a way to change it. */
export function AnswerList({ questions, facts, reused, onChange }: Props) {
  if (questions.length === 0) return null;
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{triageText.answers}</h2>
      <dl>
        {questions.map(question => (
          <div key={question.id}>
            <dt>{question.label}</dt>
            <dd>
              <span>
                {answerWords(question, facts[question.id] ?? '')}
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
