import { useState } from 'preact/hooks';

const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent ?? '';

/**
 * Remembers where the focus was when something opened, and leads back there: to the same button, which may have been drawn
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
  return () => {
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (from === undefined || (activeElement !== null && activeElement !== document.body)) return;
      const place = from.places.find(each => each.isConnected && each !== document.body);
      const same = [...(place?.querySelectorAll('button, a') ?? [])].find(each => nameOf(each) === from.name);
      const target = from.opener.isConnected
        ? from.opener
        : (same ?? place?.querySelector('[tabindex="-1"], button, a'));
      if (target instanceof HTMLElement) target.focus();
    });
  };
}
