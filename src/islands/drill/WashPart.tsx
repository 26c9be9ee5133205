import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  title: string;
  hint?: string;
  class?: string;
  children: ComponentChildren;
}

/** One part of a wash under its heading. */
export const WashPart = ({ id, title, hint, class: more = '', children }: Props) => (
  <section class={`wash-part ${more}`} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {hint !== undefined && <p class="small faint">{hint}</p>}
    {children}
  </section>
);
