import type { RefObject } from 'preact';
import {
  type ChoiceMark,
  markWords,
  questionText,
  scoreWords,
  solutionWords,
  unknownGiven,
} from '../../../text/study-question.ts';
import { type Given, type Score, shownOrder } from '../../../training/answering.ts';
import { type Choice, choicesOf, type Question } from '../../../training/question.ts';
import type { Study } from '../useStudy.ts';
import { ChoiceText } from './ChoiceRows.tsx';
import { Cited } from './Cited.tsx';

interface Props {
  study: Pick<Study, 'catalog' | 'base'>;
  question: Question;
  /** Decides the order in which choices are shown. */
  seed: number;
  /** What was given; `none` where nothing was, `unknown` where nobody remembers. */
  given: Given | 'none' | 'unknown';
  score: Score;
  place: string;
  /** Of the question's heading. */
  level?: 2 | 3;
  /** The line that says how it went. */
  verdict?: RefObject<HTMLParagraphElement>;
}

function markOf({ correct }: Choice, isChosen: boolean): ChoiceMark {
  if (isChosen) return correct ? 'right' : 'wrong';
  return correct ? 'missed' : 'left';
}

/** An answered question: how it went, and of every choice what became of it, why, and by what. */
export function Explained({ study, question, seed, given, score, place, level = 2, verdict }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { kind } = question;
  const choices = choicesOf(question);
  const chosen = typeof given === 'string' ? [] : given;
  const isOrder = kind === 'order';
  // An order is explained in the right order.
  const shown = isOrder ? [...choices.keys()] : shownOrder(question, seed);
  const { shape, words } = scoreWords[score];

  const wordsOf = (
    choice: Choice,
    position: number,
  ): { readonly mark: ChoiceMark; readonly words: string } => {
    if (isOrder) {
      const placed = chosen.indexOf(position);
      if (placed === -1) return { mark: 'left', words: '' };
      return placed === position
        ? { mark: 'right', words: questionText.inPlace }
        : { mark: 'wrong', words: questionText.misplaced(placed + 1) };
    }
    const mark = markOf(choice, chosen.includes(position));
    return { mark, words: typeof given === 'string' ? solutionWords(kind, mark) : markWords(kind, mark) };
  };

  return (
    <div class={`question explained kind-${kind}`}>
      <p class="small faint">{place}</p>
      {question.situation !== undefined && <p class="situation aside soft">{question.situation}</p>}
      <Heading>{question.text}</Heading>
      <p class={`answer-verdict score-${score * 2}`} tabIndex={-1} {...(verdict && { ref: verdict })}>
        <span aria-hidden="true">{given === 'none' ? '○' : shape}</span>{' '}
        {given === 'none' ? questionText.unanswered : words}
        {given === 'unknown' && <span class="small faint"> {unknownGiven}</span>}
      </p>
      {isOrder && <p class="small">{questionText.rightOrder}</p>}
      <ol class="choices stack-2">
        {shown.map((position, number) => {
          const choice = choices[position];
          if (choice === undefined) return null;
          const { mark, words: said } = wordsOf(choice, position);
          return (
            <li key={position} class="choice option" data-mark={mark}>
              <span class="choice-number" aria-hidden="true">
                {number + 1}
              </span>
              <div class="choice-text">
                {said !== '' && <strong class="choice-mark small block">{said}</strong>}
                <p class="choice-said">
                  <ChoiceText choice={choice} study={study} />
                </p>
                <p class="why">
                  {choice.why} <Cited cite={choice.cite} {...study} />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
