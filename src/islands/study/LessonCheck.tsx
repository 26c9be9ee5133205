import { useState } from 'preact/hooks';
import { useOnce } from '../../kit/effects.ts';
import { studyText } from '../../text/study.ts';
import { sittingText } from '../../text/study-question.ts';
import { type CatalogLesson, checkOf } from '../../training/catalog.ts';
import type { LearningPath } from '../../training/lesson.ts';
import {
  beginSitting,
  isMastered,
  isSitting,
  joined,
  resultOf,
  type Sitting,
} from '../../training/sitting.ts';
import { LessonEnd, LessonSummary } from './LessonEnd.tsx';
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
  // A screen has one lesson for good.
  useOnce(() => {
    let gone = false;
    const read = session.draft(draft).catch(() => undefined);
    void read.then(kept => {
      if (gone) return;
      // A finished one is over: whoever comes again begins anew.
      const goesOn = isSitting(kept, questions) && !isMastered(questions, kept);
      setSitting(goesOn ? kept : beginSitting(newSeed(), questions));
    });
    return () => {
      gone = true;
    };
  });

  const begin = (): void => {
    setSitting(beginSitting(newSeed(), questions));
    setSittings(sittings + 1);
  };
  const keep = (next: Sitting): void => {
    setSitting(next);
    const isFirst = sitting === undefined || Object.keys(sitting.first).length === 0;
    if (!isMastered(questions, next)) {
      session.changeDraft(draft, kept => {
        const isSame = isSitting(kept, questions) && kept.seed === next.seed;
        // One that is gone stays gone: another tab has finished it, or wiped everything.
        return isSame ? joined(kept, next) : isFirst ? next : kept;
      });
      return;
    }
    if (sitting === undefined || isMastered(questions, sitting)) return;
    session.record({
      type: 'lessonFinished',
      data: { path: path.id, lesson: lesson.id, score: resultOf(questions, next).mean },
    });
    // Not before: should the result never reach the disk, all but the last answer is still there.
    void session
      .recorded()
      .then(() =>
        session.changeDraft(draft, kept =>
          isSitting(kept, questions) && kept.seed === next.seed ? undefined : kept,
        ),
      );
  };

  const title = sittingText.ofLesson(number, lesson.title);
  return (
    <article class="study-sitting measure">
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
          summary={
            <LessonSummary
              {...{ study, path, lesson }}
              mastered={isMastered(questions, sitting)}
              mean={resultOf(questions, sitting).mean}
            />
          }
        >
          <LessonEnd
            {...{ study, path, lesson }}
            sitting={sitting}
            mastered={isMastered(questions, sitting)}
            onAgain={begin}
          />
        </SittingScreen>
      )}
    </article>
  );
}
