import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { setPageTitle } from '../shared/drill-marks.tsx';

/** A screen of this page has been shown: the next one is come to from it. */
let isUnderWay = false;

/**
 * Names the page after a screen, and gives the screen's heading the focus of whoever comes from another one: what they
 * pressed has gone. Where one starts, the focus stays where the browser put it.
 * @returns for the heading, which must stand from the first drawing on
 */
export function useScreen(title: string): RefObject<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    setPageTitle(title);
    if (isUnderWay) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isUnderWay = true;
  }, [title]);
  return heading;
}
