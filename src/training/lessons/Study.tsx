import '../../desk/parts/form-history.tsx';
import '../../desk/parts/shared.css';
import '../questions/question.css';
import '../../desk/parts/picture.css';
import './study.css';
import type { ComponentChildren } from 'preact';
import { useHash } from '../../desk/parts/hooks.tsx';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { StoreNotices } from '../../desk/parts/StoreNotices.tsx';
import { Banner } from '../../kit/Banner.tsx';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint, useOnce } from '../../kit/effects.ts';
import { fetchBuilt, useFetched } from '../../kit/fetched.ts';
import { useKeptFocus } from '../../kit/focus.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { keepPreference } from '../../session/preferences.ts';
import { timeNow } from '../../session/surroundings.ts';
import { nextCall } from '../questions/review-call.ts';
import { assignedCall } from '../records/assignment.ts';
import type { Catalog } from './catalog.ts';
import { Home } from './Home.tsx';
import { useExam } from './useExam.tsx';
import { StudyContext, type Training, useRecord, useStudy, useTraining } from './useStudy.tsx';
import { studyScreens, studyText } from './words.ts';

const load = {
  lesson: () => import('./LessonCheck.tsx').then(({ LessonCheck }) => LessonCheck),
  review: () => import('./DailyReview.tsx').then(({ DailyReview }) => DailyReview),
  exam: () => import('../exams/ExamScreen.tsx').then(({ ExamScreen }) => ExamScreen),
  blank: () => import('../exams/BlankExam.tsx').then(({ BlankExam }) => BlankExam),
  practice: () => import('./Practice.tsx').then(({ Practice }) => Practice),
  result: () => import('../exams/ExamResult.tsx').then(({ ExamResult }) => ExamResult),
  record: () => import('../records/RecordScreen.tsx').then(({ RecordScreen }) => RecordScreen),
  certificate: () => import('../records/Certificate.tsx').then(({ Certificate }) => Certificate),
  group: () => import('../records/GroupScreen.tsx').then(({ GroupScreen }) => GroupScreen),
  queue: () => import('../records/QueueScreen.tsx').then(({ QueueScreen }) => QueueScreen),
  judge: () => import('../records/JudgeScreen.tsx').then(({ JudgeScreen }) => JudgeScreen),
  lock: () => import('../../desk/lock/LockScreen.tsx').then(({ LockScreen }) => LockScreen),
};

/** 我的学习: what there is to do today, how far one has come, and every screen on which one answers. */
export function Study() {
  const found = useTraining();
  const training = found === 'locked' ? undefined : found;
  const [fetched, again] = useFetched([], () => fetchBuilt<Catalog>(href('training.json')));
  const [hash] = useHash();
  useKeptFocus();
  const catalog = fetched === 'failed' ? undefined : fetched;
  const derived = useRecord(training?.snapshot.events, catalog);
  useOnce(() => {
    preload(load.lesson);
    preload(load.review);
  });
  const exam = useExam(training, catalog);
  const call = derived && nextCall(derived.today, derived.ahead);
  // For the home page of training, which has no record.
  useBeforePaint([derived === undefined, call], () => {
    if (derived !== undefined) keepPreference('review', call);
  });
  const asked = training && catalog && assignedCall(training.snapshot.events, catalog, timeNow());
  useBeforePaint([training === undefined, asked], () => {
    if (training !== undefined && catalog !== undefined) keepPreference('assigned', asked);
  });

  if (found === 'locked') return <OnDemand load={load.lock} given={{}} />;
  if (training === undefined || catalog === undefined || derived === undefined || exam === undefined)
    return (
      <div class="study">
        {hash === '' && <Tabs hash={hash} />}
        {training !== undefined && <Troubles {...training} />}
        <header>
          <h1>{studyText.title}</h1>
          {hash === '' && <p class="lead">{studyText.lead}</p>}
          {fetched === 'failed' ? (
            <Banner alarm words={studyText.loadFailed}>
              <Button words={studyText.retry} onClick={again} />
            </Banner>
          ) : (
            <p aria-busy="true">{studyText.loading}</p>
          )}
        </header>
      </div>
    );

  return (
    <StudyContext.Provider value={{ ...training, ...derived, catalog, exam }}>
      <div class="study">
        <Troubles {...training} />
        <StudyScreen key={hash} hash={hash} />
      </div>
    </StudyContext.Provider>
  );
}

