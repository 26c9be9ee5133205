import { storageSentence } from '../../text/store.ts';
import { studyText } from '../../text/study.ts';
import { useStudy } from './useStudy.ts';

/** What stands in the way of keeping the record, on every screen. */
export function Troubles() {
  const { session, snapshot } = useStudy();
  const { save, draftSave, storageProblem, isRewritten, broken } = snapshot;
  const unsaved =
    save.kind === 'failed'
      ? studyText.notSaved(save.pending, save.code)
      : draftSave.kind === 'failed' && studyText.notKept(draftSave.code);
  const sentences = [
    storageProblem !== undefined && storageSentence[storageProblem],
    isRewritten && studyText.rewritten,
    unsaved,
    broken > 0 && studyText.broken(broken),
  ];
  return (
    <>
      {sentences.map(
        sentence =>
          sentence !== false && (
            <div key={sentence} class="banner alarm cluster no-print" role="alert">
              <p>{sentence}</p>
              {sentence === unsaved && (
                <button type="button" onClick={() => session.retry()}>
                  {studyText.retrySave}
                </button>
              )}
            </div>
          ),
      )}
    </>
  );
}
