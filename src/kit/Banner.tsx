import type { ComponentChildren } from 'preact';

interface Props {
  says: ComponentChildren;
  /** Something is wrong. */
  alarm?: boolean;
  /** How it is read out: at once, or when there is a pause. */
  role?: 'alert' | 'status';
  class?: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** Something about the whole page, told across it. */
export const Banner = ({ says, alarm = false, role, class: name = '', children }: Props) => (
  <div class={`banner cluster ${alarm ? 'alarm' : ''} ${name}`} role={role ?? (alarm ? 'alert' : 'status')}>
    <p>{says}</p>
    {children}
  </div>
);
