import { options } from 'preact';
import { withoutUnseen } from '../base/unseen.ts';

/** Attributes whose words people read. The value of a field is left out: it would change while somebody types. */
const READ = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label'] as const;

const before = options.vnode;

/**
 * Shown text may come from a stranger's file, where invisible characters make one name read as another. They stay in the
 * record, which is signed as it is, and are left out of every text that Preact draws, here where all of it passes.
 */
options.vnode = vnode => {
  const { type, props }: { type: unknown; props: unknown } = vnode;
  // Preact makes a node without a type of each text, and its props are the text.
  if (type === null && typeof props === 'string') Object.assign(vnode, { props: withoutUnseen(props) });
  else if (typeof type === 'string') {
    const words = props as Partial<Record<(typeof READ)[number], unknown>>;
    for (const name of READ) {
      const word = words[name];
      if (typeof word === 'string') words[name] = withoutUnseen(word);
    }
  }
  before?.(vnode);
};
