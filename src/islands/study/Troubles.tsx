import type { ComponentChildren } from 'preact';
import { studyText } from '../../text/study.ts';
import { brokenEventsSentence, recordRewritten, trainingStorageSentence } from '../../text/training-store.ts';
import type { Study } from './useStudy.ts';

/** What stands in the way of keeping the record, on every screen. */
export function Troubles({ study: { session, snapshot } }: { study: Study }) {
  const { save, draftSave, storageProblem, isRewritten, broken } = snapshot;
  const retry = (
    <button type="button" onClick={() => session.retry()}>
      {studyText.retrySave}
    </button>
  );
  return (
    <>
      {storageProblem !== undefined && <Trouble>{trainingStorageSentence[storageProblem]}</Trouble>}
      {isRewritten && <Trouble>{recordRewritten}</Trouble>}
      {save.kind === 'failed' ? (
        <Trouble action={retry}>{studyText.notSaved(save.pending, save.code)}</Trouble>
      ) : (
        draftSave.kind === 'failed' && <Trouble action={retry}>{studyText.notKept(draftSave.code)}</Trouble>
      )}
      {broken > 0 && <Trouble mild>{brokenEventsSentence(broken)}</Trouble>}
    </>
  );
}

interface Props {
  /** Nothing is at risk. */
  mild?: boolean;
  action?: ComponentChildren;
  children: string;
}

const Trouble = ({ mild = false, action, children }: Props) => (
  <div class={`banner cluster no-print ${mild ? '' : 'alarm'}`} role="alert">
    <p>{children}</p>
    {action}
  </div>
);
