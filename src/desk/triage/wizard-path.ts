import { success } from '../../base/result.ts';
import type { AnswerRefusal } from '../../base/typed.ts';
import { checkAnswer } from '../../playbook/wizard/answer.ts';
import { type Flow, type Question, VERDICT } from '../../playbook/wizard/flow.ts';
import { type Screen, screensOf, screenWith } from '../../playbook/wizard/screens.ts';
import type { Answers } from '../../playbook/wizard/walk.ts';

/** Where a triage stands at an address. */
export interface WizardPlace {
  /** Every screen of the path. */
  readonly all: readonly Screen[];
  /** `undefined` at the verdict. */
  readonly screen: Screen | undefined;
  /** Whether the address names the screen; otherwise the answers lead to it. */
  readonly isNamed: boolean;
}

/** A place off the path (an old link, a branch since closed) falls back to where the answers lead. @param place a question's id */
export function placeOf({ all, current }: ReturnType<typeof screensOf>, place: string): WizardPlace {
  const reached = current === undefined ? all : all.slice(0, all.indexOf(current) + 1);
  const named = screenWith(reached, place);
  return { all, screen: named ?? current, isNamed: named !== undefined };
}

/** Where answers lead: the first question that is open, or the verdict. */
export const placeAfter = (flow: Flow, answers: Answers): string =>
  screensOf(flow, answers).current?.[0].id ?? VERDICT;

/** Questions with an answer that stand on other screens. */
export const answeredElsewhere = ({ all, screen }: WizardPlace, answers: Answers): readonly Question[] =>
  all.flat().filter(({ id }) => answers[id] !== undefined && !screen?.some(each => each.id === id));

/**
 * The answers with one that has not been handed in. A half-typed time is none: an earlier answer may be changed next, and
 * lead past this screen.
 * @param now milliseconds since the epoch
 */
export function answeredWith(answers: Answers, question: Question, raw: string, now: number): Answers {
  const { [question.id]: _, ...others } = answers;
  const checked = question.kind === 'time' ? checkAnswer(question, raw, now) : success(raw);
  return checked.ok && checked.value !== '' ? { ...answers, [question.id]: checked.value } : others;
}

/** A question whose answer is refused. */
interface WrongAnswer {
  readonly question: Question;
  readonly refusal: AnswerRefusal;
}

/** The answers as a screen hands them in, and those of it that are wrong. @param now milliseconds since the epoch */
export function checkScreen(
  screen: Screen,
  answers: Answers,
  now: number,
): { readonly given: Answers; readonly wrong: readonly WrongAnswer[] } {
  const given: Record<string, string> = { ...answers };
  const wrong: WrongAnswer[] = [];
  for (const question of screen) {
    const checked = checkAnswer(question, answers[question.id], now);
    if (checked.ok) given[question.id] = checked.value;
    else wrong.push({ question, refusal: checked.refusal });
  }
  return { given, wrong };
}
