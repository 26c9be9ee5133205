import '../shared/form-history.ts';
import '../shared/shared.css';
import './question/question.css';
import '../shared/picture.css';
import './study.css';
import { useEffect, useState } from 'preact/hooks';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { studyText } from '../../text/study.ts';
import type { Catalog } from '../../training/catalog.ts';
import type { PaperTaken } from '../../training/record.ts';
import { useHash } from '../shared/hooks.ts';
import { GoLink } from './GoLink.tsx';
import { load, StudyScreen } from './StudyScreen.tsx';
import { Troubles } from './Troubles.tsx';
import { useMoved } from './useMoved.ts';
import { usePaper } from './usePaper.ts';
import { type Study as Given, useCatalog, useRecord, useTraining } from './useStudy.ts';

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
  const catalog: Catalog | undefined = fetched === 'failed' ? undefined : fetched;
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
  if (fetched === 'failed')
    return (
      <div class="study">
        <h1>{studyText.title}</h1>
        <div class="banner alarm cluster" role="alert">
          <p>{studyText.loadFailed}</p>
          <button type="button" onClick={again}>
            {studyText.retry}
          </button>
        </div>
      </div>
    );
  if (training === undefined || catalog === undefined || derived === undefined || paper === undefined)
    return (
      <div class="study">
        <h1>{studyText.title}</h1>
        <p aria-busy="true">{studyText.loading}</p>
      </div>
    );

  const study: Given = { ...training, ...derived, catalog, base, moved, go: navigate };
  return (
    <div class="study">
      <Troubles study={study} />
      {elsewhere !== undefined && !isSeen && <HandedIn study={study} taken={elsewhere} />}
      <StudyScreen key={hash} hash={hash} study={study} paper={paper} />
    </div>
  );
}

const resultOf = ({ id, data: { path } }: PaperTaken): string => `paper/${path}/${id}`;

/** A paper's time was up while the trainee was looking elsewhere: nothing is taken from under their hands. */
function HandedIn({ study, taken }: { study: Given; taken: PaperTaken }) {
  const path = study.catalog.paths.find(({ id }) => id === taken.data.path);
  return (
    <div class="banner no-print cluster" role="status">
      <p>{studyText.handedIn(path?.title ?? taken.data.path, taken.data.score)}</p>
      <GoLink study={study} to={resultOf(taken)} class="button">
        {studyText.seeResult}
      </GoLink>
    </div>
  );
}
