import { described, Field } from '../../kit/Field.tsx';
import { fromShanghaiInput, toShanghaiInput } from '../../playbook/deadline/compute.ts';
import { timeNow } from '../../session/surroundings.ts';
import { useNow } from './hooks.ts';

/** `YYYY-MM-DDTHH:mm`, Shanghai time; empty while a part is missing or the date is impossible; `undefined` follows the clock. */
export type TypedTime = string | undefined;

/** What was typed as ISO 8601 with its zone: now, where the field follows the clock. */
export const momentTyped = (typed: TypedTime): string =>
  typed === undefined ? new Date(timeNow()).toISOString() : fromShanghaiInput(typed);

interface Props {
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  value: TypedTime;
  disabled?: boolean;
  onTime(time: string): void;
}

/** A date and time. It goes by the clock until something is typed and never after: what is half typed stays. */
export function TimeField({ id, label, hint, problem, value, disabled, onTime }: Props) {
  const now = useNow();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        type="datetime-local"
        value={value ?? toShanghaiInput(now)}
        disabled={disabled}
        {...described(id, hint, problem)}
        onInput={event => onTime(event.currentTarget.value)}
      />
    </Field>
  );
}
