import './paper.css';
import { paperText } from '../../../text/study-paper.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { GoLink } from '../GoLink.tsx';
import { ScreenTitle, StudyNav } from '../ScreenTitle.tsx';
import type { Paper } from '../usePaper.ts';
import type { Study } from '../useStudy.ts';
import { PaperResult } from './PaperResult.tsx';
import { PaperSheet } from './PaperSheet.tsx';
import { PaperStart } from './PaperStart.tsx';

interface Props {
  study: Study;
  path: LearningPath;
  paper: Paper;
  /** The event of a paper handed in; empty for the one to take. */
  result: string;
}

/** One path's paper: before, during, or after. */
export function PaperScreen({ study, path, paper, result }: Props) {
  if (result !== '') {
    const taken = study.record.paths
      .find(each => each.path === path.id)
      ?.papers.find(({ id }) => id === result);
    if (taken !== undefined) return <PaperResult study={study} path={path} taken={taken} />;
    return (
      <div class="flow">
        <StudyNav study={study} here="papers" />
        <ScreenTitle study={study}>{paperText.of(path.title)}</ScreenTitle>
        <p role="alert">{paperText.unknown}</p>
        <p>
          <GoLink study={study} to="papers" class="button">
            {paperText.toPapers}
          </GoLink>
        </p>
      </div>
    );
  }
  const { underWay } = paper;
  if (underWay?.path === path.id)
    return <PaperSheet study={study} path={path} paper={paper} underWay={underWay} />;
  return <PaperStart study={study} path={path} paper={paper} />;
}
