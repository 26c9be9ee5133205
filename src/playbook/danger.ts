import type { Condition } from './condition.ts';
import type { Danger, First } from './first.ts';

/** Names for a danger to choose from, as exact as the playbook has them: each of its kinds, or its title. */
export const dangerKinds = ({ kinds, title }: Pick<Danger, 'kinds' | 'title'>): readonly string[] =>
  kinds ?? [title];

/** The answers that make a condition hold, where all of them together do. */
const answersIn = (condition: Condition): readonly (readonly [question: string, answer: string])[] =>
  'is' in condition ? [condition.is] : 'all' in condition ? condition.all.flatMap(answersIn) : [];

/** The answers to the triage that follow from naming a danger, by question. */
export const dangerAnswers = ({ answers }: Pick<Danger, 'answers'>): Readonly<Record<string, string>> =>
  answers === undefined ? {} : Object.fromEntries(answersIn(answers));

/** The danger that is called so. */
export const dangerCalled = ({ dangers }: Pick<First, 'dangers'>, kind: string): Danger | undefined =>
  dangers.find(danger => dangerKinds(danger).includes(kind));
