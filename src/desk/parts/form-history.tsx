import { options } from 'preact';

/** Kinds of input whose words a browser keeps. */
const KINDS: ReadonlySet<string | undefined> = new Set([undefined, 'text', 'search', 'url', 'tel']);

const before = options.vnode;

/**
 * Browsers write what is typed into a form to the disk, to fill it in again when a tab is restored. No lock reaches
 * that, so each form and field here asks them not to.
 */
options.vnode = vnode => {
  if (vnode.type === 'form' || vnode.type === 'textarea' || vnode.type === 'input') {
    const props = vnode.props as { type?: string; autocomplete?: string };
    if (vnode.type !== 'input' || KINDS.has(props.type)) props.autocomplete ??= 'off';
  }
  before?.(vnode);
};
