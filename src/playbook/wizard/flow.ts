import type { z } from '../../base/schema.ts';
import { type FactDefinition, type Facts, valuesOf } from '../condition.ts';
import type { additionSchema, flowSchema, outcomeSchema, questionSchema } from './flow-schema.ts';

export type Question = z.infer<typeof questionSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Addition = z.infer<typeof additionSchema>;
export type Flow = z.infer<typeof flowSchema>;

export type Option = Extract<Question, { kind: 'choice' }>['options'][number];

/** The options that a choice was answered with, in their order; none for another question, or where it was not asked. */
export function optionsOf(question: Question | undefined, facts: Facts): readonly Option[] {
  if (question?.kind !== 'choice') return [];
  const chosen = valuesOf(facts, question.id);
  return question.options.filter(({ value }) => chosen.includes(value));
}

/** Options as one answer: their values in the order of the question, with a space between. */
export const inOrder = (
  { options }: Pick<Extract<Question, { kind: 'choice' }>, 'options'>,
  chosen: readonly string[],
): string => options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(' ');

/** The target that ends a walk. */
export const VERDICT = 'verdict';

/** The facts that conditions may name: one for each choice question. Times and texts are shown, never branched on. */
export function factDefinitions(flow: Flow): ReadonlyMap<string, FactDefinition> {
  return new Map(
    flow.questions
      .filter(question => question.kind === 'choice')
      .map(question => [
        question.id,
        {
          id: question.id,
          label: question.label,
          ordered: question.ordered ?? false,
          values: question.options,
        },
      ]),
  );
}
