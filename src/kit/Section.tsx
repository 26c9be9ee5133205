import type { ComponentChildren } from 'preact';

interface Props {
  /** Of its heading, which names it and can be jumped to. */
  id: string;
  title: string;
  class?: string;
  children: ComponentChildren;
}

/** A part of a page under its heading. */
export const Section = ({ id, title, class: name, children }: Props) => (
  <section class={name} aria-labelledby={id}>
    <h2 id={id} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
);
