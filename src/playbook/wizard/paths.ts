import { type Condition, type FactDefinitions, type Facts, holds } from '../condition.ts';
import { type Flow, inOrder, type Question } from './flow.ts';
import { type Answers, replay } from './walk.ts';

/** One complete way through a wizard. */
export interface Path {
  readonly questions: readonly Question[];
  readonly facts: Facts;
}

/** Every way through a flow, lazily, what can wait and the ways out among them. @param answersTo what each question is answered with, one after another */
export function* paths(
  flow: Flow,
  answersTo: (question: Question) => readonly string[],
  answers: Answers = {},
): Generator<Path> {
  const {
    answered,
    open: [current],
    facts,
  } = replay(flow, answers, 'all');
  if (current === undefined) {
    yield { questions: answered, facts };
    return;
  }
  for (const value of answersTo(current)) yield* paths(flow, answersTo, { ...answers, [current.id]: value });
}

type Atom = Extract<Condition, { is: unknown } | { atLeast: unknown }>;

function atomsOf(condition: Condition): readonly Atom[] {
  if ('all' in condition) return condition.all.flatMap(atomsOf);
  if ('any' in condition) return condition.any.flatMap(atomsOf);
  if ('not' in condition) return atomsOf(condition.not);
  return [condition];
}

/**
 * One answer for each class of answers that none of the conditions tells apart: a path through the classes stands for
 * every path through their members. A time or a text, on which nothing turns, is a class of its own.
 */
export function classAnswers(
  conditions: readonly Condition[],
  definitions: FactDefinitions,
): (question: Question) => readonly string[] {
  const atoms = conditions.flatMap(atomsOf);
  const known = new Map<Question, readonly string[]>();
  const answersTo = (question: Question): readonly string[] => {
    if (question.kind !== 'choice') return ['x'];
    const { id, options, multiple } = question;
    const asked = atoms.filter(atom => ('is' in atom ? atom.is : atom.atLeast)[0] === id);
    /** What the conditions see of an answer; several options show what any of them shows. */
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
        for (const { value } of options) add(inOrder(question, [...first.split(' '), value]));
    return [...classes.values()];
  };
  return question => {
    const answers = known.get(question) ?? answersTo(question);
    known.set(question, answers);
    return answers;
  };
}
