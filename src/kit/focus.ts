import { useEffect } from 'preact/hooks';

/** Gives the focus to something that the next drawing brings. @param selector the first of what it finds takes it */
export const focusSoon = (selector: string): void =>
  void requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());

const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled)';
/** Whoever moves the focus by design has done so by then. In milliseconds. */
const SOON = 100;

/**
 * Where what had the focus is gone from the page, or can no longer be pressed, what stands nearest to its place takes it:
 * whoever works by keys would begin at the head of the page again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and what it stood in. */
    let places: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const come = ({ target }: FocusEvent): void => {
      const found: Element[] = [];
      for (let place = target as Element | null; place !== null; place = place.parentElement)
        found.push(place);
      places = found;
    };
    const look = (): void => {
      timer = undefined;
      const [held, ...around] = places;
      if (held === undefined || document.activeElement !== document.body) return;
      if (held.isConnected && !held.matches(':disabled')) return;
      for (const place of around) {
        const near = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
          each => place.isConnected && each.getClientRects().length > 0,
        );
        if (near === undefined) continue;
        near.focus({ preventScroll: true });
        return;
      }
    };
    const changes = new MutationObserver(() => {
      timer ??= setTimeout(look, SOON);
    });
    document.addEventListener('focusin', come);
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', come);
      changes.disconnect();
      clearTimeout(timer);
    };
  }, []);
}
