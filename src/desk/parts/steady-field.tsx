import type { RefObject } from 'preact';
import { useOnce } from '../../kit/effects.ts';

/**
 * Keeps the field that one writes in where it stands on the screen when something comes in above: a colleague's act must not push the line
 * away that is being written. Browsers hold what one reads, but not at the head of a page, and Safari holds nothing.
 * @param written what holds the fields; what comes in stands before it, beside it in its parent
 */
export function useSteadyField(written: RefObject<HTMLElement>): void {
  useOnce(() => {
    const within = written.current;
    const around = within?.parentElement;
    if (within === null || !around) return;
    let field: Element | null = null;
    let top = 0;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const focused = document.activeElement;
      field = within.contains(focused) && focused?.matches('input, textarea, select') ? focused : null;
      top = field?.getBoundingClientRect().top ?? 0;
    };
    // Once a frame: looking makes the browser lay the page out, and a quick hand types more often.
    const lookSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const watcher = new MutationObserver(changes => {
      const isAbove = changes.some(({ target }) => !within.contains(target));
      if (isAbove && field !== null && field === document.activeElement)
        scrollBy({ top: field.getBoundingClientRect().top - top, behavior: 'instant' });
      lookSoon();
    });
    watcher.observe(around, { subtree: true, childList: true, characterData: true });
    const moves = ['focusin', 'scroll', 'resize'];
    for (const move of moves) addEventListener(move, lookSoon, { passive: true });
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(frame);
      for (const move of moves) removeEventListener(move, lookSoon);
    };
  });
}
