import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** How the page stands once something has the focus: it `whole` in view, everything `still`, the page at its `head`, or an element at the top. */
type View = 'whole' | 'still' | 'head' | 'centre' | Element;

/** To the browser what lies behind a bar of buttons is in view. */
export const bringInView = (target: Element): void =>
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** Nothing has the focus: what had it has gone. */
export const isFocusLost = (): boolean => (document.activeElement ?? document.body) === document.body;

/** Whether something in a place has the focus. */
export const isFocusIn = (place: Element | null | undefined): boolean =>
  place?.contains(document.activeElement) === true;

/** Gives the focus to something. All that moves it comes here. */
export function giveFocus(target: Element | null | undefined, view: View = 'whole'): void {
  if (view === 'head') scrollTo(0, 0);
  if (!target) return;
  (target as HTMLElement).focus({ preventScroll: view !== 'whole' });
  if (view === 'whole') bringInView(target);
  else if (view === 'centre') target.scrollIntoView({ block: 'center' });
  else if (view instanceof Element) view.scrollIntoView({ block: 'start' });
}

/** Moves the focus to the first match of a selector in a place, unless something there has it. */
export function giveFocusWithin(place: Element | null | undefined, selector: string, view?: View): void {
  if (!isFocusIn(place)) giveFocus(place?.querySelector(selector), view);
}

/** Moves the focus after the next drawing. @param selector the first match takes it */
export const giveFocusSoon = (selector: string, view?: View): void =>
  void requestAnimationFrame(() => giveFocus(document.querySelector(selector), view));

/** Moves the focus back when something has closed, unless something else has taken it. */
export function giveFocusBack(target: Element | null | undefined): void {
  if (isFocusLost()) giveFocus(target);
}

/**
 * Gives it to the input that a refusal is about, with the sentence that says why in view: above a field that is taller
 * than the screen it would be out of sight. Once both are drawn, and before the paint: by the next frame a quick hand would
 * be typing elsewhere. @param id of the input
 */
export const giveFocusRefused = (id: string): void =>
  queueMicrotask(() => {
    giveFocus(document.getElementById(id));
    const sentence = document.getElementById(`${id}-problem`);
    if (sentence !== null) bringInView(sentence);
  });

/**
 * Moves the focus to a part that appears: the next screen, a form that was opened.
 * @param takes `false` where the page opens on it
 */
export function useArrival(takes: boolean, arrive: () => void): void {
  // Before the paint: a quick hand would have moved on by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what is drawn then: whoever is here already has moved the focus.
  useLayoutEffect(() => {
    if (takes) arrive();
  }, []);
}

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? '';

/**
 * Remembers what had the focus when something opened, and leads back there: to the same button, which may have been drawn
 * anew since; failing that to the heading of its place. Does nothing where the focus has been given elsewhere meanwhile.
 */
export function useWayBack(): () => void {
  const [from] = useState(() => {
    const opener = typeof document === 'undefined' ? null : document.activeElement;
    if (opener === null || opener === document.body) return undefined;
    const places: Element[] = [];
    for (let place = opener.parentElement; place !== null; place = place.parentElement) places.push(place);
    return { opener, name: nameOf(opener), places };
  });
  return () =>
    void requestAnimationFrame(() => {
      if (from === undefined || !isFocusLost()) return;
      const place = from.places.find(each => each.isConnected && each !== document.body);
      const same = [...(place?.querySelectorAll('button, a') ?? [])].find(each => nameOf(each) === from.name);
      giveFocus(
        from.opener.isConnected ? from.opener : (same ?? place?.querySelector('[tabindex="-1"], button, a')),
      );
    });
}

const HEADING = ':is(h1, h2, h3)[tabindex="-1"]';
const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary):not(:disabled)';
/** A screen that was just drawn has taken the focus itself by then. In milliseconds. */
const SOON = 60;

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

/**
 * The focus is never lost: when its element goes, is disabled or hidden, the nearest heading around it takes the focus, or else
 * the first usable element there. Without this a keyboard user would begin at the head of the page again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** The last focused element, and the elements around it. */
    let places: readonly Element[] = [];
    /** Gives up looking for what takes it; absent while nothing is looked for. */
    let cancel: (() => void) | undefined;
    const stop = (): void => {
      cancel?.();
      cancel = undefined;
    };
    const note = ({ target }: FocusEvent): void => {
      const found: Element[] = [];
      for (let each = target as Element | null; each !== null; each = each.parentElement) found.push(each);
      places = found;
      stop();
    };
    const keep = (): void => {
      cancel = undefined;
      const [last, ...around] = places;
      if (last === undefined || !isFocusLost()) return;
      // Still there: the officer has pressed beside it.
      if (isShown(last) && !last.matches(':disabled')) {
        places = [];
        return;
      }
      for (const place of around.filter(isShown)) {
        const within = (selector: string): HTMLElement | undefined =>
          [...place.querySelectorAll<HTMLElement>(selector)].find(isShown);
        const found = within(HEADING) ?? within(FOCUSABLE);
        giveFocus(found, 'still');
        // A part that is still loading has no place yet: this looks again when it is drawn.
        if (found !== undefined || within('[aria-busy=true]') !== undefined) return;
      }
    };
    const look = (): void => {
      if (cancel !== undefined || places.length === 0 || !isFocusLost()) return;
      // A press may move the focus back only in the next frame, which a slow machine draws late.
      const frame = requestAnimationFrame(() => {
        const timer = setTimeout(keep, SOON);
        cancel = () => clearTimeout(timer);
      });
      cancel = () => cancelAnimationFrame(frame);
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled', 'hidden', 'data-pane'],
    });
    // To the browser what lies behind a bar is in view.
    const uncover = ({ key, target }: KeyboardEvent): void => {
      if (key === 'Tab' && target instanceof Element && target !== document.body) bringInView(target);
    };
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', look);
    document.addEventListener('keyup', uncover);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', look);
      document.removeEventListener('keyup', uncover);
      changes.disconnect();
      stop();
    };
  }, []);
}
