import { useRef } from 'preact/hooks';

/** What is worked out anew only when one of `from` is another, whatever else it reads. */
export function useWorkedOut<Value>(from: readonly unknown[], work: () => Value): Value {
  const kept = useRef<{ readonly from: readonly unknown[]; readonly value: Value }>();
  const before = kept.current;
  if (before?.from.length === from.length && from.every((each, place) => each === before.from[place]))
    return before.value;
  const value = work();
  kept.current = { from, value };
  return value;
}
