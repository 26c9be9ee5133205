import type { ComponentChildren, JSX, RefObject } from 'preact';
import { named } from '../desk/core/words/named.ts';

interface Props extends Omit<JSX.IntrinsicElements['button'], 'type' | 'label' | 'ref'> {
  words: ComponentChildren;
  /** The object of the press, for users who do not see what the button stands beside. */
  of?: string | undefined;
  /** Its whole name, where the words on it, and what for, are not enough. */
  label?: string | undefined;
  /** Ref to the button, for moving the focus to it. */
  held?: RefObject<HTMLButtonElement>;
}

/** Acts on a press. Inside a form it does not submit it. */
export const Button = ({ words, of, label, held, ...given }: Props) => (
  <button
    ref={held ?? null}
    type="button"
    aria-label={of === undefined ? label : named(`${words}`, of)}
    {...given}
  >
    {words}
  </button>
);
