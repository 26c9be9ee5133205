import { useRef, useState } from 'preact/hooks';
import { useHeard, useOnce } from '../../kit/effects.ts';
import type { Drill } from '../../session/drill.ts';
import type { Speed } from './drill-clock.ts';

const FIELD = 'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select';

/**
 * Reading and typing are not counted, the act is, when it is saved: the clock stands while a field has the focus, and goes on at its speed afterwards.
 * @param runs the trainee has it run on while he types, as at night
 */
export function useTypingPause(
  drill: Drill,
  runs: boolean,
): { readonly holds: boolean; readonly clear: () => void } {
  const [holds, setHolds] = useState(false);
  const held = useRef<Speed>();
  const look = (target: EventTarget | null): void => {
    const isField =
      !runs && target instanceof Element && target.matches(FIELD) && target.closest('.drill-bar') === null;
    const { speed } = drill.snapshot().clock;
    if (isField && speed !== 0) {
      held.current = speed;
      drill.run(0);
    } else if (!isField && held.current !== undefined) {
      drill.run(held.current);
      held.current = undefined;
    }
    setHolds(isField);
  };
  useHeard('focusin', ({ target }) => look(target));
  useHeard('focusout', ({ relatedTarget }) => look(relatedTarget));
  useOnce(() => look(document.activeElement));
  // After the clock was set by hand, leaving a field must not restore the speed from before.
  return { holds, clear: () => (held.current = undefined) };
}
