import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import type { Session, Snapshot } from '../../session/session.ts';
import { storageSentence, storeText } from '../../text/store.ts';

interface Props {
  session: Session;
  snapshot: Snapshot;
}

/** What has become of the store: not read, taken away, failed before. */
export function StoreNotices({ session, snapshot }: Props) {
  const { readProblem, durable, isRewritten, recordProblem, incidents } = snapshot;
  const due = incidents.filter(({ isExportDue }) => isExportDue).map(({ view }) => view.title);
  return (
    <>
      {readProblem !== undefined && (
        <Banner
          alarm
          words={
            durable ? storeText.notReadWhole(storeText.notRead[readProblem]) : storageSentence[readProblem]
          }
        >
          {durable && <Button words={storeText.readAgain} onClick={() => void session.load()} />}
        </Banner>
      )}
      {isRewritten && <Banner alarm words={storeText.rewritten} />}
      {due.length > 0 && <Banner role="status" words={storeText.exportDue(due)} />}
      {recordProblem !== undefined && (
        <Banner role="alert" words={storeText.recordNotKept(storeText.notRead[recordProblem])} />
      )}
    </>
  );
}
