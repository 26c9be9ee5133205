import { useRef, useState } from 'preact/hooks';
import type { RecordedFile } from '../incident/kinds/step-done.ts';
import { fileText, formText } from '../text/form.ts';
import { Button } from './Button.tsx';
import { described, Field, HintAndProblem, type InputProps } from './Field.tsx';
import type { ChoiceAsk, ChoicesAsk, FileAsk, SecretAsk, TextAsk } from './fields.ts';
import { Offers, PeopleOffers } from './PersonField.tsx';
import { useGrowingRows } from './useGrowingRows.ts';

const inputs = {
  line: { type: 'text' },
  people: { type: 'text' },
  // No keypad of digits: a count may be about 3.2万.
  count: { type: 'text' },
  link: { type: 'url', inputMode: 'url' },
  phone: { type: 'tel' },
} as const;

/** Lines that a text shows before it scrolls. */
const MOST_ROWS = 30;

/** One line or several, with what is offered while typing and the room that is left. */
export function TextInput({ id, field, value, about, onValue }: InputProps<TextAsk, string>) {
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowingRows(area, value, { least: field.rows ?? 2, most: MOST_ROWS });
  const { kind, limit, offers } = field;
  const left = limit === undefined ? Number.POSITIVE_INFINITY : limit - [...value].length;
  const given = {
    id,
    value,
    autocomplete: 'off',
    ...about,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <>
      {kind === 'text' ? (
        <textarea ref={area} rows={field.rows ?? 2} {...given} />
      ) : (
        <input
          {...given}
          {...inputs[kind]}
          list={offers === undefined && kind !== 'people' ? undefined : `${id}-offers`}
        />
      )}
      {kind === 'people' && <PeopleOffers id={`${id}-offers`} typed={value} />}
      {offers !== undefined && <Offers id={`${id}-offers`} offers={offers} />}
      {left < (limit ?? 0) / 10 && <p class="small faint numeric">{formText.room(left)}</p>}
    </>
  );
}

/** One of a list. */
export function ListInput({ id, field, value, about, onValue }: InputProps<ChoiceAsk, string>) {
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

/** A passphrase. A browser keeps the shown text of a field on the disk, to fill it in when a tab is restored. */
export function SecretInput({ id, field, value, about, onValue }: InputProps<SecretAsk, string>) {
  const [type, autocomplete] =
    field.shown === true
      ? ['text', 'off']
      : ['password', field.isNew === true ? 'new-password' : 'current-password'];
  return (
    <input
      id={id}
      type={type}
      value={value}
      autocomplete={autocomplete}
      spellcheck={false}
      {...about}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}

interface WholeProps<Ask, Value> {
  id: string;
  field: Ask;
  value: Value;
  problem: string | undefined;
}

/** Options side by side; the first has the field's id. */
export function OptionsInput({
  id,
  field,
  value,
  problem,
  onValue,
}: WholeProps<ChoiceAsk | ChoicesAsk, readonly string[]> & { onValue(value: readonly string[]): void }) {
  const { kind, label, hint, options } = field;
  return (
    <fieldset
      class="form-choices cluster"
      data-told={options.some(({ about }) => about !== undefined)}
      {...described(id, hint, problem)}
    >
      <legend>{label}</legend>
      <HintAndProblem {...{ id, hint, problem }} />
      {options.map((option, position) => (
        <label
          key={option.value}
          class={option.state && 'button pressed'}
          data-state={option.state}
          data-checked={value.includes(option.value)}
        >
          <input
            id={position === 0 ? id : undefined}
            type={kind === 'choice' ? 'radio' : 'checkbox'}
            name={`${id}-choice`}
            checked={value.includes(option.value)}
            onChange={({ currentTarget: { checked } }) => {
              const others = value.filter(each => kind === 'choices' && each !== option.value);
              onValue(checked ? [...others, option.value] : others);
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

/** A file to be attached, by its digest; its bytes go along. */
export function FileInput({
  id,
  field,
  value,
  problem,
  onFile,
}: WholeProps<FileAsk, unknown> & {
  onFile(taken: Exclude<Awaited<ReturnType<FileAsk['take']>>, string> | undefined): void;
}) {
  const [failed, setFailed] = useState<string>();
  const wrong = failed ?? problem;
  const chosen = value as RecordedFile | undefined;
  const choose = async (file: File): Promise<void> => {
    const taken = await field.take(file);
    setFailed(typeof taken === 'string' ? taken : undefined);
    if (typeof taken !== 'string') onFile(taken);
  };
  return (
    <Field id={id} label={field.label} hint={field.hint} problem={wrong}>
      <input
        id={id}
        type="file"
        accept={field.accept}
        {...described(id, field.hint, wrong)}
        onChange={event => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void choose(file);
        }}
      />
      {chosen !== undefined && (
        <p class="small">
          {fileText.chosen(chosen.name, fileText.size(chosen.bytes))}{' '}
          <Button class="quiet" words={fileText.remove} onClick={() => onFile(undefined)} />
        </p>
      )}
    </Field>
  );
}
