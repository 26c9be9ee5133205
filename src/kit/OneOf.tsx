import { optionsOf } from './fields.ts';
import { PlainInput } from './PlainInput.tsx';

interface Props<Value extends string> {
  id: string;
  /** Name of the choice, for users who do not see it. */
  label: string;
  /** Each value in words. */
  options: Readonly<Record<Value, string>>;
  value: Value;
  onValue(value: Value): void;
}

/** One of a few, side by side, of which one is always on: what it says is so at once. */
export const OneOf = <Value extends string>({ id, label, options, value, onValue }: Props<Value>) => (
  <PlainInput
    {...{ id, value }}
    field={{ kind: 'choice', shown: 'bar', label, options: optionsOf(options) }}
    onValue={next => onValue(next as Value)}
  />
);
