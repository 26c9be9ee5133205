import { useFetched } from '../../kit/fetched.ts';
import type { First } from '../../playbook/first.ts';
import type { Snapshot } from '../../session/session.ts';
import { href } from '../shell/href.tsx';
import { fetchPlaybook } from '../shell/useSession.tsx';
import type { Contact } from './tree.ts';
import type { FirstWork } from './useFirst.tsx';
import { firstPanelText } from './words.ts';

/** What a panel under one of the five lines is given. */
export interface PanelProps {
  first: FirstWork;
  snapshot: Pick<Snapshot, 'contacts'>;
}

/** What the playbook says of the first ten minutes; `undefined` until it is here. */
export function useFirstPlaybook(): First | undefined {
  const [playbook] = useFetched([], fetchPlaybook);
  return typeof playbook === 'object' ? playbook.first : undefined;
}

/** Asks for numbers while there are none. */
export const NumbersHint = ({ contacts }: { contacts: readonly Contact[] }) =>
  contacts.length > 0 ? null : (
    <p class="small">
      {firstPanelText.empty} <a href={href('desk/#settings')}>{firstPanelText.enter}</a>
    </p>
  );
