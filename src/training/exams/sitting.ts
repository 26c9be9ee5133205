import { fieldsOf, isObject } from '../../base/guard.ts';
import { digestOf } from '../../log/hash.ts';
import { type GivenAnswer, scoreOf } from '../questions/answering.ts';
import { type TestQuestion, wordingOf } from '../questions/question.ts';

/** Questions answered one after another, each explained at once; afterwards those that were not quite right, once more. */
export interface Sitting {
  /** Decides the order in which choices are shown. */
  readonly seed: number;
  /** A digest of all its questions: positions of answers mean nothing under another wording. */
  readonly wording: string;
  /** First answers, by question. */
  readonly first: Readonly<Record<string, GivenAnswer>>;
  /** The same the second time; `undefined` until the trainee wants to. */
  readonly again?: Readonly<Record<string, GivenAnswer>> | undefined;
}

const wordingOfAll = (questions: readonly TestQuestion[]): string => digestOf(questions.map(wordingOf));

export const beginSitting = (seed: number, questions: readonly TestQuestion[]): Sitting => ({
  seed,
  wording: wordingOfAll(questions),
  first: {},
});

/** Whether a draft is a sitting over these questions as they are now: what lies on the machine may be of another edition. */
export function isSitting(value: unknown, questions: readonly TestQuestion[]): value is Sitting {
  const isAnswers = (each: unknown): boolean => isObject(each) && Object.values(each).every(Array.isArray);
  const { seed, wording, first, again } = fieldsOf(value);
  return (
    typeof seed === 'number' &&
    wording === wordingOfAll(questions) &&
    isAnswers(first) &&
    (again === undefined || isAnswers(again))
  );
}

/** Questions answered the first time, but not wholly right. */
export const missedIn = (
  questions: readonly TestQuestion[],
  { first }: Pick<Sitting, 'first'>,
): readonly TestQuestion[] =>
  questions.filter(question => {
    const given = first[question.id];
    return given !== undefined && scoreOf(question, given) < 1;
  });

/** The question to ask next, and where it stands in its round, from 1. */
export interface NextQuestion {
  readonly question: TestQuestion;
  readonly round: 'first' | 'again';
  readonly number: number;
  readonly of: number;
}

/** @returns `undefined` at the end of a round: of the first while no second one is wanted, or of both */
export function nextIn(questions: readonly TestQuestion[], sitting: Sitting): NextQuestion | undefined {
  const ask = (round: NextQuestion['round'], asked: readonly TestQuestion[], given: Sitting['first']) => {
    const place = asked.findIndex(({ id }) => given[id] === undefined);
    const question = asked[place];
    return question && { question, round, number: place + 1, of: asked.length };
  };
  return (
    ask('first', questions, sitting.first) ??
    (sitting.again && ask('again', missedIn(questions, sitting), sitting.again))
  );
}

/** Whether every question was answered right, or corrected the second time. */
export const isMastered = (questions: readonly TestQuestion[], { first, again }: Sitting): boolean =>
  questions.every(question =>
    [first[question.id], again?.[question.id]].some(
      given => given !== undefined && scoreOf(question, given) === 1,
    ),
  );

/** The sitting after an answer. */
export const withAnswer = (
  sitting: Sitting,
  { question, round }: Pick<NextQuestion, 'question' | 'round'>,
  given: GivenAnswer,
): Sitting => ({ ...sitting, [round]: { ...sitting[round], [question.id]: given } });

/** How many of the questions were wholly right, and the mean of all scores, 0 to 1. Only first answers count. */
export function sittingResult(
  questions: readonly TestQuestion[],
  { first }: Pick<Sitting, 'first'>,
): { readonly right: number; readonly mean: number } {
  const scores = questions.map(question => {
    const given = first[question.id];
    return given === undefined ? 0 : scoreOf(question, given);
  });
  const sum = scores.reduce<number>((total, score) => total + score, 0);
  return {
    right: scores.filter(score => score === 1).length,
    mean: questions.length === 0 ? 0 : sum / questions.length,
  };
}
