import { useEffect } from 'preact/hooks';

/**
 * Brings into view whole what has the focus: the focus alone leaves what it finds behind a bar of buttons where it is, and what
 * has it already.
 */
export const bringInView = (target: Element): void =>
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Gives the focus to something, in view whole. */
export function focusInView(target: HTMLElement | null | undefined): void {
  target?.focus();
  if (target) bringInView(target);
}

/** Gives the focus to something that the next drawing brings, in view. @param selector the first of what it finds takes it */
export const focusSoon = (selector: string): void =>
  void requestAnimationFrame(() => focusInView(document.querySelector<HTMLElement>(selector)));

/**
 * Gives the focus to the input that a refusal is about, with the sentence that says why in view: above a field that is taller
 * than the screen it would be out of sight. @param id of the input
 */
export const focusRefused = (id: string): void =>
  void requestAnimationFrame(() => {
    focusInView(document.getElementById(id));
    const sentence = document.getElementById(`${id}-problem`);
    if (sentence !== null) bringInView(sentence);
  });

const HEADING = ':is(h1, h2, h3)[tabindex="-1"]';
const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary):not(:disabled)';
/** A screen that was just drawn has taken the focus itself by then. In milliseconds. */
const SOON = 60;

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/**
 * The focus never falls to the page: where what has it goes, is disabled or hidden, the heading of what stands nearest around it
 * takes it, or whatever can be used there first. Whoever works by keys would begin at the head of the page again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and what it stood in. */
    let places: readonly Element[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = ({ target }: FocusEvent): void => {
      const found: Element[] = [];
      for (let each = target as Element | null; each !== null; each = each.parentElement) found.push(each);
      places = found;
    };
    const keep = (): void => {
      timer = undefined;
      const [last, ...around] = places;
      if (last === undefined || (document.activeElement ?? document.body) !== document.body) return;
      // Still there: the officer has pressed beside it.
      if (isShown(last) && !last.matches(':disabled')) {
        places = [];
        return;
      }
      for (const place of around.filter(isShown)) {
        const within = (selector: string): HTMLElement | undefined =>
          [...place.querySelectorAll<HTMLElement>(selector)].find(isShown);
        const found = within(HEADING) ?? within(FOCUSABLE);
        found?.focus({ preventScroll: true });
        // What is still being fetched has no place yet: it is looked at when it is drawn.
        if (found !== undefined || within('[aria-busy=true]') !== undefined) return;
      }
    };
    const look = (): void => {
      if (places.length > 0 && (document.activeElement ?? document.body) === document.body)
        timer ??= setTimeout(keep, SOON);
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled', 'hidden', 'data-pane'],
    });
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', look);
      changes.disconnect();
      clearTimeout(timer);
    };
  }, []);
}
