import type { ComponentProps } from 'preact';
import { useRef } from 'preact/hooks';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import { formText } from '../text/form.ts';
import { described, Field } from './Field.tsx';
import { FileInput } from './FileInput.tsx';
import type { ChoiceAsk, ChoicesAsk, FormField, TextAsk, TimeAsk } from './fields.ts';
import { useTicking } from './hooks.ts';
import { PeopleOffers, PersonField } from './PersonField.tsx';
import { NOBODY, type TypedPerson } from './person.ts';
import { useGrowingRows } from './useGrowingRows.ts';

interface Props {
  id: string;
  field: FormField;
  /** As typed, or what it begins with. */
  value: unknown;
  problem?: string | undefined;
  onValue(value: unknown): void;
  onFile?: ComponentProps<typeof FileInput>['onFile'];
}

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

/** One field of a form, with the input its kind calls for. */
export function FieldInput({ id, field, value, problem, onValue, onFile = () => undefined }: Props) {
  // What was typed in its place is the officer's own.
  const source = value === field.value ? field.source : undefined;
  const about = described(id, field.hint, problem, source);
  switch (field.kind) {
    case 'person':
      return (
        <PersonField
          id={id}
          label={field.label}
          titleLabel={field.titleLabel}
          person={(value as TypedPerson | undefined) ?? NOBODY}
          signs={field.signs ?? false}
          problem={problem}
          onPerson={onValue}
        />
      );
    case 'file':
      return <FileInput {...{ id, field, value, problem }} onFile={onFile} />;
    case 'choices':
      return (
        <Choices
          {...{ id, field, problem }}
          value={(value as readonly string[] | undefined) ?? []}
          onValue={onValue}
        />
      );
    case 'choice':
      if (field.shown === 'side by side')
        return (
          <Choices
            {...{ id, field, problem }}
            value={[String(value ?? '')]}
            onValue={([one]) => onValue(one)}
            single
          />
        );
  }
  return (
    <Field id={id} label={field.label} hint={field.hint} source={source} problem={problem}>
      {field.kind === 'choice' ? (
        <select
          id={id}
          value={String(value ?? '')}
          {...about}
          onChange={event => onValue(event.currentTarget.value)}
        >
          {field.options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.kind === 'secret' ? (
        <input
          id={id}
          type={field.shown === true ? 'text' : 'password'}
          value={String(value ?? '')}
          // A browser keeps the shown text of a field on the disk, to fill it in when a tab is restored.
          autocomplete={
            field.shown === true ? 'off' : field.isNew === true ? 'new-password' : 'current-password'
          }
          spellcheck={false}
          {...about}
          onInput={event => onValue(event.currentTarget.value)}
        />
      ) : field.kind === 'time' ? (
        <TimeInput {...{ id, field, about }} value={value as string | undefined} onValue={onValue} />
      ) : (
        <TextInput {...{ id, field, about }} value={String(value ?? '')} onValue={onValue} />
      )}
    </Field>
  );
}

interface InputProps<Ask, Value> {
  id: string;
  field: Ask;
  value: Value;
  about: ReturnType<typeof described>;
  onValue(value: string): void;
}

function TextInput({ id, field, value, about, onValue }: InputProps<TextAsk, string>) {
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

const never = (): number => 0;

/** Goes by the clock until something is typed and never after: what is half typed stays. */
function TimeInput({ id, field, value, about, onValue }: InputProps<TimeAsk, string | undefined>) {
  const now = useTicking(field.clock ?? never);
  return (
    <input
      id={id}
      type="datetime-local"
      value={value ?? (field.clock === undefined ? '' : toShanghaiInput(now))}
      {...about}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}

interface ChoicesProps {
  id: string;
  field: ChoiceAsk | ChoicesAsk;
  value: readonly string[];
  problem: string | undefined;
  single?: boolean;
  onValue(value: readonly string[]): void;
}

/** Options side by side; the first has the field's id. */
function Choices({ id, field, value, problem, single = false, onValue }: ChoicesProps) {
  return (
    <fieldset class="form-choices" {...described(id, field.hint, problem)}>
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
        <label key={option.value} data-state={option.state} data-checked={value.includes(option.value)}>
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
          {option.label} {option.about !== undefined && <span class="small">{option.about}</span>}
        </label>
      ))}
    </fieldset>
  );
}
