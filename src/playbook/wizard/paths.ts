import { groupBy } from '../../base/group.ts';
import { remembered } from '../../base/remember.ts';
import { askedIn, atomsOf, type Condition, type FactDefinitions, type Facts, holds } from '../condition.ts';
import { answerDefinitions, answerInOrder, type Flow, type Question } from './flow.ts';
import { type Answers, nextOf } from './walk.ts';

/** One complete way through a wizard. */
export interface WizardPath {
  readonly questions: readonly Question[];
  readonly facts: Facts;
}

/**
 * Every way through a flow, lazily, what can wait and the ways out among them.
 * @param answersTo what each question is answered with, one after another @param given answers that stand already
 */
export function* paths(
  flow: Flow,
  answersTo: (question: Question) => readonly string[],
  given: Answers = {},
): Generator<WizardPath> {
  const questions = new Map(flow.questions.map(question => [question.id, question]));
  const definitions = answerDefinitions(flow);
  function* from(id: string | undefined, before: WizardPath): Generator<WizardPath> {
    const question = id === undefined ? undefined : questions.get(id);
    if (question === undefined || before.questions.includes(question)) {
      yield before;
      return;
    }
    const answered = [...before.questions, question];
    const answer = given[question.id];
    for (const value of answer === undefined ? answersTo(question) : [answer]) {
      const facts = { ...before.facts, [question.id]: value };
      yield* from(nextOf(question, facts, definitions), { questions: answered, facts });
    }
  }
  yield* from(flow.start, { questions: [], facts: {} });
}

/** The one fact that a condition speaks of; `undefined` where it speaks of several. */
function factOf(condition: Condition): string | undefined {
  const [first, ...others] = atomsOf(condition).map(atom => askedIn(atom)[0]);
  return others.every(each => each === first) ? first : undefined;
}

/** The tests of single facts that a condition is made of, each kept whole: either of two options is one question, not two. */
function wholesOf(condition: Condition): readonly Condition[] {
  if (factOf(condition) !== undefined) return [condition];
  if ('not' in condition) return wholesOf(condition.not);
  if (!('all' in condition || 'any' in condition)) return [];
  const isAll = 'all' in condition;
  return [...groupBy(isAll ? condition.all : condition.any, factOf)].flatMap(([fact, parts]) =>
    fact === undefined ? parts.flatMap(wholesOf) : [isAll ? { all: parts } : { any: parts }],
  );
}

/**
 * One answer for each class of answers that no condition distinguishes: a path through the classes represents every path
 * through their members. A time or a text, on which no condition depends, is a class of its own.
 */
export function classAnswers(
  conditions: readonly Condition[],
  definitions: FactDefinitions,
): (question: Question) => readonly string[] {
  const [atoms, wholes] = [conditions.flatMap(atomsOf), conditions.flatMap(wholesOf)];
  return remembered((question: Question): readonly string[] => {
    if (question.kind !== 'choice') return ['x'];
    const { id, options, multiple } = question;
    // Where several options can be chosen, a whole may hold for two of them together and for neither alone: its parts are asked.
    const asked = (multiple === true ? atoms : wholes).filter(each => factOf(each) === id);
    /** The answer as the conditions see it; of several options, all that any of them satisfies. */
    const seen = (value: string): string =>
      asked.map(atom => (holds(atom, { [id]: value }, definitions) ? '1' : '0')).join('');
    const classes = new Map<string, string>();
    const add = (value: string): void => {
      const key = seen(value);
      if (!classes.has(key)) classes.set(key, value);
    };
    for (const { value } of options) add(value);
    // Each class so far together with each single option, until nothing new comes of it: sums of more than two as well.
    if (multiple === true)
      for (const first of classes.values())
        for (const { value } of options) add(answerInOrder(question, [...first.split(' '), value]));
    return [...classes.values()];
  });
}
