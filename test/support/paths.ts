import type { Question } from '../../src/playbook/wizard/flow.ts';

/** Every answer to a question: each option, or each choice of several where that is allowed; one word for all else. */
export function everyAnswer(question: Question): readonly string[] {
  if (question.kind !== 'choice') return ['x'];
  const values = question.options.map(({ value }) => value);
  if (question.multiple !== true) return values;
  const sets: string[][] = [[]];
  for (const value of values) sets.push(...sets.map(set => [...set, value]));
  return sets.filter(set => set.length > 0).map(set => set.join(' '));
}
