import '../shared/form-history.ts';
import '../shared/shared.css';
import './question/question.css';
import '../shared/picture.css';
import './study.css';
import { useEffect, useState } from 'preact/hooks';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { storageSentence } from '../../text/store.ts';
import { studyText } from '../../text/study.ts';
import type { PaperTaken } from '../../training/record.ts';
import { useHash } from '../shared/hooks.ts';
import { GoLink } from './Screen.tsx';
import { load, StudyScreen } from './StudyScreen.tsx';
import { usePaper } from './usePaper.ts';
import { StudyContext, useCatalog, useMoved, useRecord, useStudy, useTraining } from './useStudy.ts';

interface Props {
  /** The site's base. */
  base: string;
}

const loadLockScreen = () => import('../desk/LockScreen.tsx').then(({ LockScreen }) => LockScreen);

/** 我的学习: what there is to do today, how far one has come, and every screen on which one answers. */
export function Study({ base }: Props) {
  const found = useTraining();
  const training = found === 'locked' ? undefined : found;
  const [fetched, again] = useCatalog(base);
  const [hash, navigate] = useHash();
  const catalog = fetched === 'failed' ? undefined : fetched;
  const derived = useRecord(training?.snapshot.events, catalog);
  useEffect(() => {
    preload(load.lesson);
    preload(load.review);
  }, []);
  const moved = useMoved(hash, training !== undefined && derived !== undefined);
  const [elsewhere, setElsewhere] = useState<PaperTaken>();
  const paper = usePaper(training, catalog, taken => {
    if (hash === `paper/${taken.data.path}`) navigate(resultOf(taken), true);
    else setElsewhere(taken);
  });
  // Seen, or wiped with everything else.
  const isSeen =
    elsewhere !== undefined &&
    (hash === resultOf(elsewhere) ||
      training?.snapshot.events.every(({ id }) => id !== elsewhere.id) === true);
  useEffect(() => {
    if (isSeen) setElsewhere(undefined);
  }, [isSeen]);

  if (found === 'locked') return <OnDemand load={loadLockScreen} given={{}} />;
  if (training === undefined || catalog === undefined || derived === undefined || paper === undefined)
    return (
      <div class="study">
        <h1>{studyText.title}</h1>
        {fetched === 'failed' ? (
          <div class="banner alarm cluster" role="alert">
            <p>{studyText.loadFailed}</p>
            <button type="button" onClick={again}>
              {studyText.retry}
            </button>
          </div>
        ) : (
          <p aria-busy="true">{studyText.loading}</p>
        )}
      </div>
    );

  return (
    <StudyContext.Provider value={{ ...training, ...derived, catalog, paper, base, moved, go: navigate }}>
      <div class="study">
        <Troubles />
        {elsewhere !== undefined && !isSeen && <HandedIn taken={elsewhere} />}
        <StudyScreen key={hash} hash={hash} />
      </div>
    </StudyContext.Provider>
  );
}

const resultOf = ({ id, data: { path } }: PaperTaken): string => `paper/${path}/${id}`;

/** A paper's time was up while the trainee was looking elsewhere: nothing is taken from under their hands. */
function HandedIn({ taken }: { taken: PaperTaken }) {
  const { catalog } = useStudy();
  const path = catalog.paths.find(({ id }) => id === taken.data.path);
  return (
    <div class="banner no-print cluster" role="status">
      <p>{studyText.handedIn(path?.title ?? taken.data.path, taken.data.score)}</p>
      <GoLink to={resultOf(taken)} class="button">
        {studyText.seeResult}
      </GoLink>
    </div>
  );
}

/** What stands in the way of keeping the record, on every screen. */
function Troubles() {
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
