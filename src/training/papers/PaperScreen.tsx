import './paper.css';
import { useRef, useState } from 'preact/hooks';
import { fullTime } from '../../desk/core/words/time.ts';
import { navigate, useNow } from '../../desk/shell/hooks.tsx';
import { GoLink, ScreenTitle } from '../../desk/shell/Screen.tsx';
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
import { blankPlace } from './BlankPaper.tsx';
import { type PaperUnderWay, paperEnds, paperFor, recordedAs, stillAsked } from './paper.ts';
import { blankPaperText, handInSentence, paperVerdict, placeLabel, testPaperText } from './words.ts';

/** One path's paper: before it, its rules and what earlier ones came to; then the paper itself, and where that leads. */
export function PaperScreen({ progress }: { progress: PathProgress }) {
  const { catalog, paper, snapshot } = useStudy();
  const { path, lessons, done, next, papers } = progress;
  const { underWay } = paper;
  const [blank] = useState(() => blankPlace(path));
  /** The paper that was written here, and what it has become. */
  const written = useRef<PaperUnderWay>();
  if (underWay?.path === path.id) written.current = underWay;
  const taken = written.current && recordedAs(written.current, snapshot.events);
  useBeforePaint([taken], () => {
    if (taken !== undefined) navigate(`paper/${path.id}/${taken.id}`, true);
  });
  if (taken !== undefined) return null;
  if (underWay?.path === path.id) return <PaperSheet path={path} underWay={underWay} />;

  // How many there will be does not depend on chance.
  const count = paperFor(path, catalog.questions, 0).length;
  const other = catalog.paths.find(({ id }) => id === underWay?.path);
  const now = timeNow();
  return (
    <article class="measure flow">
      <ScreenTitle>{testPaperText.of(path.title)}</ScreenTitle>
      <ul>
        {testPaperText.rules(count).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {next !== undefined && <p class="faint">{testPaperText.unread(done, lessons.length)}</p>}
      {other !== undefined ? (
        <>
          <p>{testPaperText.other(other.title)}</p>
          <p>
            <GoLink to={`paper/${other.id}`} class="button primary">
              {testPaperText.toOther}
            </GoLink>
          </p>
        </>
      ) : (
        <p class="cluster">
          <Button words={testPaperText.start} class="primary large" onClick={() => paper.start(path)} />
          <GoLink to={blank} class="button quiet">
            {blankPaperText.open}
          </GoLink>
        </p>
      )}
      {papers.length > 0 && (
        <section>
          <h2>{testPaperText.earlier}</h2>
          <ul class="ruled">
            {[...papers].reverse().map(earlier => (
              <li key={earlier.id} class="row">
                <GoLink to={`paper/${path.id}/${earlier.id}`} class="tall">
                  {fullTime(Date.parse(earlier.at), now)}
                </GoLink>
                <span class="numeric">{testPaperText.score(earlier.data.score)}</span>
                <span>{paperVerdict(earlier)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** A paper being written: one question, the clock, and the list of all of them. */
function PaperSheet({ path, underWay }: { path: LearningPath; underWay: PaperUnderWay }) {
  const { catalog, paper } = useStudy();
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
  // However often it is pressed, that only asks: what is handed in cannot be taken back.
  const ask = (): void => {
    setAsks(true);
    giveFocusSoon('.paper-warning > p');
  };
  const isLast = place === questions.length - 1;
  /** Nothing is left to do but to hand it in. */
  const isWhole = unanswered.length === 0 && flagged.length === 0;

  return (
    <article class="paper-sheet">
      <div class="paper-head cluster">
        <ScreenTitle>{testPaperText.of(path.title)}</ScreenTitle>
        <p class="numeric">
          {testPaperText.answered(questions.length - unanswered.length, questions.length)}
        </p>
        <PaperClock ends={paperEnds(underWay)} />
        {!isLast && <Button words={testPaperText.handIn} onClick={ask} />}
        {asks && (
          <div class="banner paper-warning cluster">
            <p tabIndex={-1}>{handInSentence(unanswered, flagged)}</p>
            <Button words={testPaperText.handInNow} class={isWhole ? 'primary' : ''} onClick={paper.handIn} />
            <Button
              words={testPaperText.goOn}
              class={isWhole ? '' : 'primary'}
              onClick={() => to((unanswered[0] ?? flagged[0] ?? place + 1) - 1)}
            />
          </div>
        )}
      </div>
      <div class="paper-body">
        {question !== undefined && (
          <Asked
            key={question.id}
            question={question}
            seed={seed}
            place={questionText.number(place + 1, questions.length)}
            given={answers[question.id]}
            takeFocus={moved}
            enter={isLast ? 'handIn' : 'next'}
            onGiven={given => paper.answer(question.id, given)}
            onSubmit={() => (isLast ? ask() : to(place + 1))}
          >
            <button type="submit" class={asks ? '' : 'primary'}>
              {isLast ? testPaperText.handIn : testPaperText.next}
            </button>
            {place > 0 && <Button words={testPaperText.previous} onClick={() => to(place - 1)} />}
            <button
              type="button"
              class="flag"
              aria-pressed={flags.includes(question.id)}
              title={testPaperText.flagLabel}
              onClick={() => paper.flag(question.id)}
            >
              <span aria-hidden="true">{flags.includes(question.id) ? '⚑' : '⚐'}</span> {testPaperText.flag}
            </button>
          </Asked>
        )}
        <PaperPlaces {...{ questions, place, isAnswered, flags }} onPlace={to} />
      </div>
    </article>
  );
}

/** When the clock is said aloud, in minutes before the end. In between it is there to be looked at. */
const SAID = [10, 5, 1];
const MINUTE = 60_000;

/** How long is left of a paper. @param ends milliseconds since the epoch */
function PaperClock({ ends }: { ends: number }) {
  const left = Math.max(0, ends - useNow());
  const said = SAID.findLast(minutes => left <= minutes * MINUTE);
  return (
    <>
      <p
        class={`clock ${left <= 5 * MINUTE ? 'late' : ''}`}
        role="timer"
        aria-label={testPaperText.leftLabel}
      >
        {testPaperText.left(left)}
      </p>
      <p class="visually-hidden" role="status">
        {said !== undefined && left > 0 && testPaperText.minutesLeft(said)}
      </p>
    </>
  );
}

/** Full or empty; drawn, as the letters for it differ in size from font to font. */
const Dot = ({ full }: { full: boolean }) => <span class={full ? 'dot full' : 'dot'} />;

interface PlacesProps {
  questions: readonly TestQuestion[];
  /** Of the question on the screen, from 0. */
  place: number;
  isAnswered(id: string): boolean;
  flags: readonly string[];
  onPlace(place: number): void;
}

/** The list of a paper's questions, with what is answered and what is flagged. */
const PaperPlaces = ({ questions, place, isAnswered, flags, onPlace }: PlacesProps) => (
  <nav class="paper-list stack-s" aria-label={testPaperText.list}>
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
        <Dot full /> {testPaperText.legend.answered}
      </span>
      <span>
        <Dot full={false} /> {testPaperText.legend.open}
      </span>
      <span>⚑ {testPaperText.legend.flagged}</span>
    </p>
  </nav>
);
