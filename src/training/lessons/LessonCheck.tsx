import { useState } from 'preact/hooks';
import { href } from '../../desk/shell/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { beginSitting, isMastered, isSitting, type Sitting, sittingResult } from '../papers/sitting.ts';
import type { TestQuestion } from '../questions/question.ts';
import { sittingText } from '../questions/words.ts';
import type { PathProgress } from '../records/record.ts';
import { type CatalogLesson, checkOf } from './catalog.ts';
import { SittingScreen } from './Sitting.tsx';
import { lessonUrl, newSeed, useStudy } from './useStudy.tsx';
import { studyText } from './words.ts';

interface Props {
  progress: PathProgress;
  lesson: CatalogLesson;
}

/** 小测: the check of a lesson. What was answered is kept until it is finished. */
export function LessonCheck({ progress, lesson }: Props) {
  const { session, catalog } = useStudy();
  const { path, lessons } = progress;
  const draft = `check/${lesson.id}`;
  const questions = checkOf(lesson, catalog.questions);
  /** Begun and not answered yet, or finished. */
  const [own, setOwn] = useState(() => beginSitting(newSeed(), questions));
  const kept = session.drafts.read(draft);
  // Another tab may have answered meanwhile. A finished one is over: whoever comes again begins anew.
  const isUnderWay = isSitting(kept, questions) && !isMastered(questions, kept);
  const sitting = isUnderWay && !isMastered(questions, own) ? kept : own;
  const [sittings, setSittings] = useState(0);

  const keep = (next: Sitting): void => {
    if (!isMastered(questions, next)) {
      session.drafts.keep(draft, next);
      return;
    }
    setOwn(next);
    if (isMastered(questions, sitting)) return;
    session.record({
      type: 'lessonFinished',
      data: { path: path.id, lesson: lesson.id },
    });
    session.letGo(draft, there => isSitting(there, questions) && there.seed === next.seed);
  };

  const again = (): void => {
    session.drafts.keep(draft, undefined);
    setOwn(beginSitting(newSeed(), questions));
    setSittings(sittings + 1);
  };
  return (
    <article class="study-sitting measure">
      <header>
        <p class="small faint">
          {path.title} · {sittingText.check}
        </p>
        <ScreenTitle>{sittingText.ofLesson(lessons.indexOf(lesson) + 1, lesson.title)}</ScreenTitle>
        <p class="small no-print">
          <a href={lessonUrl(path, lesson)}>{sittingText.toLesson}</a>
        </p>
      </header>
      <SittingScreen
        key={sittings}
        where="check"
        takeFocus={sittings > 0}
        questions={questions}
        sitting={sitting}
        onSitting={keep}
      >
        <End {...{ progress, lesson, questions, sitting }} onAgain={again} />
      </SittingScreen>
    </article>
  );
}

interface EndProps extends Props {
  questions: readonly TestQuestion[];
  sitting: Sitting;
  onAgain(): void;
}

/** What the check came to, and where to go from it. */
function End({ progress, lesson, questions, sitting, onAgain }: EndProps) {
  const { record } = useStudy();
  const { path, lessons, next, passed } = progress;
  const isDone = isMastered(questions, sitting);
  const { right, mean } = sittingResult(questions, sitting);
  const { lessonDone, lessonDoneBefore, lessonNotDone } = sittingText;
  const isPaperNext = isDone && next === undefined && passed === undefined;
  const isOver = isDone && next === undefined && passed !== undefined;
  return (
    <>
      <p>
        {mean * questions.length > right && sittingText.score(Math.round(mean * 100))}
        {isDone ? lessonDone : record.lessons.has(lesson.id) ? lessonDoneBefore : lessonNotDone}
        {isPaperNext && sittingText.pathFinished}
      </p>
      <div class="actions cluster">
        {/* The missed questions once more come first, below: they may be all that is lacking. */}
        {!isDone && sitting.again !== undefined && (
          <Button words={sittingText.once} class="primary" onClick={onAgain} />
        )}
        {isPaperNext && (
          <GoLink to={`paper/${path.id}`} class="button primary">
            {studyText.takePaper}
          </GoLink>
        )}
        {isDone && next !== undefined && next.id !== lesson.id && (
          <a class="button primary" href={lessonUrl(path, next)}>
            {sittingText.nextLesson(lessons.indexOf(next) + 1, next.title)}
          </a>
        )}
        <a class={`button ${isOver ? 'primary' : ''}`} href={href(`training/${path.id}/`)}>
          {sittingText.toPath}
        </a>
      </div>
    </>
  );
}
