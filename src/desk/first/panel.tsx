import { useFetched } from '../../kit/fetched.ts';
import type { First } from '../../playbook/first.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Session, Snapshot } from '../../session/session.ts';
import { inDrill } from '../../session/surroundings.ts';
import { href } from '../shell/href.tsx';
import { fetchPlaybook } from '../shell/useSession.tsx';
import type { Acknowledge } from './SayForm.tsx';
import type { Contact } from './tree.ts';
import type { FirstWork } from './useFirst.tsx';
import { firstPanelText } from './words.ts';

/** What a panel under one of the five lines is given. */
export interface PanelProps {
  first: FirstWork;
  /** What becomes of the first word where no incident is opened for it. */
  onSay?: (said: Acknowledge) => void;
  session: Session;
  snapshot: Pick<Snapshot, 'contacts' | 'authority'>;
}

/** `undefined` until it is here. */
export function usePlaybook(): Playbook | undefined {
  const [playbook] = useFetched([], fetchPlaybook);
  return typeof playbook === 'object' ? playbook : undefined;
}

/** What the playbook says of the first ten minutes; `undefined` until it is here. */
export const useFirstPlaybook = (): First | undefined => usePlaybook()?.first;

/** Asks for numbers while there are none; in a drill nobody is dialled. */
export const NumbersHint = ({ contacts }: { contacts: readonly Contact[] }) =>
  contacts.length > 0 || inDrill() ? null : (
    <p class="small">
      {firstPanelText.empty} <a href={href('desk/#settings')}>{firstPanelText.enter}</a>
    </p>
  );
