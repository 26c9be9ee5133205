import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useOnChange } from '../../kit/effects.ts';
import { siteText } from '../../text/site.ts';
import { studyScreens, studyText } from '../../text/study.ts';
import { setPageTitle } from '../shared/drill-marks.tsx';
import { GoLink } from './GoLink.tsx';
import type { Study } from './useStudy.ts';

interface Props {
  study: Pick<Study, 'moved'>;
  /** What the tab is called, where it is not the heading's words. */
  title?: string;
  children: ComponentChildren;
}

/** The heading of a screen: it names the tab, and takes the focus of whoever comes from another screen. */
export function ScreenTitle({ study: { moved }, title, children }: Props) {
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

/** The way between the screens that one looks at; where one answers, there is only the way back. */
export function StudyNav({ study, here }: { study: Pick<Study, 'go'>; here: string }) {
  return (
    <nav class="study-nav tabs no-print" aria-label={studyText.screens}>
      {studyScreens.map(({ place, label }) => (
        <GoLink study={study} to={place} key={place} aria-current={place === here ? 'page' : undefined}>
          {label}
        </GoLink>
      ))}
    </nav>
  );
}

/** Back to 我的学习. */
export function BackToStudy({ study }: { study: Pick<Study, 'go'> }) {
  return (
    <p class="no-print">
      <GoLink study={study} to="" class="study-back tall">
        <span aria-hidden="true">←</span>
        {studyText.back}
      </GoLink>
    </p>
  );
}
