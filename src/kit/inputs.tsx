import { useRef } from 'preact/hooks';
import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import { formText } from '../text/form.ts';
import type { described } from './Field.tsx';
import type { ChoiceAsk, SecretAsk, TextAsk, TimeAsk } from './fields.ts';
import { useTicking } from './hooks.ts';
import { PeopleOffers } from './PersonField.tsx';
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

interface InputProps<Ask, Value> {
  id: string;
  field: Ask;
  value: Value;
  about: ReturnType<typeof described> & { disabled: boolean | undefined };
  onValue(value: string): void;
}

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
export function TimeInput({ id, field, value, about, onValue }: InputProps<TimeAsk, string | undefined>) {
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
