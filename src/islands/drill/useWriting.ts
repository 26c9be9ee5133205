import { useRef, useState } from 'preact/hooks';
import { useHeard, useOnce } from '../../kit/effects.ts';
import type { Drill } from '../../session/drill.ts';
import type { Speed } from '../../training/drill-clock.ts';
import type { Effort } from '../../training/effort.ts';

const FIELD = 'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select';

interface Writing {
  /** The clock stands while a field has the focus, and goes on at its speed afterwards. */
  readonly holds: boolean;
  /** What the form under the hand takes of the drill's time. */
  readonly effort: Effort | undefined;
}

/** What the trainee is writing: reading and typing are not counted, the act is, when it is saved. */
export function useWriting(drill: Drill): Writing & { readonly clear: () => void } {
  const [writing, setWriting] = useState<Writing>({ holds: false, effort: undefined });
  const held = useRef<Speed>();
  const look = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target : undefined;
    const holds = element?.matches(FIELD) === true && element.closest('.drill-bar') === null;
    const { speed } = drill.snapshot().clock;
    if (holds && speed !== 0) {
      held.current = speed;
      drill.run(0);
    } else if (!holds && held.current !== undefined) {
      drill.run(held.current);
      held.current = undefined;
    }
    const effort = element?.closest<HTMLElement>('[data-effort]')?.dataset.effort as Effort | undefined;
    setWriting(before => (before.holds === holds && before.effort === effort ? before : { holds, effort }));
  };
  useHeard('focusin', ({ target }) => look(target));
  useHeard('focusout', ({ relatedTarget }) => look(relatedTarget));
  useOnce(() => look(document.activeElement));
  // Whoever sets the clock by hand has it as set.
  return { ...writing, clear: () => (held.current = undefined) };
}
