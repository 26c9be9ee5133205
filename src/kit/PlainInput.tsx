import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import { useBeforePaint, useTicking } from './effects.ts';
import {
  described,
  Field,
  type FieldInputProps,
  HintAndProblem,
  type InputProps,
  Proposed,
  Ranked,
} from './Field.tsx';
import {
  type ChoiceAsk,
  type ChoicesAsk,
  clockOf,
  type PlainAsk,
  proposedFrom,
  type TextAsk,
  type TimeAsk,
} from './fields.ts';
import { formText } from './form-words.ts';

const inputs = {
  line: { type: 'text' },
  office: { type: 'text' },
  people: { type: 'text' },
  // No keypad of digits: a count may be about 3.2万.
  count: { type: 'text' },
  link: { type: 'url', inputMode: 'url' },
  phone: { type: 'tel' },
  day: { type: 'date' },
} as const;

/** Lines that a text shows before it scrolls. */
const MOST_ROWS = 30;

/** Gives a text area as many rows as its text needs, within limits; what needs more scrolls. */
function useGrowingRows(field: RefObject<HTMLTextAreaElement>, text: string, least: number): void {
  // It is the text that needs the room.
  useBeforePaint([text], () => {
    const area = field.current;
    if (area === null) return;
    area.rows = least;
    // Measuring lays the whole page out: a form that was just drawn, and is empty, need not.
    if (text === '') return;
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
    const height = area.scrollHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    const lines = height / Number.parseFloat(lineHeight);
    if (lines > least) area.rows = Math.min(MOST_ROWS, Math.round(lines));
  });
}

