import { useState } from 'preact/hooks';
import { Confirm } from '../../kit/Confirm.tsx';
import type { Session } from '../../session/session.ts';
import { brokenText } from '../../text/broken.ts';

/** Takes one incident off this machine, once the officer has said so twice. */
export function WipeIncident({ session, id }: { session: Session; id: string }) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Confirm
        ask={brokenText.wipe}
        question={brokenText.wipeSure}
        yes={brokenText.wipeNow}
        no={brokenText.keep}
        onYes={() => {
          setFailed(false);
          session.wipe(id).catch(() => setFailed(true));
        }}
      />
      {failed && <p class="problem">{brokenText.notWiped}</p>}
    </>
  );
}
