import { OnDemand } from '../../kit/OnDemand.tsx';
import { studyText } from '../../text/study.ts';
import { GoLink } from './GoLink.tsx';
import { Home } from './Home.tsx';
import { ScreenTitle } from './ScreenTitle.tsx';
import type { Paper } from './usePaper.ts';
import type { Study } from './useStudy.ts';

export const load = {
  lesson: () => import('./LessonCheck.tsx').then(({ LessonCheck }) => LessonCheck),
  review: () => import('./Review.tsx').then(({ Review }) => Review),
  papers: () => import('./paper/PaperList.tsx').then(({ PaperList }) => PaperList),
  paper: () => import('./paper/PaperScreen.tsx').then(({ PaperScreen }) => PaperScreen),
  record: () => import('./record/RecordScreen.tsx').then(({ RecordScreen }) => RecordScreen),
  certificate: () => import('./record/Certificate.tsx').then(({ Certificate }) => Certificate),
  group: () => import('./group/GroupScreen.tsx').then(({ GroupScreen }) => GroupScreen),
};

/** The screen that the address names. */
export function StudyScreen({ hash, study, paper }: { hash: string; study: Study; paper: Paper }) {
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
