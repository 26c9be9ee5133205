import { remembered } from '../../base/remember.ts';
import type { z } from '../../base/schema.ts';
import { type FactDefinition, type FactDefinitions, type Facts, holds, valuesOf } from '../condition.ts';
import type { additionSchema, flowSchema, outcomeSchema, questionSchema } from './flow-schema.ts';

export type Question = z.infer<typeof questionSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Addition = z.infer<typeof additionSchema>;
export type Flow = z.infer<typeof flowSchema>;

export type AnswerOption = Extract<Question, { kind: 'choice' }>['options'][number];

/** The options that a choice was answered with, in their order; none for another question, or where it was not asked. */
export function chosenOptions(question: Question | undefined, facts: Facts): readonly AnswerOption[] {
  if (question?.kind !== 'choice') return [];
  const chosen = valuesOf(facts, question.id);
  return question.options.filter(({ value }) => chosen.includes(value));
}

/** Options as one answer: their values in the order of the question, with a space between. */
export const answerInOrder = (
  { options }: Pick<Extract<Question, { kind: 'choice' }>, 'options'>,
  chosen: readonly string[],
): string => options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(' ');

/** The target that ends a walk. */
export const VERDICT = 'verdict';

/** The fact that follows from the answers: their outcome. No question has this id. */
export const OUTCOME = 'outcome';

/** The facts that the triage itself may name: one for each choice question. Times and texts are shown, never branched on. */
export function answerDefinitions(flow: Flow): ReadonlyMap<string, FactDefinition> {
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

/** The outcome of the known facts. `undefined` only for a flow whose outcomes are not total, which the build refuses. */
export const outcomeOf = (flow: Flow, answers: FactDefinitions, facts: Facts): Outcome | undefined =>
  flow.outcomes.find(({ when }) => holds(when, facts, answers));

/**
 * The facts that everything but the triage may name: the answers, and {@link OUTCOME}, whose levels rise from the last of the
 * outcomes, which asks for the least, to the first.
 */
export function factDefinitions(flow: Flow): ReadonlyMap<string, FactDefinition> {
  const answers = answerDefinitions(flow);
  // The name of an outcome is the part before the colon.
  const values = flow.outcomes
    .map(({ id, title }) => ({ value: id, label: title.split('：')[0] ?? title }))
    .reverse();
  const follows = remembered((facts: Facts) => outcomeOf(flow, answers, facts)?.id);
  return new Map([...answers, [OUTCOME, { id: OUTCOME, label: flow.title, ordered: true, values, follows }]]);
}
