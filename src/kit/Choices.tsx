import { described } from './Field.tsx';
import type { ChoiceAsk, ChoicesAsk } from './fields.ts';

interface ChoicesProps {
  id: string;
  field: ChoiceAsk | ChoicesAsk;
  value: readonly string[];
  problem: string | undefined;
  single?: boolean;
  onValue(value: readonly string[]): void;
}

/** Options side by side; the first has the field's id. */
export function Choices({ id, field, value, problem, single = false, onValue }: ChoicesProps) {
  return (
    <fieldset
      class="form-choices cluster"
      data-told={field.options.some(({ about }) => about !== undefined)}
      {...described(id, field.hint, problem)}
    >
      <legend>{field.label}</legend>
      {field.hint !== undefined && (
        <p class="small faint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {field.options.map((option, position) => (
        <label
          key={option.value}
          class={option.state && 'button pressed'}
          data-state={option.state}
          data-checked={value.includes(option.value)}
        >
          <input
            id={position === 0 ? id : undefined}
            type={single ? 'radio' : 'checkbox'}
            name={`${id}-choice`}
            checked={value.includes(option.value)}
            onChange={({ currentTarget: { checked } }) => {
              const others = value.filter(each => each !== option.value);
              onValue(single ? [option.value] : checked ? [...others, option.value] : others);
            }}
          />
          {option.state !== undefined && <span class="shape" aria-hidden="true" />}
          {option.about === undefined ? (
            option.label
          ) : (
            <span>
              {option.label} <span class="small soft block">{option.about}</span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
