import type { Condition } from './condition.ts';
import type { Danger, First } from './first.ts';

/** What a danger may be called, the most exact that is known: each of its kinds, or its title. */
export const dangerKinds = ({ kinds, title }: Pick<Danger, 'kinds' | 'title'>): readonly string[] =>
  kinds ?? [title];

/** What a condition gives as answers: what it asks to be so, all of it. */
const answersIn = (condition: Condition): readonly (readonly [question: string, answer: string])[] =>
  'is' in condition ? [condition.is] : 'all' in condition ? condition.all.flatMap(answersIn) : [];

/** What the triage is answered with by whoever names a danger, by question. */
export const dangerAnswers = ({ answers }: Pick<Danger, 'answers'>): Readonly<Record<string, string>> =>
  answers === undefined ? {} : Object.fromEntries(answersIn(answers));

/** The danger that is called so. */
export const dangerCalled = ({ dangers }: Pick<First, 'dangers'>, kind: string): Danger | undefined =>
  dangers.find(danger => dangerKinds(danger).includes(kind));