/** Trouble with storing the record, shown on every screen. */
function Troubles({ session, snapshot }: Training) {
  const { save, draftSave, storageProblem, durable, isRewritten, isCleared, broken } = snapshot;
  const unsaved =
    save.kind === 'failed'
      ? studyText.notSaved(save.pending, save.code)
      : draftSave.kind === 'failed' && studyText.notKept(draftSave.code);
  const sentences = [
    isRewritten && studyText.rewritten,
    isCleared && studyText.cleared,
    unsaved,
    broken > 0 && studyText.broken(broken),
  ];
  return (
    <>
      <StoreNotices session={session} state={{ readProblem: storageProblem, durable }} class="no-print" />
      {sentences.map(
        sentence =>
          sentence !== false && (
            <Banner key={sentence} alarm class="no-print" words={sentence}>
              {sentence === unsaved && <Button words={studyText.retrySave} onClick={() => session.retry()} />}
            </Banner>
          ),
      )}
    </>
  );
}

/** The way to the screens that stand side by side. */
const Tabs = ({ hash }: { hash: string }) => (
  <nav class="study-nav tabs no-print" aria-label={studyText.screens}>
    {studyScreens.map(({ place, label }) => (
      <GoLink to={place} key={place} aria-current={place === hash ? 'page' : undefined}>
        {label}
      </GoLink>
    ))}
  </nav>
);

/** The screen that the address names, below the way to the others: tabs, or from what lies deeper the way back. */
function StudyScreen({ hash }: { hash: string }) {
  const screen = useScreen(hash);
  return (
    <>
      {studyScreens.some(({ place }) => place === hash) ? (
        <Tabs hash={hash} />
      ) : (
        <p class="no-print">
          <GoLink to="" class="tall soft">
            <span aria-hidden="true">←&nbsp;</span>
            {studyText.back}
          </GoLink>
        </p>
      )}
      {screen ?? (
        <div class="flow">
          <ScreenTitle>{studyText.title}</ScreenTitle>
          <p role="alert">{studyText.unknown}</p>
        </div>
      )}
    </>
  );
}

/** @returns `undefined` where the address names none */
function useScreen(hash: string): ComponentChildren {
  const { record } = useStudy();
  const [page, id, part] = hash.split('/');
  const progress = record.paths.find(({ path }) => path.id === id);
  switch (page) {
    case '':
      return <Home />;
    case 'practice':
      return <OnDemand load={load.practice} given={{ assigned: id }} />;
    case 'review':
    case 'record':
    case 'group':
    case 'queue':
      return <OnDemand load={load[page]} given={{}} />;
    case 'lesson': {
      const lesson = progress?.lessons.find(each => each.id === part);
      return progress && lesson && <OnDemand load={load.lesson} given={{ progress, lesson }} />;
    }
    case 'exam': {
      if (part === undefined) return progress && <OnDemand load={load.exam} given={{ progress }} />;
      const taken = progress?.exams.find(each => each.id === part);
      return progress && taken && <OnDemand load={load.result} given={{ progress, taken }} />;
    }
    case 'blank':
      return (
        progress &&
        /^\d{1,5}$/.test(part ?? '') && (
          <OnDemand load={load.blank} given={{ path: progress.path, seed: Number(part) }} />
        )
      );
    case 'certificate':
      return progress && <OnDemand load={load.certificate} given={{ progress }} />;
    case 'judge':
      return id !== undefined && <OnDemand key={id} load={load.judge} given={{ id }} />;
    default:
      return undefined;
  }
}
