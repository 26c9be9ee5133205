import '../shared/form-history.ts';
import '../shared/shared.css';
import './question/question.css';
import '../shared/picture.css';
import './study.css';
import { useEffect, useState } from 'preact/hooks';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { studyText } from '../../text/study.ts';
import { brokenEventsSentence, recordRewritten, trainingStorageSentence } from '../../text/training-store.ts';
import type { Catalog } from '../../training/catalog.ts';
import type { PaperTaken } from '../../training/record.ts';
import { useHash } from '../shared/hooks.ts';
import { GoLink } from './GoLink.tsx';
import { Home } from './Home.tsx';
import { ScreenTitle } from './ScreenTitle.tsx';
import { useMoved } from './useMoved.ts';
import { type Paper, usePaper } from './usePaper.ts';
import { type Study as Given, useCatalog, useRecord, useTraining } from './useStudy.ts';

interface Props {
  /** The site's base. */
  base: string;
}

const load = {
  lockScreen: () => import('../desk/LockScreen.tsx').then(({ LockScreen }) => LockScreen),
  lesson: () => import('./LessonCheck.tsx').then(({ LessonCheck }) => LessonCheck),
  review: () => import('./Review.tsx').then(({ Review }) => Review),
  papers: () => import('./paper/PaperList.tsx').then(({ PaperList }) => PaperList),
  paper: () => import('./paper/PaperScreen.tsx').then(({ PaperScreen }) => PaperScreen),
  record: () => import('./record/RecordScreen.tsx').then(({ RecordScreen }) => RecordScreen),
  certificate: () => import('./record/Certificate.tsx').then(({ Certificate }) => Certificate),
  group: () => import('./group/GroupScreen.tsx').then(({ GroupScreen }) => GroupScreen),
};

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

  if (found === 'locked') return <OnDemand load={load.lockScreen} given={{}} />;
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
      <Screen key={hash} hash={hash} study={study} paper={paper} />
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

/** What stands in the way of keeping the record, on every screen. */
function Troubles({ study: { session, snapshot } }: { study: Given }) {
  const { save, draftSave, storageProblem, isRewritten, broken } = snapshot;
  return (
    <>
      {storageProblem !== undefined && (
        <div class="banner alarm no-print cluster" role="alert">
          <p>{trainingStorageSentence[storageProblem]}</p>
        </div>
      )}
      {isRewritten && (
        <div class="banner alarm no-print cluster" role="alert">
          <p>{recordRewritten}</p>
        </div>
      )}
      {save.kind === 'failed' && (
        <div class="banner alarm no-print cluster" role="alert">
          <p>{studyText.notSaved(save.pending, save.code)}</p>
          <button type="button" onClick={() => session.retry()}>
            {studyText.retrySave}
          </button>
        </div>
      )}
      {save.kind !== 'failed' && draftSave.kind === 'failed' && (
        <div class="banner alarm no-print cluster" role="alert">
          <p>{studyText.notKept(draftSave.code)}</p>
          <button type="button" onClick={() => session.retry()}>
            {studyText.retrySave}
          </button>
        </div>
      )}
      {broken > 0 && (
        <div class="banner no-print cluster" role="alert">
          <p>{brokenEventsSentence(broken)}</p>
        </div>
      )}
    </>
  );
}

/** The screen that the address names. */
function Screen({ hash, study, paper }: { hash: string; study: Given; paper: Paper }) {
  const [page = '', id = '', other = ''] = hash.split('/');
  const path = study.catalog.paths.find(each => each.id === id);
  switch (page) {
    case '':
      return <Home study={study} paper={paper.underWay} />;
    case 'lesson': {
      const lesson = study.catalog.lessons.find(each => each.id === other);
      if (path !== undefined && lesson !== undefined && path.lessons.includes(lesson.id))
        return <OnDemand load={load.lesson} given={{ study, path, lesson }} />;
      break;
    }
    case 'review':
      return <OnDemand load={load.review} given={{ study }} />;
    case 'papers':
      return <OnDemand load={load.papers} given={{ study, paper: paper.underWay }} />;
    case 'paper':
      if (path !== undefined)
        return <OnDemand load={load.paper} given={{ study, path, paper, result: other }} />;
      break;
    case 'record':
      return <OnDemand load={load.record} given={{ study }} />;
    case 'certificate':
      if (path !== undefined) return <OnDemand load={load.certificate} given={{ study, path }} />;
      break;
    case 'group':
      return <OnDemand load={load.group} given={{ study }} />;
  }
  return (
    <div class="flow">
      <ScreenTitle study={study}>{studyText.title}</ScreenTitle>
      <p role="alert">{studyText.unknown}</p>
      <p>
        <GoLink study={study} to="" class="button">
          {studyText.back}
        </GoLink>
      </p>
    </div>
  );
}
