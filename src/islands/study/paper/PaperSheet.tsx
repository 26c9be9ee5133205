import { useState } from 'preact/hooks';
import type { LearningPath } from '../../../domain/training/lesson.ts';
import { paperEnds } from '../../../domain/training/paper.ts';
import { handInSentence, paperText, placeLabel } from '../../../text/study-paper.ts';
import { questionText } from '../../../text/study-question.ts';
import { Asked } from '../question/Asked.tsx';
import { ScreenTitle } from '../ScreenTitle.tsx';
import { type PaperDesk, type PaperDraft, questionsOf } from '../usePaper.ts';
import type { Study } from '../useStudy.ts';
import { PaperClock } from './PaperClock.tsx';

interface Props {
  study: Study;
  path: LearningPath;
  desk: PaperDesk;
  paper: PaperDraft;
}

/** Full or empty; drawn, as the letters for it differ in size from font to font. */
const Dot = ({ full }: { full: boolean }) => <span class={full ? 'dot full' : 'dot'} />;

/** A paper being written: one question, the clock, and the list of all of them. */
export function PaperSheet({ study, path, desk, paper }: Props) {
  const questions = questionsOf(paper.questions, study.catalog);
  const isAnswered = (id: string): boolean => (paper.answers[id]?.length ?? 0) > 0;
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      questions.findIndex(({ id }) => !isAnswered(id)),
    ),
  );
  const [moved, setMoved] = useState(false);
  const [warns, setWarns] = useState(false);
  const question = questions[place];
  const placesOf = (test: (id: string) => boolean): readonly number[] =>
    questions.flatMap(({ id }, position) => (test(id) ? [position + 1] : []));
  const unanswered = placesOf(id => !isAnswered(id));
  const flagged = placesOf(id => paper.flagged.includes(id));

  const to = (next: number): void => {
    setMoved(true);
    setWarns(false);
    setPlace(Math.min(questions.length - 1, Math.max(0, next)));
  };
  const handIn = (): void => {
    if (unanswered.length + flagged.length > 0 && !warns) setWarns(true);
    else desk.handIn();
  };
  const isLast = place === questions.length - 1;

  return (
    <article class="paper-sheet">
      <header class="paper-head">
        <ScreenTitle study={study}>{paperText.of(path.title)}</ScreenTitle>
        <p class="numeric">{paperText.answered(questions.length - unanswered.length, questions.length)}</p>
        <PaperClock ends={paperEnds(paper)} />
        <button type="button" class={isLast ? 'primary' : ''} onClick={handIn}>
          {paperText.handIn}
        </button>
      </header>
      {warns && (
        <div class="banner paper-warning" role="alert">
          <p>{handInSentence(unanswered, flagged)}</p>
          <button type="button" onClick={() => desk.handIn()}>
            {paperText.handInNow}
          </button>
          <button type="button" class="primary" onClick={() => to((unanswered[0] ?? flagged[0] ?? 1) - 1)}>
            {paperText.goOn}
          </button>
        </div>
      )}
      <div class="paper-body">
        {question !== undefined && (
          <Asked
            key={question.id}
            study={study}
            question={question}
            seed={paper.seed}
            place={questionText.number(place + 1, questions.length)}
            given={paper.answers[question.id]}
            problem={undefined}
            takeFocus={moved}
            enter="next"
            onGiven={given => desk.answer(question.id, given)}
            onSubmit={() => (isLast ? handIn() : to(place + 1))}
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
              aria-pressed={paper.flagged.includes(question.id)}
              title={paperText.flagLabel}
              onClick={() => desk.flag(question.id)}
            >
              <span aria-hidden="true">{paper.flagged.includes(question.id) ? '⚑' : '⚐'}</span>{' '}
              {paperText.flag}
            </button>
          </Asked>
        )}
        <nav class="paper-list" aria-label={paperText.list}>
          <ol>
            {questions.map(({ id }, position) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={position === place ? 'step' : undefined}
                  aria-label={placeLabel(position + 1, isAnswered(id), paper.flagged.includes(id))}
                  onClick={() => to(position)}
                >
                  <span class="numeric">{position + 1}</span>
                  <span aria-hidden="true" class="paper-state">
                    <Dot full={isAnswered(id)} />
                    {paper.flagged.includes(id) && '⚑'}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <p class="small faint paper-legend" aria-hidden="true">
            <span>
              <Dot full /> {paperText.legend.answered}
            </span>
            <span>
              <Dot full={false} /> {paperText.legend.open}
            </span>
            <span>⚑ {paperText.legend.flagged}</span>
          </p>
        </nav>
      </div>
    </article>
  );
}
