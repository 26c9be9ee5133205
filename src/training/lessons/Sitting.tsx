import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint } from '../../kit/effects.ts';
import { giveFocus } from '../../kit/focus.ts';
import {
  missedIn,
  type NextQuestion,
  nextIn,
  type Sitting,
  sittingResult,
  withAnswer,
} from '../exams/sitting.ts';
import { Asked } from '../questions/Asked.tsx';
import { type GivenAnswer, scoreOf, shownOrder } from '../questions/answering.ts';
import { Explained } from '../questions/Explained.tsx';
import { useQuestionKeys } from '../questions/keys.tsx';
import type { TestQuestion } from '../questions/question.ts';
import { questionText, sittingText } from '../questions/words.ts';
import { useStudy } from './useStudy.tsx';

interface Props {
  /** Where first answers are recorded as given. */
  where: 'check' | 'review' | 'practice';
  questions: readonly TestQuestion[];
  sitting: Sitting;
  /** Whether the first question takes the focus: on beginning anew, not on arriving at the screen. */
  takeFocus?: boolean;
  onSitting(sitting: Sitting): void;
  /** Shown at the end: the meaning of the result, and links onward. */
  children: ComponentChildren;
}

interface Answered extends NextQuestion {
  readonly given: GivenAnswer;
}

/** Questions one a screen, each explained as soon as it is answered; at the end how it went, and the missed ones again. */
export function SittingScreen(props: Props) {
  const { where, questions, sitting, takeFocus = false, onSitting, children } = props;
  const { session } = useStudy();
  const [answered, setAnswered] = useState<Answered>();
  const [moved, setMoved] = useState(takeFocus);
  const root = useRef<HTMLDivElement>(null);
  /** The element that tells the result of a question, or of all of them. */
  const result = useRef<HTMLHeadingElement & HTMLParagraphElement>(null);
  const next = nextIn(questions, sitting);
  const isEnd = answered === undefined && next === undefined;

  const goOn = (): void => {
    if (answered === undefined) return;
    setMoved(true);
    setAnswered(undefined);
  };
  useQuestionKeys(root, answered === undefined ? {} : { onEnter: goOn });

  useBeforePaint([answered, isEnd, moved], () => {
    if (answered !== undefined || (isEnd && moved)) giveFocus(result.current, root.current ?? 'head');
  });

  const missed = missedIn(questions, sitting);
  const { again, seed } = sitting;
  const asked = answered ?? next;
  const place = asked && questionText[asked.round === 'again' ? 'again' : 'number'](asked.number, asked.of);
  return (
    <div ref={root}>
      {answered !== undefined ? (
        <>
          <Explained
            question={answered.question}
            seed={seed}
            given={answered.given}
            score={scoreOf(answered.question, answered.given)}
            place={place ?? ''}
            verdict={result}
          />
          <div class="actions cluster">
            <Button
              words={next === undefined ? questionText.finish : questionText.next}
              class="primary"
              onClick={goOn}
            />
          </div>
        </>
      ) : next !== undefined ? (
        <SittingQuestion
          key={`${next.round} ${next.question.id}`}
          question={next.question}
          seed={seed}
          place={place ?? ''}
          takeFocus={moved}
          onAnswer={given => {
            const { question, round } = next;
            setAnswered({ ...next, given });
            const data = { question: question.id, score: scoreOf(question, given), where };
            if (round === 'first') session.record({ type: 'answered', data });
            onSitting(withAnswer(sitting, next, given));
          }}
        />
      ) : (
        <div class="sitting-end flow">
          <h2 ref={result} tabIndex={-1}>
            {sittingText.resultTitle(sittingResult(questions, sitting).right, questions.length)}
          </h2>
          {children}
          {missed.length > 0 &&
            (again === undefined ? (
              <div class="missed aside flow">
                <p>{sittingText.missed(missed.length)}</p>
                <ul>
                  {missed.map(({ id, text }) => (
                    <li key={id}>{text}</li>
                  ))}
                </ul>
                <Button
                  words={sittingText.again(missed.length)}
                  class={where === 'check' ? 'primary' : ''}
                  onClick={() => {
                    setMoved(true);
                    onSitting({ ...sitting, again: {} });
                  }}
                />
              </div>
            ) : (
              <p>{sittingText.againDone(missed.length, sittingResult(missed, { first: again }).right)}</p>
            ))}
        </div>
      )}
    </div>
  );
}

interface QuestionProps {
  question: TestQuestion;
  seed: number;
  place: string;
  takeFocus: boolean;
  onAnswer(given: GivenAnswer): void;
}

/** One question of a sitting, which needs an answer before it goes on. */
function SittingQuestion({ question, seed, onAnswer, ...rest }: QuestionProps) {
  const [given, setGiven] = useState<GivenAnswer>();
  const [problem, setProblem] = useState<string>();
  const submit = (): void => {
    // Steps always stand in some order.
    const answer = given ?? (question.kind === 'order' ? shownOrder(question, seed) : []);
    if (answer.length > 0) onAnswer(answer);
    else setProblem(questionText.required(question.kind));
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
