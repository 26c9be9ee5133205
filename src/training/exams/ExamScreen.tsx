import './exam.css';
import { useRef, useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { navigate, useNow } from '../../desk/parts/hooks.tsx';
import { GoLink, ScreenTitle } from '../../desk/parts/Screen.tsx';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint, useWorkedOut } from '../../kit/effects.ts';
import { giveFocusSoon } from '../../kit/focus.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { LearningPath } from '../lessons/lesson.ts';
import { useStudy } from '../lessons/useStudy.tsx';
import { Asked } from '../questions/Asked.tsx';
import type { TestQuestion } from '../questions/question.ts';
import { questionText } from '../questions/words.ts';
import type { PathProgress } from '../records/record.ts';
import { blankPlace } from './BlankExam.tsx';
import { type ExamUnderWay, examEnds, examFor, recordedAs, stillAsked } from './exam.ts';
import { blankExamText, examText, examVerdict, handInSentence, placeLabel } from './words.ts';

/** One path's exam: before it, its rules and what earlier ones came to; then the exam itself, and where that leads. */
export function ExamScreen({ progress }: { progress: PathProgress }) {
  const { catalog, exam, snapshot } = useStudy();
  const { path, lessons, done, next, exams } = progress;
  const { underWay } = exam;
  const [blank] = useState(() => blankPlace(path));
  /** The exam that was written here, and what it has become. */
  const written = useRef<ExamUnderWay>();
  if (underWay?.path === path.id) written.current = underWay;
  const taken = written.current && recordedAs(written.current, snapshot.events);
  useBeforePaint([taken], () => {
    if (taken !== undefined) navigate(`exam/${path.id}/${taken.id}`, true);
  });
  if (taken !== undefined) return null;
  if (underWay?.path === path.id) return <ExamSheet path={path} underWay={underWay} />;

  // How many there will be does not depend on chance.
  const count = examFor(path, catalog.questions, 0).length;
  const other = catalog.paths.find(({ id }) => id === underWay?.path);
  const now = timeNow();
  return (
    <article class="measure flow">
      <ScreenTitle>{examText.of(path.title)}</ScreenTitle>
      <ul>
        {examText.rules(count).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {next !== undefined && <p class="faint">{examText.unread(done, lessons.length)}</p>}
      {other !== undefined ? (
        <>
          <p>{examText.other(other.title)}</p>
          <p>
            <GoLink to={`exam/${other.id}`} class="button primary">
              {examText.toOther}
            </GoLink>
          </p>
        </>
      ) : (
        <p class="cluster">
          <Button words={examText.start} class="primary large" onClick={() => exam.start(path)} />
          <GoLink to={blank} class="button quiet">
            {blankExamText.open}
          </GoLink>
        </p>
      )}
      {exams.length > 0 && (
        <section>
          <h2>{examText.earlier}</h2>
          <ul class="ruled">
            {[...exams].reverse().map(earlier => (
              <li key={earlier.id} class="row">
                <GoLink to={`exam/${path.id}/${earlier.id}`} class="tall">
                  {fullTime(Date.parse(earlier.at), now)}
                </GoLink>
                <span class="numeric">{examText.score(earlier.data.score)}</span>
                <span>{examVerdict(earlier)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** An exam being written: one question, the clock, and the list of all of them. */
function ExamSheet({ path, underWay }: { path: LearningPath; underWay: ExamUnderWay }) {
  const { catalog, exam } = useStudy();
  const { answers, flagged: flags, seed } = underWay;
  // With an answer only the answers change.
  const questions = useWorkedOut([underWay.questions, catalog], () =>
    stillAsked(underWay.questions, catalog.questions),
  );
  const isAnswered = (id: string): boolean => (answers[id]?.length ?? 0) > 0;
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      questions.findIndex(({ id }) => !isAnswered(id)),
    ),
  );
  const [moved, setMoved] = useState(false);
  const [asks, setAsks] = useState(false);
  const question = questions[place];
  const placesOf = (test: (id: string) => boolean): readonly number[] =>
    questions.flatMap(({ id }, position) => (test(id) ? [position + 1] : []));
  const unanswered = placesOf(id => !isAnswered(id));
  const flagged = placesOf(id => flags.includes(id));

  const to = (next: number): void => {
    setMoved(true);
    setAsks(false);
    setPlace(Math.min(questions.length - 1, Math.max(0, next)));
  };
  // However often it is pressed, it only asks: handing in cannot be undone.
  const ask = (): void => {
    setAsks(true);
    giveFocusSoon('.exam-warning > p');
  };
  const isLast = place === questions.length - 1;
  /** Nothing is left to do but to hand it in. */
  const isWhole = unanswered.length === 0 && flagged.length === 0;

  return (
    <article class="exam-sheet">
      <div class="exam-head cluster">
        <ScreenTitle>{examText.of(path.title)}</ScreenTitle>
        <p class="numeric">{examText.answered(questions.length - unanswered.length, questions.length)}</p>
        <ExamClock ends={examEnds(underWay)} />
        {!isLast && <Button words={examText.handIn} onClick={ask} />}
        {asks && (
          <div class="banner exam-warning cluster">
            <p tabIndex={-1}>{handInSentence(unanswered, flagged)}</p>
            <Button words={examText.handInNow} class={isWhole ? 'primary' : ''} onClick={exam.handIn} />
            <Button
              words={examText.goOn}
              class={isWhole ? '' : 'primary'}
              onClick={() => to((unanswered[0] ?? flagged[0] ?? place + 1) - 1)}
            />
          </div>
        )}
      </div>
      <div class="exam-body">
        {question !== undefined && (
          <Asked
            key={question.id}
            question={question}
            seed={seed}
            place={questionText.number(place + 1, questions.length)}
            given={answers[question.id]}
            takeFocus={moved}
            enter={isLast ? 'handIn' : 'next'}
            onGiven={given => exam.answer(question.id, given)}
            onSubmit={() => (isLast ? ask() : to(place + 1))}
          >
            <button type="submit" class={asks ? '' : 'primary'}>
              {isLast ? examText.handIn : examText.next}
            </button>
            {place > 0 && <Button words={examText.previous} onClick={() => to(place - 1)} />}
            <button
              type="button"
              class="flag"
              aria-pressed={flags.includes(question.id)}
              title={examText.flagLabel}
              onClick={() => exam.flag(question.id)}
            >
              <span aria-hidden="true">{flags.includes(question.id) ? '⚑' : '⚐'}</span> {examText.flag}
            </button>
          </Asked>
        )}
        <ExamPlaces {...{ questions, place, isAnswered, flags }} onPlace={to} />
      </div>
    </article>
  );
}

/** When the clock is said aloud, in minutes before the end. In between it is there to be looked at. */
const SAID = [10, 5, 1];
const MINUTE = 60_000;

/** How long is left of an exam. @param ends milliseconds since the epoch */
function ExamClock({ ends }: { ends: number }) {
  const left = Math.max(0, ends - useNow());
  const said = SAID.findLast(minutes => left <= minutes * MINUTE);
  return (
    <>
      <p class={`clock ${left <= 5 * MINUTE ? 'late' : ''}`} role="timer" aria-label={examText.leftLabel}>
        {examText.left(left)}
      </p>
      <p class="visually-hidden" role="status">
        {said !== undefined && left > 0 && examText.minutesLeft(said)}
      </p>
    </>
  );
}

/** Full or empty; drawn, as the letters for it differ in size from font to font. */
const Dot = ({ full }: { full: boolean }) => <span class={full ? 'dot full' : 'dot'} />;

interface PlacesProps {
  questions: readonly TestQuestion[];
  /** Position of the question on the screen, from 0. */
  place: number;
  isAnswered(id: string): boolean;
  flags: readonly string[];
  onPlace(place: number): void;
}

/** The list of an exam's questions, answered and flagged ones marked. */
const ExamPlaces = ({ questions, place, isAnswered, flags, onPlace }: PlacesProps) => (
  <nav class="exam-list stack-s" aria-label={examText.list}>
    <ol class="plain">
      {questions.map(({ id }, position) => (
        <li key={id}>
          <button
            type="button"
            aria-current={position === place ? 'step' : undefined}
            aria-label={placeLabel(position + 1, isAnswered(id), flags.includes(id))}
            onClick={() => onPlace(position)}
          >
            <span class="numeric">{position + 1}</span>
            <Dot full={isAnswered(id)} />
            {flags.includes(id) && '⚑'}
          </button>
        </li>
      ))}
    </ol>
    <p class="small faint row" aria-hidden="true">
      <span>
        <Dot full /> {examText.legend.answered}
      </span>
      <span>
        <Dot full={false} /> {examText.legend.open}
      </span>
      <span>⚑ {examText.legend.flagged}</span>
    </p>
  </nav>
);
