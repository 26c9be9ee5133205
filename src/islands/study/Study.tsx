import '../shared/shared.css';
import './question/question.css';
import './study.css';
import type { Catalog } from '../../domain/training/catalog.ts';
import { studyText } from '../../text/study.ts';
import { brokenEventsSentence, trainingStorageSentence } from '../../text/training-record.ts';
import { useHash } from '../shared/hooks.ts';
import { OnDemand } from '../shared/OnDemand.tsx';
import { GoLink } from './GoLink.tsx';
import { Home } from './Home.tsx';
import { LessonCheck } from './LessonCheck.tsx';
import { Review } from './Review.tsx';
import { ScreenTitle } from './ScreenTitle.tsx';
import { useMoved } from './useMoved.ts';
import { type PaperDesk, usePaper } from './usePaper.ts';
import { type Study as Given, useCatalog, useRecord, useTraining } from './useStudy.ts';

interface Props {
  /** The site's base. */
  base: string;
}

const load = {
  papers: () => import('./paper/PaperList.tsx').then(({ PaperList }) => PaperList),
  paper: () => import('./paper/PaperScreen.tsx').then(({ PaperScreen }) => PaperScreen),
  record: () => import('./record/RecordScreen.tsx').then(({ RecordScreen }) => RecordScreen),
  certificate: () => import('./record/Certificate.tsx').then(({ Certificate }) => Certificate),
  group: () => import('./group/GroupScreen.tsx').then(({ GroupScreen }) => GroupScreen),
};

/** 我的学习: what there is to do today, how far one has come, and every screen on which one answers. */
export function Study({ base }: Props) {
  const training = useTraining();
  const [fetched, again] = useCatalog(base);
  const [hash, navigate] = useHash();
  const catalog: Catalog | undefined = fetched === 'failed' ? undefined : fetched;
  const derived = useRecord(training?.snapshot.events, catalog);
  const moved = useMoved(hash, training !== undefined && derived !== undefined);
  const desk = usePaper(training?.session, training?.snapshot.events ?? [], catalog, (path, event) => {
    // Wherever else the trainee is, the result can wait.
    if (hash === `paper/${path}`) navigate(`paper/${path}/${event}`, true);
  });

  if (fetched === 'failed')
    return (
      <div class="study">
        <h1>{studyText.title}</h1>
        <div class="banner alarm" role="alert">
          <p>{studyText.loadFailed}</p>
          <button type="button" onClick={again}>
            {studyText.retry}
          </button>
        </div>
      </div>
    );
  if (training === undefined || catalog === undefined || derived === undefined)
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
      <Screen key={hash} hash={hash} study={study} desk={desk} />
    </div>
  );
}

/** What stands in the way of keeping the record, on every screen. */
function Troubles({ study: { session, snapshot } }: { study: Given }) {
  const { save, storageProblem, broken } = snapshot;
  return (
    <>
      {storageProblem !== undefined && (
        <div class="banner alarm no-print" role="alert">
          <p>{trainingStorageSentence[storageProblem]}</p>
        </div>
      )}
      {save.kind === 'failed' && (
        <div class="banner alarm no-print" role="alert">
          <p>{studyText.notSaved(save.pending, save.code)}</p>
          <button type="button" onClick={() => session.retry()}>
            {studyText.retrySave}
          </button>
        </div>
      )}
      {broken > 0 && (
        <div class="banner no-print" role="alert">
          <p>{brokenEventsSentence(broken)}</p>
        </div>
      )}
    </>
  );
}

/** The screen that the address names. */
function Screen({ hash, study, desk }: { hash: string; study: Given; desk: PaperDesk }) {
  const [page = '', id = '', other = ''] = hash.split('/');
  const path = study.catalog.paths.find(each => each.id === id);
  switch (page) {
    case '':
      return <Home study={study} paper={desk.paper} />;
    case 'lesson': {
      const lesson = study.catalog.lessons.find(each => each.id === other);
      if (path !== undefined && lesson !== undefined && path.lessons.includes(lesson.id))
        return <LessonCheck study={study} path={path} lesson={lesson} />;
      break;
    }
    case 'review':
      return <Review study={study} />;
    case 'papers':
      return <OnDemand load={load.papers} given={{ study, paper: desk.paper }} />;
    case 'paper':
      if (path !== undefined)
        return <OnDemand load={load.paper} given={{ study, path, desk, result: other }} />;
      break;
    case 'record':
      return <OnDemand load={load.record} given={{ study, onWiped: desk.drop }} />;
    case 'certificate':
      if (path !== undefined) return <OnDemand load={load.certificate} given={{ study, path }} />;
      break;
    case 'group':
      return <OnDemand load={load.group} given={{ study }} />;
  }
  return (
    <div class="stack">
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
