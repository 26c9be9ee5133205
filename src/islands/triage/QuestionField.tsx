import { Button } from '../../kit/Button.tsx';
import { described, Field, HintAndProblem } from '../../kit/Field.tsx';
import { TimeInput } from '../../kit/TimeInput.tsx';
import { valuesOf } from '../../playbook/condition.ts';
import { inOrder, type Question } from '../../playbook/wizard/flow.ts';
import { timeNow } from '../../session/surroundings.ts';
import { triageText } from '../../text/triage.ts';

interface Props {
  question: Question;
  /** Whether its words are the heading of the screen. */
  isFirst: boolean;
  /** Values of the options chosen, with a space between; the words; '' for none. */
  answer: string;
  /** `YYYY-MM-DDTHH:mm`, Shanghai time; without one the field follows the clock. */
  time: string | undefined;
  problem: string | undefined;
  /** Called with the whole answer. */
  onAnswer(answer: string): void;
  onTime(time: string): void;
}

function labelOf(question: Question): string {
  if (question.kind === 'time') return `${question.text}（${triageText.shanghai}）`;
  const optional = question.kind === 'text' && question.optional;
  return optional ? `${question.text}${triageText.optional}` : question.text;
}

/** One question with what it is answered by. */
export function QuestionField(props: Props) {
  const { question, isFirst, problem } = props;
  const id = `q-${question.id}`;
  const words = { id, hint: question.help, problem };
  const label = labelOf(question);
  const isChoice = question.kind === 'choice';
  const Heading = isFirst ? 'h1' : 'h2';
  const input = <Input {...props} id={id} />;
  return (
    <div data-question={question.id}>
      {isChoice || isFirst ? (
        <>
          <Heading id={`${id}-text`} tabIndex={-1}>
            {isChoice ? label : <label for={id}>{label}</label>}
          </Heading>
          <HintAndProblem {...words} />
          {input}
        </>
      ) : (
        <Field {...words} label={label}>
          {input}
        </Field>
      )}
    </div>
  );
}

function Input({ id, question, answer, time, problem, onAnswer, onTime }: Props & { id: string }) {
  const about = described(id, question.help, problem);
  if (question.kind === 'choice')
    return (
      <Options
        question={question}
        answer={answer}
        describedBy={about['aria-describedby']}
        onAnswer={onAnswer}
      />
    );
  if (question.kind === 'time')
    return <TimeInput {...{ id, about }} field={{ clock: timeNow }} value={time} onValue={onTime} />;
  const given = {
    id,
    value: answer,
    ...about,
    onInput: (event: { currentTarget: { value: string } }) => onAnswer(event.currentTarget.value),
  };
  return question.maxLength > 100 ? (
    <textarea rows={3} {...given} />
  ) : (
    <input autocomplete="off" {...given} />
  );
}

interface OptionsProps extends Pick<Props, 'answer' | 'onAnswer'> {
  question: Extract<Question, { kind: 'choice' }>;
  describedBy: string | undefined;
}

/** The options of a question: buttons that answer it when pressed, or boxes where several may be chosen. */
function Options({ question, answer, describedBy, onAnswer }: OptionsProps) {
  const { id, options, multiple } = question;
  const chosen = valuesOf({ [id]: answer }, id);
  const toggled = (value: string): string =>
    inOrder(question, chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset wants a legend, and the heading of the question is its name.
    <div
      class="options stack-2"
      role="group"
      aria-labelledby={`q-${id}-text`}
      aria-describedby={describedBy}
      data-many={options.length > 6}
    >
      {options.map(({ value, label, hint }) => {
        const words = (
          <span>
            <strong>{label}</strong>
            {hint !== undefined && <span class="small">{hint}</span>}
          </span>
        );
        return multiple === true ? (
          <label key={value} class="option" data-chosen={chosen.includes(value)}>
            <input
              type="checkbox"
              name={`q-${id}`}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => onAnswer(toggled(value))}
            />
            {words}
          </label>
        ) : (
          <Button
            key={value}
            class="option"
            words={words}
            value={value}
            aria-pressed={chosen.includes(value)}
            data-chosen={chosen.includes(value)}
            onClick={event => {
              // The second press of a double click falls on the next question, which nobody has read yet.
              if (event.detail < 2) onAnswer(value);
            }}
          />
        );
      })}
    </div>
  );
}
