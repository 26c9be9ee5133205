import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { questionText, sittingText } from '../../text/study-question.ts';
import { type Given, type Score, scoreOf, shownOrder } from '../../training/answering.ts';
import type { Question } from '../../training/question.ts';
import {
  missedIn,
  type NextQuestion,
  nextIn,
  resultOf,
  type Sitting,
  withAnswer,
} from '../../training/sitting.ts';
import { Asked } from './question/Asked.tsx';
import { Explained } from './question/Explained.tsx';
import { useQuestionKeys } from './question/keys.ts';
import type { Study } from './useStudy.ts';

interface Props {
  study: Study;
  questions: readonly Question[];
  sitting: Sitting;
  /** Whether the first question takes the focus: on beginning anew, not on arriving at the screen. */
  takeFocus?: boolean;
  onSitting(sitting: Sitting): void;
  /** A question was answered the first time. */
  onAnswered(question: Question, score: Score): void;
  /** What stands at the end below the result: what it means, and the ways on. */
  summary: ComponentChildren;
  children: ComponentChildren;
  /** The heading of the end. */
  endTitle(right: number, of: number): string;
}

interface Answered extends NextQuestion {
  readonly given: Given;
}

const placeOf = ({ round, number, of }: NextQuestion): string =>
  questionText[round === 'again' ? 'again' : 'number'](number, of);

/** Questions one a screen, each explained as soon as it is answered; at the end how it went, and the missed ones again. */
export function SittingScreen({
  study,
  questions,
  sitting,
  takeFocus = false,
  onSitting,
  onAnswered,
  summary,
  children,
  endTitle,
}: Props) {
  const [answered, setAnswered] = useState<Answered>();
  const [given, setGiven] = useState<Given>();
  const [problem, setProblem] = useState<string>();
  const [moved, setMoved] = useState(takeFocus);
  const root = useRef<HTMLDivElement>(null);
  const verdict = useRef<HTMLParagraphElement>(null);
  const end = useRef<HTMLHeadingElement>(null);
  const next = nextIn(questions, sitting);
  const isEnd = answered === undefined && next === undefined;

  const goOn = (): void => {
    if (answered === undefined) return;
    setMoved(true);
    setAnswered(undefined);
    setGiven(undefined);
  };
  useQuestionKeys(root, answered === undefined ? {} : { onEnter: goOn });

  useEffect(() => {
    if (answered === undefined) return;
    verdict.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'start' });
  }, [answered]);
  useEffect(() => {
    if (!isEnd || !moved) return;
    end.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: 'start' });
  }, [isEnd, moved]);

  if (answered !== undefined) {
    const { question } = answered;
    const isLast = next === undefined;
    return (
      <div ref={root}>
        <Explained
          study={study}
          question={question}
          seed={sitting.seed}
          given={answered.given}
          score={scoreOf(question, answered.given)}
          place={placeOf(answered)}
          verdict={verdict}
        />
        <div class="actions cluster">
          <button type="button" class="primary" onClick={goOn}>
            {isLast ? questionText.finish : questionText.next}
          </button>
        </div>
      </div>
    );
  }

  if (next !== undefined) {
    const { question } = next;
    const submit = (): void => {
      // Steps always stand in some order.
      const answer = given ?? (question.kind === 'order' ? shownOrder(question, sitting.seed) : []);
      if (answer.length === 0) {
        const { requiredSpot, requiredSeveral, required } = questionText;
        setProblem(
          question.kind === 'spot' ? requiredSpot : question.kind === 'several' ? requiredSeveral : required,
        );
        return;
      }
      setProblem(undefined);
      setAnswered({ ...next, given: answer });
      if (next.round === 'first') onAnswered(question, scoreOf(question, answer));
      onSitting(withAnswer(sitting, next, answer));
    };
    return (
      <div ref={root}>
        <Asked
          key={`${next.round} ${question.id}`}
          study={study}
          question={question}
          seed={sitting.seed}
          place={placeOf(next)}
          given={given}
          problem={problem}
          takeFocus={moved}
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
      </div>
    );
  }

  const { right } = resultOf(questions, sitting);
  const missed = missedIn(questions, sitting);
  const { again } = sitting;
  return (
    <div ref={root} class="sitting-end flow">
      <h2 ref={end} tabIndex={-1}>
        {endTitle(right, questions.length)}
      </h2>
      {summary}
      {missed.length > 0 &&
        (again === undefined ? (
          <div class="missed aside flow-3">
            <p>{sittingText.missed(missed.length)}</p>
            <ul>
              {missed.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
            <button
              type="button"
              onClick={() => {
                setMoved(true);
                onSitting({ ...sitting, again: {} });
              }}
            >
              {sittingText.again(missed.length)}
            </button>
          </div>
        ) : (
          <p>{sittingText.againDone(missed.length, resultOf(missed, { first: again }).right)}</p>
        ))}
      {children}
    </div>
  );
}
