import { studyText } from '../../text/study.ts';
import type { PathProgress } from '../../training/record.ts';
import { GoLink } from './Screen.tsx';
import { useStudy } from './useStudy.ts';

/** Lessons done and to come, one piece each. The words beside it say the same. */
function LessonBar({ done, total }: { done: number; total: number }) {
  return (
    <svg class="bar" viewBox={`0 0 ${total * 10} 8`} preserveAspectRatio="none" aria-hidden="true">
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
  paths: readonly PathProgress[];
  role: string | undefined;
}

/** The paths: how far one is, where one goes on, and what the paper came to. */
export function PathRows({ paths, role }: Props) {
  const { base } = useStudy();
  return (
    <ul class="path-rows ruled">
      {paths.map(({ path, lessons, done, next, papers, best, certifiedAt }) => (
        <li key={path.id} class="columns">
          <div>
            <h3>
              <a href={`${base}training/${path.id}/`} class="tall">
                {path.title}
              </a>
              {path.role === role && <span class="mine tag">{studyText.mine}</span>}
            </h3>
            <p class="small soft">{path.summary}</p>
          </div>
          <div class="cluster">
            <span class="numeric">{studyText.lessons(done, lessons.length)}</span>
            <LessonBar done={done} total={lessons.length} />
            {next === undefined ? (
              <span class="tall">{studyText.pathDone}</span>
            ) : (
              <a href={`${base}training/${path.id}/${next.id}/`} class="tall">
                {studyText.nextLesson(lessons.indexOf(next) + 1)}
              </a>
            )}
          </div>
          <div class="cluster">
            <span>
              {studyText.paper}：
              {best === undefined
                ? studyText.noPaper
                : studyText.best(
                    best,
                    papers.some(({ data }) => data.passed),
                  )}
            </span>
            <GoLink to={`paper/${path.id}`} class="tall" aria-label={studyText.paperOf(path.title)}>
              {studyText.takePaper}
            </GoLink>
            {certifiedAt !== undefined && (
              <GoLink to={`certificate/${path.id}`} class="tall">
                {studyText.certificate}
              </GoLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
