import './triage.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { success } from '../../base/result.ts';
import { Button } from '../../kit/Button.tsx';
import { useBeforePaint } from '../../kit/effects.ts';
import { formText } from '../../kit/form-words.ts';
import { OnDemand, preload } from '../../kit/OnDemand.tsx';
import { Terms } from '../../kit/Terms.tsx';
import type { FormProblem } from '../../kit/useForm.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { checkAnswer } from '../../playbook/wizard/answer.ts';
import { type Question, VERDICT } from '../../playbook/wizard/flow.ts';
import { exitsOf, screensOf, screenWith } from '../../playbook/wizard/screens.ts';
import { type Answers, defaultOption, walk } from '../../playbook/wizard/walk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';
import type { ProposedAnswers } from './proposals.ts';
import { refusedSentence } from './refused.tsx';
import { Exits, ScreenForm } from './ScreenForm.tsx';
import { answerWords, triageText } from './words.ts';

/** Answers whose times contradict each other: the doubt still to be asked about, or that they are kept. */
interface Dates {
  readonly doubt?: FormProblem | undefined;
  readonly datesConfirmed?: true;
}

/** Milliseconds in which a press of 继续 still belongs to the option pressed before it. */
const PRESS_AFTER = 1000;

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

/** One screen after the other, every answer so far, and the verdict. Holds no answers of its own. */
export function Wizard({
  index,
  matter = '',
  answers,
  place,
  proposed,
  firstDone,
  reused,
  onAnswers,
  onPlace,
  onOrder,
  children,
}: Props) {
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
  /** One screen has been shown: whatever comes now has been moved to. */
  const isUnderWay = useRef(false);
  const top = useRef<HTMLDivElement>(null);
  /** When an option that was pressed last led on, in milliseconds since the page opened. */
  const ledAt = useRef(Number.NEGATIVE_INFINITY);

  const { all, current, most } = screens;
  const reached = current === undefined ? all : all.slice(0, all.indexOf(current) + 1);
  const named = screenWith(reached, place);
  // A place off the path (an old link, a branch since closed) falls back to where the answers lead.
  const screen = named ?? current;

  const asked = screen?.[0].id;
  const words = screen?.[0].text;
  useEffect(() => {
    if (words === undefined) return undefined;
    const { title } = document;
    document.title = `${words} - ${title}`;
    return () => {
      document.title = title;
    };
  }, [words]);
  useBeforePaint([asked], () => {
    if (!isUnderWay.current) {
      isUnderWay.current = true;
      return;
    }
    // Where its beginning is in view the page stays: the first answer would push half the header out.
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView({ block: 'start' });
  });

  /** A doubt about its times: it happened after it was found, or was found after something was done about it. */
  const doubtOf = (given: Answers): FormProblem | undefined => {
    const { facts } = walk(triage, given);
    const known = { index, view: { facts } };
    const found = index.answer('foundAt', facts);
    return (
      dateDoubt(known, 'happened', '', index.answer('emergencyAt', facts)) ??
      dateDoubt(known, 'found', '', found, { acted: firstDone })
    );
  };
  const goOn = (next: Answers): void => onPlace(screensOf(triage, next).current?.[0].id ?? VERDICT);
  const listed = all
    .flat()
    .filter(({ id }) => answers[id] !== undefined && !screen?.some(each => each.id === id));
  const list = (
    <AnswerList questions={listed} answers={answers} reused={reused ?? new Set()} onChange={onPlace} />
  );
  if (screen === undefined) {
    const doubt = doubtOf(answers);
    const isNew = triage.questions.some(
      ({ id, means }) => (means === 'emergencyAt' || means === 'foundAt') && !reused?.has(id),
    );
    const isKept = doubt !== undefined && doubt.sentence === kept;
    const doubtProps = isKept ? { datesConfirmed: true as const } : isNew ? { doubt } : {};
    return (
      <div class="wizard measure" ref={top}>
        <OnDemand
          load={loadVerdict}
          given={{
            index,
            facts,
            opens: reused === undefined,
            takeFocus: isUnderWay.current,
            children: children(facts, doubtProps),
          }}
        />
        <Again isOpen={reused !== undefined}>
          {list}
          <OnDemand load={loadTurningPoints} given={{ flow: triage, answers, onChange: onPlace }} />
        </Again>
      </div>
    );
  }

  const answer = (question: Question, raw: string, leads?: true): void => {
    const { [question.id]: _, ...others } = answers;
    // An earlier answer may be changed next, and lead past this screen: a half-typed time must not pass for an answer.
    const checked = question.kind === 'time' ? checkAnswer(question, raw, timeNow()) : success(raw);
    const given = checked.ok ? checked.value : '';
    const next = given === '' ? others : { ...answers, [question.id]: given };
    onAnswers(next, [question.id]);
    if (leads) {
      ledAt.current = performance.now();
      goOn(next);
    }
    // An option that was chosen without pressing on stays on its screen.
    else if (named === undefined) onPlace(screen[0].id, true);
  };
  const done = (shown: Answers, confirmed?: true): Promise<readonly FormProblem[]> | undefined => {
    const given: Record<string, string> = { ...answers, ...shown };
    const problems: Promise<FormProblem>[] = [];
    for (const question of screen) {
      const { id } = question;
      const checked = checkAnswer(question, given[id], timeNow());
      if (checked.ok) given[id] = checked.value;
      else {
        const { refusal } = checked;
        const said =
          refusal.code === 'required'
            ? Promise.resolve(formText.missing(question.label))
            : refusedSentence(refusal);
        problems.push(said.then(sentence => ({ sentence, field: id })));
      }
    }
    // The press was meant for the screen before: an option that leads on had just brought this one under the finger.
    const isUntouched = screen.every(({ id }) => answers[id] === undefined);
    const isOfScreenBefore = isUntouched && performance.now() - ledAt.current < PRESS_AFTER;
    // A second press means this screen.
    ledAt.current = Number.NEGATIVE_INFINITY;
    if (problems.length > 0 && isOfScreenBefore) return undefined;
    if (problems.length > 0) return Promise.all(problems);
    if (confirmed) setKept(doubtOf(given)?.sentence);
    onAnswers(
      given,
      screen.map(({ id }) => id),
    );
    goOn(given);
    return undefined;
  };
  const position = all.indexOf(screen);
  const before = all[position - 1];
  const exits = exitsOf(triage);
  const taken = exits !== undefined && facts[exits.id] !== defaultOption(exits);
  return (
    <div class="wizard measure" ref={top}>
      <ScreenForm
        key={`${matter}/${screen[0].id}`}
        screen={screen}
        number={position + 1}
        most={most}
        answers={answers}
        proposed={proposed}
        takeFocus={isUnderWay.current}
        onAnswer={answer}
        doubt={shown => {
          const dated = screen.findLast(({ means }) => means === 'emergencyAt' || means === 'foundAt');
          const doubt = dated && doubtOf({ ...answers, ...shown });
          return doubt && { ...doubt, field: dated.id };
        }}
        onDone={done}
        onBack={before && (() => onPlace(before[0].id))}
      />
      {list}
      <Exits
        question={taken ? undefined : exits}
        onOrder={onOrder}
        onExit={(question, value) => {
          const next = { ...answers, [question.id]: value };
          onAnswers(next, [question.id]);
          goOn(next);
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
