import { AuthorityPanel } from '../approval/AuthorityPanel.tsx';
import { LockPanel } from '../lock/LockPanel.tsx';
import type { Running } from './useSession.tsx';

/** 本机设置: the lock of this machine, and the authority that is entered on it. */
export const Settings = ({ running }: { running: Running }) => (
  <div class="stack-5">
    <LockPanel running={running} />
    <AuthorityPanel running={running} />
  </div>
);
