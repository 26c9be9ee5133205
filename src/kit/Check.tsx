import type { ComponentChildren } from 'preact';

interface Props {
  checked: boolean;
  onChecked(checked: boolean): void;
  children: ComponentChildren;
}

/** One box with its words, outside any form: a change takes effect at once. */
export const Check = ({ checked, onChecked, children }: Props) => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={event => onChecked(event.currentTarget.checked)} />{' '}
    {children}
  </label>
);
