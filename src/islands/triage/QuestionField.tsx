import { described, Field } from '../../kit/Field.tsx';
import type { Question } from '../../playbook/wizard/flow.ts';
import { triageText } from '../../text/triage.ts';
import { TimeField, type TypedTime } from '../shared/TimeField.tsx';
import { ChoiceField } from './ChoiceField.tsx';

interface Props {
  question: Question;
  /** Whether its words are the heading of the screen. */
  isFirst: boolean;
  answer: string;
  time: TypedTime;
  problem: string | undefined;
  onAnswer(answer: string): void;
  onTime(time: string): void;
}

/** One question with what it is answered by. */
export function QuestionField({ question, isFirst, answer, time, problem, onAnswer, onTime }: Props) {
  const id = `q-${question.id}`;
  const { text, help } = question;
  if (question.kind === 'time')
    return (
      <div data-question={question.id}>
        <TimeField
          id={id}
          label={`${text}（${triageText.shanghai}）`}
          hint={help}
          problem={problem}
          value={time}
          onTime={onTime}
        />
      </div>
    );
  const label = question.kind === 'text' && question.optional ? `${text}${triageText.optional}` : text;
  const input = question.kind === 'text' && (
    <TextInput id={id} isLong={question.maxLength > 100} help={help} {...{ answer, problem, onAnswer }} />
  );
  if (input !== false && !isFirst)
    return (
      <div data-question={question.id}>
        <Field id={id} label={label} hint={help} problem={problem}>
          {input}
        </Field>
      </div>
    );
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <div data-question={question.id}>
      <Heading id={`${id}-text`} tabIndex={-1}>
        {input === false ? label : <label for={id}>{label}</label>}
      </Heading>
      {help !== undefined && (
        <p id={`${id}-hint`} class="help">
          {help}
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {input}
      {question.kind === 'choice' && (
        <ChoiceField
          question={question}
          answer={answer}
          labelledBy={`${id}-text`}
          describedBy={described(id, help, problem)['aria-describedby']}
          onAnswer={onAnswer}
        />
      )}
    </div>
  );
}

function TextInput({
  id,
  isLong,
  answer,
  help,
  problem,
  onAnswer,
}: Pick<Props, 'answer' | 'problem' | 'onAnswer'> & {
  id: string;
  isLong: boolean;
  help: string | undefined;
}) {
  const shared = {
    id,
    value: answer,
    ...described(id, help, problem),
    onInput: (event: { currentTarget: { value: string } }) => onAnswer(event.currentTarget.value),
  };
  return isLong ? <textarea rows={3} {...shared} /> : <input autocomplete="off" {...shared} />;
}
