import type { RefObject } from 'preact';
import { areShortcutsOn } from '../../desk/parts/shortcuts.tsx';
import { useHeard } from '../../kit/effects.ts';

interface Keys {
  /** A number was pressed. @param position from 0 */
  onNumber?(position: number): void;
  /** Enter was pressed where it means nothing else. */
  onEnter?(): void;
}

/** Elements that use keys themselves. */
const OWN_ENTER = 'a, button, input, select, textarea, summary';
const TYPING = 'input:not([type="radio"], [type="checkbox"]), select, textarea';

/** Keys of a question: numbers choose, Enter goes on. They are heard while the focus is on its screen, or nowhere. */
export function useQuestionKeys(root: RefObject<HTMLElement>, { onNumber, onEnter }: Keys): void {
  useHeard('keydown', event => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (!(target instanceof Element)) return;
    const isHere =
      target === document.body || root.current?.closest('.study, .night')?.contains(target) === true;
    if (!isHere || target.matches(TYPING)) return;
    if (/^[1-9]$/.test(event.key) && areShortcutsOn()) {
      onNumber?.(Number(event.key) - 1);
      event.preventDefault();
    } else if (event.key === 'Enter' && target.closest(OWN_ENTER) === null) {
      onEnter?.();
      event.preventDefault();
    }
  });
}
