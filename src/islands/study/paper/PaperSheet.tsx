import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { handInSentence, paperText } from '../../../text/study-paper.ts';
import { questionText } from '../../../text/study-question.ts';
import type { LearningPath } from '../../../training/lesson.ts';
import { type PaperUnderWay, paperEnds, stillAsked } from '../../../training/paper.ts';
import { Asked } from '../question/Asked.tsx';
import { ScreenTitle } from '../ScreenTitle.tsx';
import type { Paper } from '../usePaper.ts';
import type { Study } from '../useStudy.ts';
import { PaperClock } from './PaperClock.tsx';
import { PaperPlaces } from './PaperPlaces.tsx';

interface Props {
  study: Study;
  path: LearningPath;
  paper: Paper;
  underWay: PaperUnderWay;
}

/** A paper being written: one question, the clock, and the list of all of them. */
export function PaperSheet({ study, path, paper, underWay }: Props) {
  const { answers, flagged: flags, seed } = underWay;
  const questions = useMemo(
    () => stillAsked(underWay.questions, study.catalog.questions),
    [underWay.questions, study.catalog],
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
      <header class="paper-head cluster">
        <ScreenTitle study={study}>{paperText.of(path.title)}</ScreenTitle>
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
      </header>
      <div class="paper-body">
        {question !== undefined && (
          <Asked
            key={question.id}
            study={study}
            question={question}
            seed={seed}
            place={questionText.number(place + 1, questions.length)}
            given={answers[question.id]}
            problem={undefined}
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
