import { useState } from 'preact/hooks';
import { questionText } from '../../text/study-question.ts';
import { type Given, shownOrder } from '../../training/answering.ts';
import type { Question } from '../../training/question.ts';
import { Asked } from './question/Asked.tsx';
import type { Study } from './useStudy.ts';

interface Props {
  study: Study;
  question: Question;
  seed: number;
  place: string;
  takeFocus: boolean;
  onAnswer(given: Given): void;
}

/** One question of a sitting, which needs an answer before it goes on. */
export function SittingQuestion({ question, seed, onAnswer, ...rest }: Props) {
  const [given, setGiven] = useState<Given>();
  const [problem, setProblem] = useState<string>();
  const submit = (): void => {
    // Steps always stand in some order.
    const answer = given ?? (question.kind === 'order' ? shownOrder(question, seed) : []);
    const { requiredSpot, requiredSeveral, required } = questionText;
    if (answer.length > 0) onAnswer(answer);
    else
      setProblem(
        question.kind === 'spot' ? requiredSpot : question.kind === 'several' ? requiredSeveral : required,
      );
  };
  return (
    <Asked
      {...{ ...rest, question, seed, given, problem }}
      enter="answer"
      onGiven={choice => {
        setGiven(choice);
        setProblem(undefined);
      }}
      onSubmit={submit}
    >
      <button type="submit" class="primary">
        {questionText.answer}
      </button>
    </Asked>
  );
}
