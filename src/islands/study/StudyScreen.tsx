import type { ComponentChildren } from 'preact';
import { OnDemand } from '../../kit/OnDemand.tsx';
import { studyScreens, studyText } from '../../text/study.ts';
import { GoLink, ScreenTitle } from '../shared/Screen.tsx';
import { Home } from './Home.tsx';
import { useStudy } from './useStudy.ts';

export const load = {
  lesson: () => import('./LessonCheck.tsx').then(({ LessonCheck }) => LessonCheck),
  review: () => import('./Review.tsx').then(({ Review }) => Review),
  paper: () => import('./paper/PaperScreen.tsx').then(({ PaperScreen }) => PaperScreen),
  result: () => import('./paper/PaperResult.tsx').then(({ PaperResult }) => PaperResult),
  record: () => import('./record/RecordScreen.tsx').then(({ RecordScreen }) => RecordScreen),
  certificate: () => import('./record/Certificate.tsx').then(({ Certificate }) => Certificate),
  group: () => import('./group/GroupScreen.tsx').then(({ GroupScreen }) => GroupScreen),
};

/** The way to the screens that stand side by side. */
export const Tabs = ({ hash }: { hash: string }) => (
  <nav class="study-nav tabs no-print" aria-label={studyText.screens}>
    {studyScreens.map(({ place, label }) => (
      <GoLink to={place} key={place} aria-current={place === hash ? 'page' : undefined}>
        {label}
      </GoLink>
    ))}
  </nav>
);

/** The screen that the address names, below the way to the others: tabs, or from what lies deeper the way back. */
export function StudyScreen({ hash }: { hash: string }) {
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
    case 'review':
    case 'record':
    case 'group':
      return <OnDemand load={load[page]} given={{}} />;
    case 'lesson': {
      const lesson = progress?.lessons.find(each => each.id === part);
      return progress && lesson && <OnDemand load={load.lesson} given={{ progress, lesson }} />;
    }
    case 'paper': {
      if (part === undefined) return progress && <OnDemand load={load.paper} given={{ progress }} />;
      const taken = progress?.papers.find(each => each.id === part);
      return progress && taken && <OnDemand load={load.result} given={{ progress, taken }} />;
    }
    case 'certificate':
      return progress && <OnDemand load={load.certificate} given={{ progress }} />;
    default:
      return undefined;
  }
}
