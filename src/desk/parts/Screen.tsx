import type { AnchorHTMLAttributes, ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useBeforePaint } from '../../kit/effects.ts';
import { giveFocus } from '../../kit/focus.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { siteText } from '../../site/words.ts';
import { setPageTitle } from './drill-marks.tsx';
import { navigate } from './hooks.tsx';

interface LinkProps extends Omit<AnchorHTMLAttributes, 'href' | 'onClick'> {
  /** Another screen of this page, as the address calls it; '' for the first. */
  to: string;
}

/** A link to another screen of this page. */
export const GoLink = ({ to, children, ...rest }: LinkProps) => (
  <a {...rest} href={`#${to}`} onClick={inPlace(() => navigate(to))}>
    {children}
  </a>
);

/** A screen of this page has been shown: the next one is come to from it. */
let isUnderWay = false;

interface TitleProps {
  /** Title of the tab, where it differs from the heading. */
  title?: string;
  children: ComponentChildren;
}

/**
 * The heading of a screen: it names the tab, and takes the focus of whoever comes from another screen, where what they pressed
 * has gone. Where one starts, the focus stays where the browser put it.
 */
export function ScreenTitle({ title, children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Only on arrival, and before the paint: a quick hand would have moved on by then.
  useBeforePaint([title], () => {
    setPageTitle(`${title ?? heading.current?.textContent} · ${siteText.name}`);
    if (isUnderWay) giveFocus(heading.current, 'head');
    isUnderWay = true;
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
