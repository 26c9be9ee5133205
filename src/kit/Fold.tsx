import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { usePrinting } from './printing.ts';

interface Props {
  words: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

/** Content that is folded away on the screen, and open on paper. */
export function Fold({ words, class: style, children }: Props) {
  const printing = usePrinting();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class={style}
      open={printing || isOpen}
      onToggle={({ currentTarget }) => {
        if (!printing) setOpen(currentTarget.open);
      }}
    >
      <summary>{words}</summary>
      {children}
    </details>
  );
}
