import { useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { startAnew } from '../../session/lock.ts';
import type { Session, Snapshot } from '../../session/session.ts';
import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../core/words/time.ts';
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
      {problem === 'keyLost' && <StartAnew />}
    </Banner>
  );

/** The way on for a machine whose records open no more. */
function StartAnew() {
  const { ask, question, yes, no, failed } = storeText.startAnew;
  const [problem, setProblem] = useState<string>();
  const begin = (): void => {
    startAnew().then(
      () => location.reload(),
      () => setProblem(failed),
    );
  };
  return (
    <>
      <Confirm {...{ ask, question, yes, no }} onYes={begin} />
      <Problem>{problem}</Problem>
    </>
  );
}

interface Props {
  session: Session;
  snapshot: Snapshot;
}

/** What has become of the store: not read, taken away, or with no place for what is no incident's. */
export function StoreNotices({ session, snapshot }: Props) {
  const { readProblem, durable, isRewritten, isCleared, aheadOfClock, recordProblem } = snapshot;
  return (
    <>
      <StoreTrouble session={session} problem={readProblem} durable={durable} />
      {isRewritten && <Banner alarm words={storeText.rewritten} />}
      {isCleared && <Banner alarm words={storeText.cleared} />}
      {aheadOfClock !== undefined && (
        <Banner
          alarm
          words={storeText.clockBehind(fullTime(timeNow(), timeNow()), fullTime(aheadOfClock, timeNow()))}
        />
      )}
      {recordProblem !== undefined && (
        <Banner role="alert" words={storeText.recordNotKept(storeText.notRead[recordProblem])} />
      )}
    </>
  );
}
