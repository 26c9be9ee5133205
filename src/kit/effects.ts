import {
  type EffectCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'preact/hooks';
import { createListeners } from '../base/listeners.ts';

/** Runs once when the component appears, with its first values. */
export function useOnce(effect: EffectCallback): void {
  const first = useRef(effect);
  useEffect(() => first.current(), []);
}

/** Runs when the component appears and whenever one of `what` changes, with the component's latest values. */
export function useOnChange(what: readonly unknown[], effect: EffectCallback): void {
  const latest = useRef(effect);
  latest.current = effect;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  useEffect(() => latest.current(), what as unknown[]);
}

/** The same before the paint: an effect after it could undo a quick user's act. */
export function useBeforePaint(what: readonly unknown[], effect: EffectCallback): void {
  const latest = useRef(effect);
  latest.current = effect;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  useLayoutEffect(() => latest.current(), what as unknown[]);
}

type PageEvents = WindowEventMap & DocumentEventMap;

/** Listens to an event of the page while the component is there, with the component's latest values. */
export function useHeard<Type extends keyof PageEvents>(
  type: Type,
  hear: (event: PageEvents[Type]) => void,
): void {
  const latest = useRef(hear);
  latest.current = hear;
  // Before the paint: a quick hand presses the next key before an effect.
  useLayoutEffect(() => {
    const listen = (event: Event): void => latest.current(event as PageEvents[Type]);
    addEventListener(type, listen);
    return () => removeEventListener(type, listen);
  }, [type]);
}

/** A value computed anew only when one of `from` changes, whatever else the computation reads. */
export function useWorkedOut<Value>(from: readonly unknown[], work: () => Value): Value {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever calls says what it depends on.
  return useMemo(work, from as unknown[]);
}

/** How long the hands have to rest before what they wrote is looked at. In milliseconds. */
const REST = 250;

/** A value once it has stood still for a moment; `flush` takes it at once. */
export function useDebounced<Value>(value: Value): readonly [debounced: Value, flush: () => void] {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(() => value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return [debounced, () => setDebounced(() => value)];
}

/** In milliseconds. */
const SECOND = 1000;

const seconds = createListeners();
/** How many parts of the page show a time. */
let shown = 0;
let timer: ReturnType<typeof setInterval>;

/**
 * The time, anew each second, by one timer for all that show it. Only these render with it.
 * @param now milliseconds since the epoch; without it there is no time to show, which is 0
 */
export function useTicking(now?: () => number): number {
  const ticks = now !== undefined;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!ticks) return undefined;
    if (shown === 0) timer = setInterval(seconds.tell, SECOND);
    shown += 1;
    const stop = seconds.add(() => redraw(undefined));
    return () => {
      stop();
      shown -= 1;
      if (shown === 0) clearInterval(timer);
    };
  }, [ticks]);
  return now === undefined ? 0 : now();
}
