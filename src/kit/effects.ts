import { type EffectCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';

/** Does something when the component appears, with what it holds then, and never again. */
export function useOnce(effect: EffectCallback): void {
  const first = useRef(effect);
  useEffect(() => first.current(), []);
}

/** Does something when the component appears and each time that one of `what` is another, with what the component holds by then. */
export function useOnChange(what: readonly unknown[], effect: EffectCallback): void {
  const latest = useRef(effect);
  latest.current = effect;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  useEffect(() => latest.current(), what as unknown[]);
}

/** The same before the paint: an effect after it could undo what a quick hand has done. */
export function useBeforePaint(what: readonly unknown[], effect: EffectCallback): void {
  const latest = useRef(effect);
  latest.current = effect;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  useLayoutEffect(() => latest.current(), what as unknown[]);
}

/** What is worked out anew only when one of `from` is another, whatever else it reads. */
export function useWorkedOut<Value>(from: readonly unknown[], work: () => Value): Value {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  return useMemo(work, from as unknown[]);
}
