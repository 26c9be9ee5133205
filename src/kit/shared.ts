import { useLayoutEffect, useReducer } from 'preact/hooks';
import { createListeners } from '../base/listeners.ts';

/** A value shared by parts of a page: every component that uses it is redrawn when it changes. */
export function createShared<Value>(initial: Value) {
  const { add, tell } = createListeners();
  let value = initial;
  return {
    now: (): Value => value,
    set: (next: Value): void => {
      if (next === value) return;
      value = next;
      tell();
    },
    /** A hook. */
    use: (): Value => {
      const [, redraw] = useReducer((count: number) => count + 1, 0);
      const drawn = value;
      // Before the paint, and with what another part has set since it was drawn.
      useLayoutEffect(() => {
        if (drawn !== value) redraw(undefined);
        return add(() => redraw(undefined));
      }, []);
      return drawn;
    },
  };
}
