import { toShanghaiInput } from '../playbook/deadline/compute.ts';
import type { InputProps } from './Field.tsx';
import type { TimeAsk } from './fields.ts';
import { useTicking } from './hooks.ts';

/** As the input takes it. A moment of the record has a zone; what is typed has none. */
const typedTime = (value: string): string =>
  /(Z|[+-]\d\d:\d\d)$/.test(value) ? toShanghaiInput(Date.parse(value)) : value;

/** Goes by the clock until something is typed and never after: what is half typed stays. */
export function TimeInput({
  id,
  field,
  value,
  about,
  onValue,
}: InputProps<Pick<TimeAsk, 'clock'>, string | undefined>) {
  const now = useTicking(field.clock);
  return (
    <input
      id={id}
      type="datetime-local"
      value={value === undefined ? (field.clock === undefined ? '' : toShanghaiInput(now)) : typedTime(value)}
      {...about}
      onInput={event => onValue(event.currentTarget.value)}
    />
  );
}
