import { AuthorityPanel } from '../approval/AuthorityPanel.tsx';
import { ContactsPanel } from '../first/ContactsPanel.tsx';
import { LockPanel } from '../lock/LockPanel.tsx';
import { TeamPanel } from '../team/TeamPanel.tsx';
import type { Running } from './useSession.tsx';

/** 本机设置: whom one calls from this machine, its team, its lock, and the authority that is entered on it. */
export const Settings = ({ running }: { running: Running }) => (
  <div class="flow-l">
    <ContactsPanel running={running} />
    <TeamPanel running={running} />
    <LockPanel running={running} />
    <AuthorityPanel running={running} />
  </div>
);
