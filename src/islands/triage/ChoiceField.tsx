import { valuesOf } from '../../playbook/condition.ts';
import { inOrder, type Question } from '../../playbook/wizard/flow.ts';

interface Props {
  question: Extract<Question, { kind: 'choice' }>;
  /** Values of the options chosen, with a space between; '' for none. */
  answer: string;
  labelledBy: string;
  describedBy: string | undefined;
  /** Called with the whole answer. */
  onAnswer(answer: string): void;
}

/** The options of a question: buttons that answer it when pressed, or boxes where several may be chosen. */
export function ChoiceField({ question, answer, labelledBy, describedBy, onAnswer }: Props) {
  const { id, options, multiple } = question;
  const chosen = valuesOf({ [id]: answer }, id);
  const toggled = (value: string): string =>
    inOrder(question, chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset wants a legend, and the heading of the question is its name.
    <div
      class="options stack-2"
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-many={options.length > 6}
      data-short={options.length > 3 && options.every(({ hint }) => hint === undefined)}
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
          <button
            key={value}
            type="button"
            class="option"
            value={value}
            aria-pressed={chosen.includes(value)}
            data-chosen={chosen.includes(value)}
            onClick={event => {
              // The second press of a double click falls on the next question, which nobody has read yet.
              if (event.detail < 2) onAnswer(value);
            }}
          >
            {words}
          </button>
        );
      })}
    </div>
  );
}
