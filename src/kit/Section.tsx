import type { ComponentChildren } from 'preact';

interface Props {
  /** Id of its heading, which names it and can be jumped to. */
  id: string;
  title: string;
  /** Level of its heading. */
  rank?: 2 | 3;
  /** Explanation; the id of these words ends in `-hint`. */
  hint?: ComponentChildren;
  class?: string | undefined;
  children: ComponentChildren;
}

/** A part of a page under its heading. */
export function Section({ id, title, rank = 2, hint, class: name, children }: Props) {
  const Heading = rank === 2 ? 'h2' : 'h3';
  return (
    <section class={name} aria-labelledby={id}>
      <Heading id={id} tabIndex={-1}>
        {title}
      </Heading>
      {hint !== undefined && (
        <p class="small faint measure" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
    </section>
  );
}
