import { sittingText } from '../../text/study-question.ts';
import { type CatalogLesson, lessonsOf } from '../../training/catalog.ts';
import type { LearningPath } from '../../training/lesson.ts';
import type { Sitting } from '../../training/sitting.ts';
import { GoLink } from './GoLink.tsx';
import type { Study } from './useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
  lesson: CatalogLesson;
}

/** What the check came to. @param mean of its scores, 0 to 1 */
export function LessonSummary({
  study: { record },
  path,
  lesson,
  mean,
  mastered,
}: Props & { mean: number; mastered: boolean }) {
  const isFinished = record.paths.find(each => each.path === path.id)?.finishedAt !== undefined;
  const { lessonDone, lessonDoneBefore, lessonNotDone } = sittingText;
  return (
    <p>
      {sittingText.score(Math.round(mean * 100))}
      {mastered ? lessonDone : record.lessons.has(lesson.id) ? lessonDoneBefore : lessonNotDone}
      {mastered && isFinished && sittingText.pathFinished}
    </p>
  );
}

/** Where to go from a check. */
export function LessonEnd({
  study,
  path,
  lesson,
  sitting,
  mastered,
  onAgain,
}: Props & { sitting: Sitting; mastered: boolean; onAgain(): void }) {
  const { catalog, record, base } = study;
  const progress = record.paths.find(each => each.path === path.id);
  const lessons = lessonsOf(path, catalog.lessons);
  const following = lessons.find(({ id }) => id === progress?.next);
  return (
    <div class="actions cluster">
      {!mastered ? (
        <>
          <a class="button primary" href={`${base}training/${path.id}/${lesson.id}/`}>
            {sittingText.toLesson}
          </a>
          {sitting.again !== undefined && (
            <button type="button" onClick={onAgain}>
              {sittingText.once}
            </button>
          )}
        </>
      ) : progress?.finishedAt !== undefined ? (
        <GoLink study={study} to={`paper/${path.id}`} class="button primary">
          {sittingText.toPaper}
        </GoLink>
      ) : (
        following !== undefined &&
        following.id !== lesson.id && (
          <a class="button primary" href={`${base}training/${path.id}/${following.id}/`}>
            {sittingText.nextLesson(lessons.indexOf(following) + 1, following.title)}
          </a>
        )
      )}
      <a class="button" href={`${base}training/${path.id}/`}>
        {sittingText.toPath}
      </a>
    </div>
  );
}
