import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { questionText } from '../../text/study-question.ts';
import { type Given, type Score, scoreOf } from '../../training/answering.ts';
import type { Question } from '../../training/question.ts';
import { type NextQuestion, nextIn, type Sitting, withAnswer } from '../../training/sitting.ts';
import { Explained } from './question/Explained.tsx';
import { useQuestionKeys } from './question/keys.ts';
import { SittingEnd } from './SittingEnd.tsx';
import { SittingQuestion } from './SittingQuestion.tsx';
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

  if (next !== undefined)
    return (
      <div ref={root}>
        <SittingQuestion
          key={`${next.round} ${next.question.id}`}
          study={study}
          question={next.question}
          seed={sitting.seed}
          place={placeOf(next)}
          takeFocus={moved}
          onAnswer={answer => {
            const { question, round } = next;
            setAnswered({ ...next, given: answer });
            if (round === 'first') onAnswered(question, scoreOf(question, answer));
            onSitting(withAnswer(sitting, next, answer));
          }}
        />
      </div>
    );

  return (
    <SittingEnd
      {...{ questions, sitting, summary, endTitle, root }}
      heading={end}
      onAgain={() => {
        setMoved(true);
        onSitting({ ...sitting, again: {} });
      }}
    >
      {children}
    </SittingEnd>
  );
}
