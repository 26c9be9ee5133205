import { useEffect, useState } from 'preact/hooks';
import { type CatalogLesson, checkOf, lessonsOf } from '../../domain/training/catalog.ts';
import type { LearningPath } from '../../domain/training/lesson.ts';
import { LESSON_PASS } from '../../domain/training/record.ts';
import {
  beginSitting,
  isAnswered,
  isSitting,
  resultOf,
  type Sitting,
} from '../../domain/training/sitting.ts';
import { studyText } from '../../text/study.ts';
import { sittingText } from '../../text/study-question.ts';
import { GoLink } from './GoLink.tsx';
import { BackToStudy, ScreenTitle } from './ScreenTitle.tsx';
import { SittingScreen } from './Sitting.tsx';
import { newSeed, type Study } from './useStudy.ts';

interface Props {
  study: Study;
  path: LearningPath;
  lesson: CatalogLesson;
}

/** 小测: the check of a lesson. What was answered is kept until it is finished. */
export function LessonCheck({ study, path, lesson }: Props) {
  const { session, catalog, base } = study;
  const draft = `check/${lesson.id}`;
  const questions = checkOf(lesson, catalog.questions);
  const number = path.lessons.indexOf(lesson.id) + 1;
  const [sitting, setSitting] = useState<Sitting>();
  const [sittings, setSittings] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a screen has one lesson for good.
  useEffect(() => {
    let gone = false;
    void session.draft(draft).then(kept => {
      if (gone) return;
      // A finished one is over: whoever comes again begins anew.
      setSitting(isSitting(kept) && !isAnswered(questions, kept) ? kept : beginSitting(newSeed()));
    });
    return () => {
      gone = true;
    };
  }, []);

  const begin = (): void => {
    setSitting(beginSitting(newSeed()));
    setSittings(sittings + 1);
  };
  const keep = (next: Sitting): void => {
    const isOver = isAnswered(questions, next);
    if (isOver && sitting !== undefined && !isAnswered(questions, sitting))
      session.record({
        type: 'lessonFinished',
        data: { path: path.id, lesson: lesson.id, score: resultOf(questions, next).mean },
      });
    setSitting(next);
    void session.keepDraft(draft, isOver ? undefined : next);
  };

  const title = sittingText.ofLesson(number, lesson.title);
  return (
    <article class="study-sitting">
      <BackToStudy study={study} />
      <header>
        <p class="small faint">
          {path.title} · {sittingText.check}
        </p>
        <ScreenTitle study={study}>{title}</ScreenTitle>
        <p class="small no-print">
          <a href={`${base}training/${path.id}/${lesson.id}/`}>{sittingText.toLesson}</a>
        </p>
      </header>
      {sitting === undefined ? (
        <p aria-busy="true">{studyText.loading}</p>
      ) : (
        <SittingScreen
          key={sittings}
          study={study}
          takeFocus={sittings > 0}
          questions={questions}
          sitting={sitting}
          onSitting={keep}
          onAnswered={(question, score) =>
            session.record({ type: 'answered', data: { question: question.id, score, where: 'check' } })
          }
          endTitle={sittingText.resultTitle}
          summary={<LessonSummary {...{ study, path, lesson }} mean={resultOf(questions, sitting).mean} />}
        >
          <LessonEnd {...{ study, path, lesson }} onAgain={begin} />
        </SittingScreen>
      )}
    </article>
  );
}

/** What the check came to. @param mean of its scores, 0 to 1 */
function LessonSummary({ study: { record }, path, lesson, mean }: Props & { mean: number }) {
  const isFinished = record.paths.find(each => each.path === path.id)?.finishedAt !== undefined;
  const { lessonDone, lessonDoneBefore, lessonNotDone } = sittingText;
  const pass = LESSON_PASS * 100;
  return (
    <p>
      {sittingText.score(Math.round(mean * 100))}
      {mean >= LESSON_PASS
        ? lessonDone
        : record.lessons.has(lesson.id)
          ? lessonDoneBefore(pass)
          : lessonNotDone(pass)}
      {isFinished && sittingText.pathFinished}
    </p>
  );
}

/** Where to go from a finished check. */
function LessonEnd({ study, path, lesson, onAgain }: Props & { onAgain(): void }) {
  const { catalog, record, base } = study;
  const progress = record.paths.find(each => each.path === path.id);
  const lessons = lessonsOf(path, catalog.lessons);
  const isDone = record.lessons.has(lesson.id);
  const following = lessons.find(({ id }) => id === progress?.next);
  return (
    <div class="actions">
      {isDone && following !== undefined && following.id !== lesson.id && (
        <a class="button primary" href={`${base}training/${path.id}/${following.id}/`}>
          {sittingText.nextLesson(lessons.indexOf(following) + 1, following.title)}
        </a>
      )}
      {progress?.finishedAt !== undefined && (
        <GoLink study={study} to={`paper/${path.id}`} class="button primary">
          {sittingText.toPaper}
        </GoLink>
      )}
      {!isDone && (
        <>
          <a class="button primary" href={`${base}training/${path.id}/${lesson.id}/`}>
            {sittingText.toLesson}
          </a>
          <button type="button" onClick={onAgain}>
            {sittingText.once}
          </button>
        </>
      )}
      <a class="button" href={`${base}training/${path.id}/`}>
        {sittingText.toPath}
      </a>
    </div>
  );
}
