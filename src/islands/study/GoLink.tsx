import type { AnchorHTMLAttributes } from 'preact';
import { inPlace } from '../../kit/inPlace.ts';
import type { Study } from './useStudy.ts';

interface Props extends Omit<AnchorHTMLAttributes, 'href' | 'onClick'> {
  study: Pick<Study, 'go'>;
  /** Another screen of this page, as the address calls it. */
  to: string;
}

/** A link to another screen of 我的学习. */
export function GoLink({ study: { go }, to, children, ...rest }: Props) {
  return (
    <a {...rest} href={`#${to}`} onClick={inPlace(() => go(to))}>
      {children}
    </a>
  );
}
