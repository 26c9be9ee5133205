import type { AnchorHTMLAttributes, ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { inPlace } from '../../kit/inPlace.ts';
import { siteText } from '../../text/site.ts';
import { studyText } from '../../text/study.ts';
import { setPageTitle } from '../shared/drill-marks.tsx';
import { useStudy } from './useStudy.ts';

interface LinkProps extends Omit<AnchorHTMLAttributes, 'href' | 'onClick'> {
  /** Another screen of this page, as the address calls it. */
  to: string;
}

/** A link to another screen of 我的学习. */
export function GoLink({ to, children, ...rest }: LinkProps) {
  const { go } = useStudy();
  return (
    <a {...rest} href={`#${to}`} onClick={inPlace(() => go(to))}>
      {children}
    </a>
  );
}

interface TitleProps {
  /** What the tab is called, where it is not the heading's words. */
  title?: string;
  children: ComponentChildren;
}

/** The heading of a screen: it names the tab, and takes the focus of whoever comes from another screen. */
export function ScreenTitle({ title, children }: TitleProps) {
  const { moved } = useStudy();
  const heading = useRef<HTMLHeadingElement>(null);
  // Only on arrival.
  useOnChange([title], () => {
    const name = title ?? heading.current?.textContent ?? studyText.title;
    setPageTitle(`${name} · ${siteText.name}`);
    if (!moved) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  });
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
