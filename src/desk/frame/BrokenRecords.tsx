import { useEffect, useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useOutcome } from '../../kit/outcome.tsx';
import { Problem } from '../../kit/Problem.tsx';
import type { Session } from '../../session/session.ts';
import type { IncidentView } from '../core/view.ts';
import { exportIncident, saveBrokenRecords } from '../packages/export-package.tsx';
import { tellAtList } from '../parts/list-notice.tsx';
import type { Running } from '../parts/useSession.tsx';
import { deskText } from '../parts/words.ts';
import { siteEdition } from '../triage/useNewEdition.tsx';
import { archiveText } from './archive-words.ts';
import { brokenText } from './broken-words.ts';

interface Wiped {
  /** To the list, which says so. */
  onWiped(): void;
}

interface Props extends Wiped {
  running: Running;
  /** Only those of this incident; of all, where empty. */
  incidentId: string;
}

/** Records that this edition cannot read: reported wherever the officer looks, kept, exportable, and deleted only when he says so. */
export function BrokenRecords({ running: { session, snapshot }, incidentId, onWiped }: Props) {
  const isPlaybookLost = snapshot.broken.some(({ lost }) => lost === 'playbook');
  useEffect(() => {
    // The site may still have the one that is lost here.
    if (isPlaybookLost) siteEdition().then(session.offer, () => undefined);
  }, [session, isPlaybookLost]);
  return (
    <>
      {snapshot.broken
        .filter(({ id }) => incidentId === '' || id === incidentId)
        .map(({ id, title, broken, lost }) => (
          <Banner key={id} alarm words={brokenText.of[lost ?? 'records'](title, broken.length)}>
            <Button words={brokenText.export} onClick={() => void saveBrokenRecords(session, id)} />
            {lost !== undefined && <WipeIncident {...{ session, id, title, onWiped }} />}
          </Banner>
        ))}
    </>
  );
}

interface TakeAwayProps extends Wiped {
  session: Session;
  view: Pick<IncidentView, 'id' | 'title'>;
  onList(): void;
}

/** Where the screen of an incident cannot be drawn: its records can be taken along, or off the machine. */
export function TakeAway({ session, view, onList, onWiped }: TakeAwayProps) {
  const { outcome, show } = useOutcome();
  return (
    <>
      <Button words={deskText.export} onClick={() => void exportIncident(session, view, false).then(show)} />
      <Button words={deskText.backToList} onClick={onList} />
      <WipeIncident {...{ session, onWiped }} id={view.id} title={view.title} />
      {outcome}
    </>
  );
}

interface WipeProps extends Wiped {
  session: Session;
  id: string;
  /** Absent where it cannot be read. */
  title: string | undefined;
}

/** Takes one incident off this machine, once the officer has said so twice. */
function WipeIncident({ session, id, title, onWiped }: WipeProps) {
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <Confirm
        ask={brokenText.wipe}
        question={brokenText.wipeSure}
        yes={brokenText.wipeNow}
        no={brokenText.keep}
        onYes={() => {
          setProblem(undefined);
          session.wipe(id).then(
            () => {
              tellAtList(archiveText.wiped(title));
              onWiped();
            },
            () => setProblem(brokenText.notWiped),
          );
        }}
      />
      <Problem>{problem}</Problem>
    </>
  );
}
