import { useReducer, useState } from 'preact/hooks';
import { href } from '../../desk/parts/href.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { useHeard, useOnChange } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { openedLessons } from '../../session/opened-lessons.ts';
import { beginSitting, isMastered, isSitting, type Sitting, sittingResult } from '../exams/sitting.ts';
import type { TestQuestion } from '../questions/question.ts';
import { sittingText } from '../questions/words.ts';
import type { PathProgress } from '../records/record.ts';
import { type CatalogLesson, checkOf } from './catalog.ts';
import { SentenceBeside, WriteSentence } from './OneSentence.tsx';
import { SittingScreen } from './Sitting.tsx';
import { lessonUrl, newSeed, useStudy } from './useStudy.tsx';
import { studyText, taskText } from './words.ts';

interface Props {
  progress: PathProgress;
  lesson: CatalogLesson;
}

/** The stages of a lesson's practice. */
type Stage = 'write' | 'beside' | 'check';

/** 动手与小测: one sentence, then the check. Answers are kept until it is finished. */
export function LessonCheck({ progress, lesson }: Props) {
  const { session, catalog, record } = useStudy();
  const { path, lessons } = progress;
  const draft = `check/${lesson.id}`;
  const questions = checkOf(lesson, catalog.questions);
  const [stage, setStage] = useState<Stage>(record.sentences.has(lesson.id) ? 'check' : 'write');
  /** Begun and not answered yet, or finished. */
  const [own, setOwn] = useState(() => beginSitting(newSeed(), questions));
  const isOpened = openedLessons()?.has(lesson.id) ?? true;
  const there = session.drafts.read(draft);
  const kept = isSitting(there, questions) ? there : undefined;
  // A finished check is kept only while its lesson's page waits to be opened.
  const waiting = kept !== undefined && isMastered(questions, kept) ? kept : undefined;
  // Another tab may have answered meanwhile. A finished check is over: coming again begins anew.
  const sitting = kept === undefined || isMastered(questions, own) ? own : kept;
  const [sittings, setSittings] = useState(0);

  const finish = (done: Sitting): void => {
    setOwn(done);
    session.record({ type: 'lessonFinished', data: { path: path.id, lesson: lesson.id } });
    session.letGo(draft, each => isSitting(each, questions) && each.seed === done.seed);
  };
  // The page may have been opened in another tab, or on the way here and back.
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useHeard('visibilitychange', () => redraw(undefined));
  useOnChange([waiting === undefined, isOpened], () => {
    if (waiting !== undefined && isOpened && !isMastered(questions, own)) finish(waiting);
  });
  const keep = (next: Sitting): void => {
    if (isMastered(questions, next) && isOpened) {
      if (!isMastered(questions, sitting)) finish(next);
    } else session.drafts.keep(draft, next);
  };
  const again = (): void => {
    session.drafts.keep(draft, undefined);
    setOwn(beginSitting(newSeed(), questions));
    setSittings(sittings + 1);
  };
  const turnTo = (next: Stage): void => {
    setStage(next);
    giveFocusSoon(next === 'write' ? '#sentence' : '.study-sitting h2');
  };
  return (
    <article class="study-sitting measure">
      <header>
        <p class="small faint">
          {path.title} · {stage === 'check' ? sittingText.check : taskText.title}
        </p>
        <ScreenTitle>{sittingText.ofLesson(lessons.indexOf(lesson) + 1, lesson.title)}</ScreenTitle>
        <p class="small no-print cluster">
          <a href={lessonUrl(path, lesson)}>{sittingText.toLesson}</a>
          {stage === 'check' && (
            <Button words={taskText.look} class="quiet small" onClick={() => turnTo('beside')} />
          )}
        </p>
      </header>
      {stage === 'write' && <WriteSentence lesson={lesson} onDone={() => turnTo('beside')} />}
      {stage === 'beside' && (
        <SentenceBeside lesson={lesson} onDone={() => turnTo('check')} onAgain={() => turnTo('write')} />
      )}
      {stage === 'check' && (
        <SittingScreen
          key={sittings}
          where="check"
          takeFocus={sittings > 0}
          questions={questions}
          sitting={sitting}
          onSitting={keep}
        >
          <End {...{ progress, lesson, questions, sitting, isOpened }} onAgain={again} />
        </SittingScreen>
      )}
    </article>
  );
}

interface EndProps extends Props {
  questions: readonly TestQuestion[];
  sitting: Sitting;
  /** Whether the lesson's page was opened in this browser. */
  isOpened: boolean;
  onAgain(): void;
}

/** The result of the check, and links onward. */
function End({ progress, lesson, questions, sitting, isOpened, onAgain }: EndProps) {
  const { record } = useStudy();
  const { path, lessons, next, passed } = progress;
  const isMasteredNow = isMastered(questions, sitting);
  const isDone = isMasteredNow && isOpened;
  const { right, mean } = sittingResult(questions, sitting);
  const { lessonDone, lessonDoneBefore, lessonNotDone } = sittingText;
  const isExamNext = isDone && next === undefined && passed === undefined;
  const isOver = isDone && next === undefined && passed !== undefined;
  return (
    <>
      <p>
        {mean * questions.length > right && sittingText.score(Math.round(mean * 100))}
        {isDone
          ? lessonDone
          : record.lessons.has(lesson.id)
            ? lessonDoneBefore
            : isMasteredNow
              ? taskText.unopened
              : lessonNotDone}
        {isExamNext && sittingText.pathFinished}
      </p>
      <div class="actions cluster">
        {/* The missed questions once more come first, below: they may be all that is lacking. */}
        {isMasteredNow && !isOpened && (
          <a class="button primary" href={lessonUrl(path, lesson)}>
            {taskText.toLesson}
          </a>
        )}
        {!isMasteredNow && sitting.again !== undefined && (
          <Button words={sittingText.once} class="primary" onClick={onAgain} />
        )}
        {isExamNext && (
          <GoLink to={`exam/${path.id}`} class="button primary">
            {studyText.takeExam}
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
