import { studyText } from '../../text/study.ts';
import type { LearningPath } from '../../training/lesson.ts';
import { isHasty } from '../../training/paper.ts';
import { isPassed, type PaperTaken, type PathProgress, type TrainingRecord } from '../../training/record.ts';
import { GoLink } from './GoLink.tsx';
import type { Study } from './useStudy.ts';

/** One's own role's path first, the others as the content has them. */
export const pathsInOrder = (
  paths: readonly LearningPath[],
  role: string | undefined,
): readonly LearningPath[] => [
  ...paths.filter(path => path.role === role),
  ...paths.filter(path => path.role !== role),
];

/** A paper that counts: passed, and in a time in which it can be read. */
export const passedPaper = ({ papers }: Pick<PathProgress, 'papers'>): PaperTaken | undefined =>
  papers.find(paper => isPassed(paper) && !isHasty(paper));

/** Whether a path is finished: all its lessons, a paper passed, and a full drill passed without a veto. */
export const isFinished = (
  progress: Pick<PathProgress, 'finishedAt' | 'papers'>,
  { fullDrill }: Pick<TrainingRecord, 'fullDrill'>,
): boolean =>
  progress.finishedAt !== undefined && passedPaper(progress) !== undefined && fullDrill !== undefined;

/** Lessons done and to come, one piece each. The words beside it say the same. */
function LessonBar({ done, total }: { done: number; total: number }) {
  return (
    <svg class="lesson-bar bar" viewBox={`0 0 ${total * 10} 8`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: total }, (_, place) => (
        <rect
          key={place}
          class={place < done ? 'part' : 'trough'}
          x={place * 10 + 0.75}
          y="0.75"
          width="8.5"
          height="6.5"
        />
      ))}
    </svg>
  );
}

interface Props {
  study: Study;
  paths: readonly LearningPath[];
  role: string | undefined;
}

/** The paths: how far one is, where one goes on, and what the paper came to. */
export function PathRows({ study, paths, role }: Props) {
  const { record, base } = study;
  return (
    <ul class="path-rows ruled">
      {paths.map(path => {
        const progress = record.paths.find(each => each.path === path.id);
        if (progress === undefined) return null;
        const { done, total, next, papers, best } = progress;
        const number = next === undefined ? 0 : path.lessons.indexOf(next) + 1;
        return (
          <li key={path.id}>
            <div class="path-what">
              <h3>
                <a href={`${base}training/${path.id}/`}>{path.title}</a>
                {path.role === role && <span class="mine tag">{studyText.mine}</span>}
              </h3>
              <p class="small">{path.summary}</p>
            </div>
            <div class="path-progress cluster">
              <span class="numeric">{studyText.lessons(done, total)}</span>
              <LessonBar done={done} total={total} />
              {next === undefined ? (
                <span>{studyText.pathDone}</span>
              ) : (
                <a href={`${base}training/${path.id}/${next}/`} class="tall">
                  {done === 0 ? studyText.firstLesson : studyText.nextLesson(number)}
                </a>
              )}
            </div>
            <div class="path-paper cluster">
              <span>
                {studyText.paper}：
                {best === undefined ? studyText.noPaper : studyText.best(best, papers.some(isPassed))}
              </span>
              {isFinished(progress, record) ? (
                <GoLink study={study} to={`certificate/${path.id}`} class="tall">
                  {studyText.certificate}
                </GoLink>
              ) : (
                <GoLink study={study} to={`paper/${path.id}`} class="tall">
                  {studyText.takePaper}
                </GoLink>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
