import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import type { Session, Snapshot } from '../../session/session.ts';
import { storageSentence, storeText } from './store-words.ts';

interface TroubleProps {
  session: Pick<Session, 'load'>;
  problem: Snapshot['readProblem'];
  /** The store is there, and reading failed. */
  durable: boolean;
  class?: string;
}

/** Why what is on this machine was not read, or why nothing can be kept on it. */
export const StoreTrouble = ({ session, problem, durable, class: more = '' }: TroubleProps) =>
  problem === undefined ? null : (
    <Banner
      alarm
      class={more}
      words={durable ? storeText.notReadWhole(storeText.notRead[problem]) : storageSentence[problem]}
    >
      {durable && <Button words={storeText.readAgain} onClick={() => void session.load()} />}
    </Banner>
  );

interface Props {
  session: Session;
  snapshot: Snapshot;
}

/** What has become of the store: not read, taken away, or with no place for what is no incident's. */
export function StoreNotices({ session, snapshot }: Props) {
  const { readProblem, durable, isRewritten, recordProblem } = snapshot;
  return (
    <>
      <StoreTrouble session={session} problem={readProblem} durable={durable} />
      {isRewritten && <Banner alarm words={storeText.rewritten} />}
      {recordProblem !== undefined && (
        <Banner role="alert" words={storeText.recordNotKept(storeText.notRead[recordProblem])} />
      )}
    </>
  );
}
