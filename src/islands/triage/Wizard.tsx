import { timeNow } from '../../session/surroundings.ts';
import './triage.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { checkAnswer } from '../../playbook/wizard/answer.ts';
import { VERDICT } from '../../playbook/wizard/flow.ts';
import { type Answers, walk } from '../../playbook/wizard/walk.ts';
import { refusalSentence } from '../../text/refusal.ts';
import { triageText } from '../../text/triage.ts';
import { AnswerList } from './AnswerList.tsx';
import { QuestionForm } from './Question.tsx';
import { TurningPoints, VerdictPanel } from './Verdict.tsx';

interface Props {
  index: PlaybookIndex;
  answers: Answers;
  /** Question id or `verdict` that the address names; empty for wherever the answers lead. */
  place: string;
  /** Ids of answers carried over from before. */
  reused?: ReadonlySet<string>;
  onAnswers(answers: Answers, confirmed: string): void;
  onPlace(place: string, replace?: boolean): void;
  /** What stands under the verdict: the way on. */
  children(facts: Facts): ComponentChildren;
}

const none: ReadonlySet<string> = new Set();

/** One question a screen, every answer so far, and the verdict. Holds no answers of its own. */
export function Wizard({ index, answers, place, reused = none, onAnswers, onPlace, children }: Props) {
  const { triage } = index.playbook;
  const path = useMemo(() => walk(triage, answers), [triage, answers]);
  const [problem, setProblem] = useState<string>();
  const moved = useRef(false);
  const top = useRef<HTMLDivElement>(null);

  // A place off the path (an old link, a branch since closed) falls back to where the answers lead.
  const onPath =
    path.answered.find(({ id }) => id === place) ?? (path.current?.id === place ? path.current : undefined);
  const atVerdict = path.current === undefined && onPath === undefined;
  const question = atVerdict ? undefined : (onPath ?? path.current);

  const asked = question?.id;
  // Not after the paint: a quick hand would press on by then, and what it is told would be taken back.
  useLayoutEffect(() => {
    setProblem(undefined);
    if (!moved.current) return;
    top.current?.scrollIntoView({ block: 'start' });
    if (asked === undefined) top.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [asked]);

  const go = (to: string): void => {
    moved.current = true;
    onPlace(to);
  };

  if (question === undefined)
    return (
      <div class="wizard" ref={top}>
        <VerdictPanel index={index} facts={path.facts} />
        {children(path.facts)}
        <TurningPoints flow={triage} answers={answers} onChange={go} />
        <AnswerList questions={path.answered} facts={path.facts} reused={reused} onChange={go} />
      </div>
    );

  const position = path.answered.findIndex(({ id }) => id === question.id);
  const before = position === -1 ? path.answered : path.answered.slice(0, position);
  const previous = before.at(-1);
  return (
    <div class="wizard" ref={top}>
      <QuestionForm
        key={question.id}
        question={question}
        number={before.length + 1}
        answer={answers[question.id]}
        problem={problem}
        takeFocus={moved.current}
        onAnswer={raw => {
          const checked = checkAnswer(question, raw, timeNow());
          if (!checked.ok) {
            setProblem(refusalSentence(checked.refusal));
            return;
          }
          setProblem(undefined);
          const next = { ...answers, [question.id]: checked.value };
          onAnswers(next, question.id);
          go(walk(triage, next).current?.id ?? VERDICT);
        }}
        onBack={previous === undefined ? undefined : () => go(previous.id)}
      />
      <AnswerList
        questions={path.answered.filter(({ id }) => id !== question.id)}
        facts={path.facts}
        reused={reused}
        onChange={go}
      />
      <p class="secrecy">{triageText.secrecy}</p>
    </div>
  );
}
