import { useState } from 'preact/hooks';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { startAnew } from '../../session/lock.ts';
import type { Session } from '../../session/session.ts';
import type { Snapshot } from '../../session/snapshot.ts';
import { timeNow } from '../../session/surroundings.ts';
import { fullTime } from '../core/words/time.ts';
import { storageSentence, storeText } from './store-trouble-words.ts';

/** The state of the store that a screen can report; a screen that keeps no incidents has less of it. */
type StoreState = Pick<Snapshot, 'readProblem' | 'durable'> &
  Partial<Pick<Snapshot, 'isRewritten' | 'isCleared' | 'aheadOfClock' | 'recordProblem'>>;

export interface StoreProps {
  session: Pick<Session, 'load'>;
  state: StoreState;
  class?: string;
}

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

/** The trouble with the store, in sentences: not readable, deleted, or without room for records outside incidents. */
export function StoreTrouble({ session, state, class: more = '' }: StoreProps) {
  const { readProblem, durable, isRewritten, isCleared, aheadOfClock, recordProblem } = state;
  return (
    <>
      {readProblem !== undefined && (
        <Banner
          alarm
          class={more}
          words={
            durable ? storeText.notReadWhole(storeText.notRead[readProblem]) : storageSentence[readProblem]
          }
        >
          {durable && <Button words={storeText.readAgain} onClick={() => void session.load()} />}
          {(readProblem === 'keyLost' || readProblem === 'keyDamaged') && <StartAnew />}
        </Banner>
      )}
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
