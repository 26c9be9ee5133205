import { useRef, useState } from 'preact/hooks';
import { useOnce } from '../../kit/effects.ts';
import { useFetched } from '../../kit/fetched.ts';
import { loadingText } from '../../kit/loading-words.ts';
import { NotFetched } from '../../kit/NotFetched.tsx';
import { AuthorityPanel } from '../approval/AuthorityPanel.tsx';
import { ContactsPanel } from '../first/ContactsPanel.tsx';
import { LockPanel } from '../lock/LockPanel.tsx';
import { fetchPlaybook, type Running } from '../parts/useSession.tsx';
import { TeamPanel } from '../team/TeamPanel.tsx';

/** How long team and lock, which work without the playbook, wait for it, in milliseconds. */
const PATIENCE = 3_000;

/** 本机设置: whom one calls from this machine, its team, its lock, and the authority that is entered on it. */
export function Settings({ running }: { running: Running }) {
  const [fetched, again] = useFetched([], fetchPlaybook);
  const [isLate, setLate] = useState(false);
  useOnce(() => {
    const late = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(late);
  });
  // All panels at once, for one that grew later would push a button away under the finger; and for good, as it may hold
  // half-typed input.
  const isDrawn = useRef(false);
  isDrawn.current ||= isLate || fetched !== undefined;
  const loading = <p aria-busy="true">{loadingText.loading}</p>;
  if (!isDrawn.current) return loading;
  const playbook = typeof fetched === 'object' ? fetched : undefined;
  return (
    <div class="flow-l">
      {playbook !== undefined ? (
        <ContactsPanel running={running} playbook={playbook} />
      ) : fetched === 'failed' ? (
        <NotFetched again={again} />
      ) : (
        loading
      )}
      <TeamPanel running={running} playbook={playbook} />
      <LockPanel running={running} />
      <AuthorityPanel running={running} playbook={playbook} />
    </div>
  );
}
