import type { ButtonHTMLAttributes } from 'preact';
import { named } from '../text/named.ts';

interface Props extends Omit<ButtonHTMLAttributes, 'type' | 'label' | 'onClick'> {
  says: string;
  /** What it is pressed for, for whoever does not see what it stands beside. */
  of?: string | undefined;
  /** Its whole name, where what it says and for what is not enough. */
  label?: string | undefined;
  onPress(): void;
}

/** A button that says in words what it does; it hands in no form. */
export const Button = ({ says, of, label, onPress, ...rest }: Props) => (
  <button
    {...rest}
    type="button"
    aria-label={of === undefined ? label : named(says, of)}
    onClick={() => onPress()}
  >
    {says}
  </button>
);
