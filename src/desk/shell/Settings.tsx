import { useFetched } from '../../kit/fetched.ts';
import { loadingText } from '../../kit/loading-words.ts';
import { NotFetched } from '../../kit/NotFetched.tsx';
import { AuthorityPanel } from '../approval/AuthorityPanel.tsx';
import { ContactsPanel } from '../first/ContactsPanel.tsx';
import { LockPanel } from '../lock/LockPanel.tsx';
import { TeamPanel } from '../team/TeamPanel.tsx';
import { fetchPlaybook, type Running } from './useSession.tsx';

/** 本机设置: whom one calls from this machine, its team, its lock, and the authority that is entered on it. */
export function Settings({ running }: { running: Running }) {
  const [fetched, again] = useFetched([], fetchPlaybook);
  // All at once: a panel that grew later would move what is being pressed below it.
  if (fetched === undefined) return <p aria-busy="true">{loadingText.loading}</p>;
  // Team and lock work without it.
  const playbook = fetched === 'failed' ? undefined : fetched;
  return (
    <div class="flow-l">
      {playbook === undefined ? (
        <NotFetched again={again} />
      ) : (
        <ContactsPanel running={running} playbook={playbook} />
      )}
      <TeamPanel running={running} playbook={playbook} />
      <LockPanel running={running} />
      {playbook !== undefined && <AuthorityPanel running={running} playbook={playbook} />}
    </div>
  );
}
