import type { RefObject } from 'preact';
import { Cites } from '../../desk/parts/Cites.tsx';
import { useStudy } from '../lessons/useStudy.tsx';
import { type GivenAnswer, type Score, shownOrder } from './answering.ts';
import { questionChoices, type TestQuestion } from './question.ts';
import { type ChoiceMark, markWords, questionText, scoreWords } from './words.ts';

interface Props {
  question: TestQuestion;
  /** Decides the order in which choices are shown. */
  seed: number;
  /** The answer given, where an empty one counts too; `undefined` where nobody remembers. */
  given: GivenAnswer | undefined;
  score: Score;
  place: string;
  /** Level of the question's heading. */
  level?: 2 | 3;
  /** The line that says how it went. */
  verdict?: RefObject<HTMLParagraphElement>;
}

/** An answered question: how it went, and of every choice what became of it, why, and by what. */
export function Explained({ question, seed, given, score, place, level = 2, verdict }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { catalog } = useStudy();
  const { kind, situation } = question;
  const choices = questionChoices(question);
  const isOrder = kind === 'order';
  // An order is explained in the right order.
  const shown = isOrder ? [...choices.keys()] : shownOrder(question, seed);
  const isOpen = given?.length === 0;
  const { shape, words } = isOpen ? { shape: '○', words: questionText.unanswered } : scoreWords[score];

  const markOf = (correct: boolean, position: number): readonly [ChoiceMark, words: string] => {
    const placed = given?.indexOf(position) ?? -1;
    if (!isOrder) {
      const mark = placed === -1 ? (correct ? 'missed' : 'left') : correct ? 'right' : 'wrong';
      return [mark, markWords(kind, mark)];
    }
    if (placed === -1) return ['left', ''];
    return placed === position
      ? ['right', questionText.inPlace]
      : ['wrong', questionText.misplaced(placed + 1)];
  };

  return (
    <div class={`question explained kind-${kind} flow`}>
      <p class="small faint">{place}</p>
      {situation !== undefined && <p class="situation aside soft">{situation}</p>}
      <Heading>{question.text}</Heading>
      <p class={`answer-verdict score-${score * 2}`} tabIndex={-1} {...(verdict && { ref: verdict })}>
        <span aria-hidden="true">{shape}</span> {words}
        {given === undefined && <span class="small faint"> {questionText.unknownGiven}</span>}
      </p>
      {isOrder && <p class="small">{questionText.rightOrder}</p>}
      <ol class="plain stack-s">
        {shown.map((position, number) => {
          const choice = choices[position];
          if (choice === undefined) return null;
          const [mark, said] = markOf(choice.correct, position);
          return (
            <li key={position} class="choice option" data-mark={mark}>
              <span class="faint numeric" aria-hidden="true">
                {number + 1}
              </span>
              <div class="choice-text">
                {said !== '' && <strong class="choice-mark small block">{said}</strong>}
                <p>
                  <span class="choice-said">{choice.text}</span>
                </p>
                <p class="why soft">
                  {choice.why} <Cites cite={choice.cite} of={catalog} />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
