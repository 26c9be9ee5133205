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
        <div class="banner alarm cluster" role="alert">
          <p>
            {durable ? storeText.notReadWhole(storeText.notRead[readProblem]) : storageSentence[readProblem]}
          </p>
          {durable && <Button words={storeText.readAgain} onClick={() => void session.load()} />}
        </div>
      )}
      {isRewritten && (
        <div class="banner alarm cluster" role="alert">
          <p>{storeText.rewritten}</p>
        </div>
      )}
      {due.length > 0 && (
        <div class="banner cluster" role="status">
          <p>{storeText.exportDue(due)}</p>
        </div>
      )}
      {recordProblem !== undefined && (
        <div class="banner cluster" role="alert">
          <p>{storeText.recordNotKept(storeText.notRead[recordProblem])}</p>
        </div>
      )}
    </>
  );
}
