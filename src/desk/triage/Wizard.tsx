import './triage.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint } from '../../kit/effects.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { Terms } from '../../kit/Terms.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { exitsOf, screensOf } from '../../playbook/wizard/screens.ts';
import { type Answers, defaultOption, walk } from '../../playbook/wizard/walk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { answersDoubt, isDated } from './answers-doubt.tsx';
import type { ProposedAnswers } from './proposals.ts';
import { Exits } from './ScreenForm.tsx';
import { WizardScreen } from './WizardScreen.tsx';
import { answeredElsewhere, placeAfter, placeOf } from './wizard-path.ts';
import { answerWords, triageText } from './words.ts';

/** Answers whose times contradict each other: the doubt still to be asked about, or that they are kept. */
interface Dates {
  readonly doubt?: FormProblem | undefined;
  readonly datesConfirmed?: true;
}

interface Props {
  index: PlaybookIndex;
  /** The matter of the page that the answers belong to: half-typed input for one must not appear in another. */
  matter?: string;
  answers: Answers;
  /** Question id or `verdict` that the address names; empty for wherever the answers lead. */
  place: string;
  /** Answers proposed from the record, where nobody has answered yet. */
  proposed?: ProposedAnswers | undefined;
  /** When the first thing on record of the matter was done. ISO 8601. */
  firstDone?: string | undefined;
  /** Ids of answers carried over from before; `undefined` where an incident is opened with them. */
  reused?: ReadonlySet<string>;
  onAnswers(answers: Answers, confirmed: readonly string[]): void;
  onPlace(place: string, replace?: boolean): void;
  /** Opens the form for registering an order; absent where that is no way in. */
  onOrder?: (() => void) | undefined;
  /** The way on from the verdict. */
  children(facts: Facts, dates: Dates): ComponentChildren;
}

const loadVerdict = () => import('./Verdict.tsx').then(({ VerdictPanel }) => VerdictPanel);
const loadTurningPoints = () => import('./TurningPoints.tsx').then(({ TurningPoints }) => TurningPoints);

/** The window's title is the question that the page shows. */
function useWindowTitle(words: string | undefined): void {
  useEffect(() => {
    if (words === undefined) return undefined;
    const { title } = document;
    document.title = `${words} - ${title}`;
    return () => {
      document.title = title;
    };
  }, [words]);
}

/** Brings the beginning of a screen that was moved to into view. @param asked the screen's first question */
function useBeginningInView(asked: string | undefined) {
  const top = useRef<HTMLDivElement>(null);
  /** One screen has been shown: whatever comes now has been moved to. */
  const isUnderWay = useRef(false);
  useBeforePaint([asked], () => {
    if (!isUnderWay.current) {
      isUnderWay.current = true;
      return;
    }
    // Where its beginning is in view the page stays: the first answer would push half the header out.
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView({ block: 'start' });
  });
  return { top, isUnderWay };
}

/** The doubt about the answers' times that the verdict still asks about. @param kept the one that the officer keeps, in its words */
function datesOf(
  { index, answers, firstDone, reused }: Pick<Props, 'index' | 'answers' | 'firstDone' | 'reused'>,
  kept: string | undefined,
): Dates {
  const doubt = answersDoubt(index, answers, firstDone);
  if (doubt !== undefined && doubt.sentence === kept) return { datesConfirmed: true };
  const isNew = index.playbook.triage.questions.some(
    question => isDated(question) && !reused?.has(question.id),
  );
  return isNew ? { doubt } : {};
}

/** One screen after the other, every answer so far, and the verdict. Holds no answers of its own. */
export function Wizard(props: Props) {
  const { index, matter = '', answers, place, proposed, firstDone, reused } = props;
  const { onAnswers, onPlace, onOrder, children } = props;
  const { triage } = index.playbook;
  /** The contradiction among the times that the officer was asked about, and keeps; in its words. */
  const [kept, setKept] = useState<string>();
  const { facts, screens } = useMemo(
    () => ({ facts: walk(triage, answers).facts, screens: screensOf(triage, answers) }),
    [triage, answers],
  );
  useEffect(() => {
    preload(loadVerdict);
    preload(loadTurningPoints);
  }, []);
  const at = placeOf(screens, place);
  const { screen } = at;
  useWindowTitle(screen?.[0].text);
  const { top, isUnderWay } = useBeginningInView(screen?.[0].id);
  const list = (
    <AnswerList
      questions={answeredElsewhere(at, answers)}
      answers={answers}
      reused={reused ?? new Set()}
      onChange={onPlace}
    />
  );
  if (screen === undefined)
    return (
      <div class="wizard measure" ref={top}>
        <OnDemand
          load={loadVerdict}
          given={{
            index,
            facts,
            opens: reused === undefined,
            takeFocus: isUnderWay.current,
            children: children(facts, datesOf(props, kept)),
          }}
        />
        <Again isOpen={reused !== undefined}>
          {list}
          <OnDemand load={loadTurningPoints} given={{ flow: triage, answers, onChange: onPlace }} />
        </Again>
      </div>
    );
  const exits = exitsOf(triage);
  const isTaken = exits !== undefined && facts[exits.id] !== defaultOption(exits);
  return (
    <div class="wizard measure" ref={top}>
      <WizardScreen
        index={index}
        matter={matter}
        answers={answers}
        at={{ ...at, screen }}
        most={screens.most}
        proposed={proposed}
        firstDone={firstDone}
        takeFocus={isUnderWay.current}
        onAnswers={onAnswers}
        onPlace={onPlace}
        onKept={setKept}
      />
      {list}
      <Exits
        question={isTaken ? undefined : exits}
        onOrder={onOrder}
        onExit={(question, value) => {
          const next = { ...answers, [question.id]: value };
          onAnswers(next, [question.id]);
          onPlace(placeAfter(triage, next));
        }}
      />
      <p class="secrecy">{triageText.secrecy}</p>
    </div>
  );
}

/** The answers, and those that would change the verdict: folded below it, except when one comes to change them. */
const Again = ({ isOpen, children }: { isOpen: boolean; children: ComponentChildren }) => (
  <details class="again" open={isOpen}>
    <summary>{triageText.again}</summary>
    {children}
  </details>
);

interface AnswerListProps {
  questions: readonly Question[];
  answers: Answers;
  /** Answers carried over from before and not confirmed yet. */
  reused: ReadonlySet<string>;
  onChange(question: string): void;
}

/** Every answer so far, each with a way to change it. */
function AnswerList({ questions, answers, reused, onChange }: AnswerListProps) {
  if (questions.length === 0) return null;
  return (
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">{triageText.answers}</h2>
      <Terms
        class="pairs"
        terms={questions.map(question => [
          question.label,
          <>
            <span>
              {answerWords(question, answers[question.id], timeNow())}
              {reused.has(question.id) && <span class="tag">{triageText.reused}</span>}
            </span>
            <Button
              class="quiet"
              words={triageText.change}
              of={question.label}
              onClick={() => onChange(question.id)}
            />
          </>,
        ])}
      />
    </section>
  );
}
