import { useEffect, useRef, useState } from 'preact/hooks';
import { useWorkedOut } from '../../../kit/effects.ts';
import { handInSentence, paperText, placeLabel } from '../../../text/study-paper.ts';
import { questionText } from '../../../text/study-question.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { type PaperUnderWay, paperEnds, stillAsked } from '../../../training/paper.ts';
import type { Question } from '../../../training/question.ts';
import { useNow } from '../../shared/hooks.ts';
import { Asked } from '../question/Asked.tsx';
import { ScreenTitle } from '../Screen.tsx';
import { useStudy } from '../useStudy.ts';

interface Props {
  path: LearningPath;
  underWay: PaperUnderWay;
}

/** A paper being written: one question, the clock, and the list of all of them. */
export function PaperSheet({ path, underWay }: Props) {
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
  /** How often handing in was asked for since the last answer to that; 0 while it is not. */
  const [asked, setAsked] = useState(0);
  const asks = useRef<HTMLParagraphElement>(null);
  const question = questions[place];
  const placesOf = (test: (id: string) => boolean): readonly number[] =>
    questions.flatMap(({ id }, position) => (test(id) ? [position + 1] : []));
  const unanswered = placesOf(id => !isAnswered(id));
  const flagged = placesOf(id => flags.includes(id));

  useEffect(() => {
    if (asked > 0) asks.current?.focus({ preventScroll: true });
  }, [asked]);
  const to = (next: number): void => {
    setMoved(true);
    setAsked(0);
    setPlace(Math.min(questions.length - 1, Math.max(0, next)));
  };
  // However often it is pressed, that only asks: what is handed in cannot be taken back.
  const ask = (): void => setAsked(asked + 1);
  const isLast = place === questions.length - 1;

  return (
    <article class="paper-sheet">
      <div class="paper-head cluster">
        <ScreenTitle>{paperText.of(path.title)}</ScreenTitle>
        <p class="numeric">{paperText.answered(questions.length - unanswered.length, questions.length)}</p>
        <PaperClock ends={paperEnds(underWay)} />
        <button type="button" class={isLast ? 'primary' : ''} onClick={ask}>
          {paperText.handIn}
        </button>
        {asked > 0 && (
          <div class="banner paper-warning cluster">
            <p ref={asks} tabIndex={-1}>
              {handInSentence(unanswered, flagged)}
            </p>
            <button type="button" onClick={paper.handIn}>
              {paperText.handInNow}
            </button>
            <button
              type="button"
              class="primary"
              onClick={() => to((unanswered[0] ?? flagged[0] ?? place + 1) - 1)}
            >
              {paperText.goOn}
            </button>
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
            <button type="submit" class={isLast ? '' : 'primary'}>
              {isLast ? paperText.handIn : paperText.next}
            </button>
            {place > 0 && (
              <button type="button" onClick={() => to(place - 1)}>
                {paperText.previous}
              </button>
            )}
            <button
              type="button"
              class="flag"
              aria-pressed={flags.includes(question.id)}
              title={paperText.flagLabel}
              onClick={() => paper.flag(question.id)}
            >
              <span aria-hidden="true">{flags.includes(question.id) ? '⚑' : '⚐'}</span> {paperText.flag}
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
      <p class={`clock ${left <= 5 * MINUTE ? 'late' : ''}`} role="timer" aria-label={paperText.leftLabel}>
        {paperText.left(left)}
      </p>
      <p class="visually-hidden" role="status">
        {said !== undefined && left > 0 && paperText.minutesLeft(said)}
      </p>
    </>
  );
}

/** Full or empty; drawn, as the letters for it differ in size from font to font. */
const Dot = ({ full }: { full: boolean }) => <span class={full ? 'dot full' : 'dot'} />;

interface PlacesProps {
  questions: readonly Question[];
  /** Of the question on the screen, from 0. */
  place: number;
  isAnswered(id: string): boolean;
  flags: readonly string[];
  onPlace(place: number): void;
}

/** The list of a paper's questions, with what is answered and what is flagged. */
const PaperPlaces = ({ questions, place, isAnswered, flags, onPlace }: PlacesProps) => (
  <nav class="paper-list stack-2" aria-label={paperText.list}>
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
        <Dot full /> {paperText.legend.answered}
      </span>
      <span>
        <Dot full={false} /> {paperText.legend.open}
      </span>
      <span>⚑ {paperText.legend.flagged}</span>
    </p>
  </nav>
);
