import { useRef } from 'preact/hooks';
import { formText } from '../../kit/form-words.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import type { Screen } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';
import { timeNow } from '../../session/surroundings.ts';
import { answersDoubt, isDated } from './answers-doubt.tsx';
import type { ProposedAnswers } from './proposals.ts';
import { refusedSentence } from './refused.tsx';
import { ScreenForm } from './ScreenForm.tsx';
import { answeredWith, checkScreen, placeAfter, type WizardPlace } from './wizard-path.ts';

/** Milliseconds in which a press of 继续 still belongs to the option pressed before it. */
const PRESS_AFTER = 1000;

interface Props {
  index: PlaybookIndex;
  matter: string;
  answers: Answers;
  /** The screen, its place among all, and whether the address names it. */
  at: WizardPlace & { readonly screen: Screen };
  most: number;
  proposed: ProposedAnswers | undefined;
  firstDone: string | undefined;
  takeFocus: boolean;
  onAnswers(answers: Answers, confirmed: readonly string[]): void;
  onPlace(place: string, replace?: boolean): void;
  /** The officer was asked about times that contradict each other, in these words, and keeps them. */
  onKept(doubt: string | undefined): void;
}

/** The sentence at the field of an answer that is refused. */
const problemOf = async ({ question, refusal }: ReturnType<typeof checkScreen>['wrong'][number]) => ({
  sentence: refusal.code === 'required' ? formText.missing(question.label) : await refusedSentence(refusal),
  field: question.id,
});

/** One screen of the triage: takes its answers as they are given, checks them when it is done, and leads on. */
export function WizardScreen(props: Props) {
  const { index, matter, answers, at, most, proposed, firstDone, takeFocus } = props;
  const { onAnswers, onPlace, onKept } = props;
  const { triage } = index.playbook;
  const { screen } = at;
  /** When an option that was pressed last led on, in milliseconds since the page opened. */
  const ledAt = useRef(Number.NEGATIVE_INFINITY);

  const answer = (question: Question, raw: string, leads?: true): void => {
    const next = answeredWith(answers, question, raw, timeNow());
    onAnswers(next, [question.id]);
    if (leads) {
      ledAt.current = performance.now();
      onPlace(placeAfter(triage, next));
    }
    // An option that was chosen without pressing on stays on its screen.
    else if (!at.isNamed) onPlace(screen[0].id, true);
  };
  const doubtOf = (shown: Answers): FormProblem | undefined => {
    const dated = screen.findLast(isDated);
    const doubt = dated && answersDoubt(index, { ...answers, ...shown }, firstDone);
    return doubt && { ...doubt, field: dated.id };
  };
  const done = (shown: Answers, confirmed?: true): Promise<readonly FormProblem[]> | undefined => {
    const { given, wrong } = checkScreen(screen, { ...answers, ...shown }, timeNow());
    // The press was meant for the screen before: an option that leads on had just brought this one under the finger.
    const isUntouched = screen.every(({ id }) => answers[id] === undefined);
    const isOfScreenBefore = isUntouched && performance.now() - ledAt.current < PRESS_AFTER;
    // A second press means this screen.
    ledAt.current = Number.NEGATIVE_INFINITY;
    if (wrong.length > 0) return isOfScreenBefore ? undefined : Promise.all(wrong.map(problemOf));
    if (confirmed) onKept(answersDoubt(index, given, firstDone)?.sentence);
    onAnswers(
      given,
      screen.map(({ id }) => id),
    );
    onPlace(placeAfter(triage, given));
    return undefined;
  };
  const position = at.all.indexOf(screen);
  const before = at.all[position - 1];
  return (
    <ScreenForm
      key={`${matter}/${screen[0].id}`}
      screen={screen}
      number={position + 1}
      most={most}
      answers={answers}
      proposed={proposed}
      takeFocus={takeFocus}
      onAnswer={answer}
      doubt={doubtOf}
      onDone={done}
      onBack={before && (() => onPlace(before[0].id))}
    />
  );
}
