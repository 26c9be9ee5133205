import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary';

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;
const isUsable = (element: Element): boolean => isShown(element) && !element.matches(':disabled');

/** Where to go on from within an element: its heading that takes the focus, whatever can be used first, or the element itself. */
function placeWithin(element: HTMLElement): HTMLElement | undefined {
  const within = (selector: string): HTMLElement | undefined =>
    [...element.querySelectorAll<HTMLElement>(selector)].find(isUsable);
  const found = within(':is(h1, h2, h3)[tabindex="-1"]') ?? within(FOCUSABLE);
  if (found !== undefined) return found;
  // A screen that is still being fetched has no place yet: what it draws is looked at then.
  if (within('[aria-busy=true]') !== undefined) return undefined;
  element.tabIndex = -1;
  return element;
}

/**
 * The focus never falls to the page: where what has it goes, is disabled or hidden, what stands nearest around it takes it. A
 * screen that knows better puts it there first.
 */
export function useKeptFocus(root: RefObject<HTMLElement>): void {
  useEffect(() => {
    const { current: top } = root;
    if (top === null) return undefined;
    let around: readonly Element[] = [];
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      waiting = undefined;
      const [last] = around;
      if (last === undefined || (document.activeElement ?? document.body) !== document.body) return;
      // Still there: the officer has pressed beside it.
      if (isUsable(last)) around = [];
      else {
        const nearest = around.find(each => each !== last && isShown(each));
        if (nearest instanceof HTMLElement) placeWithin(nearest)?.focus({ preventScroll: true });
      }
    };
    // After the frame in which a screen that was just drawn takes the focus itself.
    const look = (): void => {
      if (around.length > 0 && document.activeElement === document.body) waiting ??= setTimeout(keep, 60);
    };
    const note = ({ target }: FocusEvent): void => {
      const chain: Element[] = [];
      for (
        let each = target as Element | null;
        each !== null && top.contains(each);
        each = each.parentElement
      )
        chain.push(each);
      around = chain;
    };
    const changes = new MutationObserver(look);
    changes.observe(top, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'data-pane'],
    });
    top.addEventListener('focusin', note);
    top.addEventListener('focusout', look);
    return () => {
      clearTimeout(waiting);
      changes.disconnect();
      top.removeEventListener('focusin', note);
      top.removeEventListener('focusout', look);
    };
  }, [root]);
}