/** One line or several, with offers while typing, and the number of characters left. */
function TextInput({ id, field, value, about, onValue }: InputProps<TextAsk, string>) {
  const area = useRef<HTMLTextAreaElement>(null);
  const { kind, rows = 2, limit, offers } = field;
  useGrowingRows(area, value, rows);
  const left = limit === undefined ? Number.POSITIVE_INFINITY : limit - [...value].length;
  const given = {
    id,
    value,
    autocomplete: field.autocomplete ?? 'off',
    // Text saved as it is typed cannot be refused later, so its length is limited at once.
    maxLength: field.onValue && limit,
    ...about,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <>
      {kind === 'text' ? (
        <textarea ref={area} rows={rows} {...given} />
      ) : (
        <input {...given} {...inputs[kind]} list={offers && `${id}-offers`} />
      )}
      {offers !== undefined && (
        <datalist id={`${id}-offers`}>
          {offers.map(offer => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
      {left < (limit ?? 0) / 10 && <p class="small faint numeric">{formText.room(left)}</p>}
    </>
  );
}

/** One of a list. */
function ListInput({ id, field, value, about, onValue }: InputProps<ChoiceAsk, string>) {
  return (
    <select id={id} value={value} {...about} onChange={event => onValue(event.currentTarget.value)}>
      {field.options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** With more options than this, cards form two columns where there is room. */
const ONE_COLUMN = 6;

/** A press of an option, and not a key, leads on. */
function pressed(event: MouseEvent, leadOn: () => void): void {
  // A key press arrives as a click with count 0.
  if (event.detail === 0) return;
  // The words of a label send a click of their own to its input.
  if (event.detail > 1 || !(event.target instanceof HTMLInputElement)) event.preventDefault();
  // The second press of a double click would answer the next question before anybody has read it.
  if (event.detail === 1) leadOn();
}

/** The box before several options that chooses all of them, where the field has words for it. */
function AllOptions({
  field: { all, options },
  value,
  onValue,
}: {
  field: ChoicesAsk;
  value: readonly string[];
  onValue(value: readonly string[]): void;
}) {
  if (all === undefined) return null;
  const values = options.map(option => option.value);
  return (
    <label>
      <input
        type="checkbox"
        checked={values.every(each => value.includes(each))}
        onChange={({ currentTarget: { checked } }) => onValue(checked ? values : [])}
      />
      {all}
    </label>
  );
}

/** Options side by side or as cards; the first has the field's id. */
function OptionsInput({
  id,
  field,
  source,
  value,
  problem,
  onValue,
}: Omit<FieldInputProps<ChoiceAsk | ChoicesAsk>, 'value' | 'onValue'> & {
  source: string | undefined;
  value: readonly string[];
  onValue(value: readonly string[]): void;
}) {
  const { kind, label, rank, place, hint, options, shown, disabled, required } = field;
  const onPress = kind === 'choice' ? field.onPress : undefined;
  const isCards = shown === 'cards';
  const isBar = shown === 'bar';
  const words = ({ label: name, about }: (typeof options)[number]) =>
    isCards || isBar || about !== undefined ? (
      <span>
        {isCards ? <strong>{name}</strong> : name}{' '}
        {about !== undefined && <span class="small soft block">{about}</span>}
      </span>
    ) : (
      name
    );
  return (
    <fieldset
      class={isCards ? 'form-cards stack-s' : isBar ? 'form-bar cluster' : 'form-choices cluster'}
      disabled={disabled}
      data-field={id}
      data-proposed={source !== undefined}
      data-many={isCards && options.length > ONE_COLUMN}
      data-told={options.some(({ about }) => about !== undefined)}
      {...described(id, hint, problem, source && id)}
      // Checkboxes have no attribute for being required: their words have to say it.
      {...(kind === 'choice' && required ? { role: 'radiogroup', 'aria-required': true } : {})}
    >
      <legend class={isBar ? 'visually-hidden' : undefined}>
        <Ranked rank={rank} place={place}>
          {label}
        </Ranked>
      </legend>
      <HintAndProblem {...{ id, hint, problem }} />
      {kind === 'choices' && <AllOptions {...{ field, value, onValue }} />}
      {options.map((option, position) => {
        const isChosen = value.includes(option.value);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: Keys choose with the input in it, and lead on with Enter, as in any form.
          <label
            key={option.value}
            class={isCards ? 'option' : isBar ? 'pressed' : option.state && 'button pressed'}
            data-state={option.state}
            data-chosen={isChosen}
            onClick={event =>
              onPress !== undefined && !disabled && pressed(event, () => onPress(option.value))
            }
          >
            <input
              id={position === 0 ? id : undefined}
              type={kind === 'choice' ? 'radio' : 'checkbox'}
              name={`${id}-choice`}
              value={option.value}
              checked={isChosen}
              onChange={({ currentTarget: { checked } }) => {
                const others = value.filter(each => kind === 'choices' && each !== option.value);
                onValue(checked ? [...others, option.value] : others);
              }}
            />
            {option.state !== undefined && <span class="shape" aria-hidden="true" />}
            {words(option)}
          </label>
        );
      })}
      <Proposed id={id} source={source} />
    </fieldset>
  );
}

/** The value as the input takes it. A moment of the record has a zone; a typed one has none. */
export const typedTime = (value: string): string =>
  /(Z|[+-]\d\d:\d\d)$/.test(value) ? toShanghaiInput(Date.parse(value)) : value;

/** Follows the clock until something is typed and never after: a half-typed time stays. */
function TimeInput({ id, field, value, about, onValue }: InputProps<TimeAsk, string | undefined>) {
  const clock = clockOf(field);
  const now = useTicking(clock);
  return (
    <input
      id={id}
      type="datetime-local"
      value={value === undefined ? (clock === undefined ? '' : toShanghaiInput(now)) : typedTime(value)}
      {...about}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}

/** One field of words, a time or a choice. */
export function PlainInput({ id, field, value, problem, onValue }: FieldInputProps<PlainAsk>) {
  if (field.kind === 'choices') {
    const chosen = (value as readonly string[] | undefined) ?? [];
    return (
      <OptionsInput {...{ id, field, problem, onValue }} source={proposedFrom(field, value)} value={chosen} />
    );
  }
  const text = String(value ?? '');
  if (field.kind === 'choice' && field.shown !== undefined)
    return (
      <OptionsInput
        {...{ id, field, problem }}
        source={proposedFrom(field, value)}
        value={[text]}
        onValue={([one]) => onValue(one)}
      />
    );
  const { label, rank, place, hint, disabled, required } = field;
  // A clock that runs proposes as well: nobody has said that it was now.
  const runs = field.kind === 'time' && value === undefined && clockOf(field) !== undefined;
  const source = runs ? (field.source ?? formText.now) : proposedFrom(field, value);
  return (
    <Field {...{ id, label, rank, place, hint, source, disabled, required, problem }}>
      {about => {
        const input = { id, about, onValue };
        return field.kind === 'choice' ? (
          <ListInput {...input} field={field} value={text} />
        ) : field.kind === 'time' ? (
          <TimeInput {...input} field={field} value={value as string | undefined} />
        ) : (
          <TextInput {...input} field={field} value={text} />
        );
      }}
    </Field>
  );
}
