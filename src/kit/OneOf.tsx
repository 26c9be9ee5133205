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

/** A few options side by side, one of which is always on; a change takes effect at once. */
export const OneOf = <Value extends string>({ id, label, options, value, onValue }: Props<Value>) => (
  <PlainInput
    {...{ id, value }}
    field={{ kind: 'choice', shown: 'bar', label, options: optionsOf(options) }}
    onValue={next => onValue(next as Value)}
  />
);
