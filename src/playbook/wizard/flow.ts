import type { z } from '../../base/schema.ts';
import type { FactDefinition } from '../condition.ts';
import type { additionSchema, flowSchema, outcomeSchema, questionSchema } from './flow-schema.ts';

export type Question = z.infer<typeof questionSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Addition = z.infer<typeof additionSchema>;
export type Flow = z.infer<typeof flowSchema>;

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
