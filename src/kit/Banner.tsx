import type { ComponentChildren } from 'preact';

interface Props {
  words: ComponentChildren;
  /** A fault: announced at once, and red. */
  alarm?: boolean;
  /** When it is announced: at once, or at the next pause. */
  role?: 'status' | 'alert' | undefined;
  class?: string;
  /** Actions on it. */
  children?: ComponentChildren;
}

/** Something to be known before the rest of the page. */
export const Banner = ({ words, alarm = false, role, class: name = '', children }: Props) => (
  <div class={`banner cluster ${alarm ? 'alarm' : ''} ${name}`} role={role ?? (alarm ? 'alert' : 'status')}>
    <p>{words}</p>
    {children}
  </div>
);
