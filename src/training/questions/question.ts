import type { z } from '../../base/schema.ts';
import { digestOf } from '../../log/hash.ts';
import type { testQuestionSchema } from './question-schema.ts';

/** One question as its file holds it. */
export type QuestionMatter = z.infer<typeof testQuestionSchema>;

/** One question of the bank, and the lesson whose file it stands in. */
export type TestQuestion = QuestionMatter & { readonly lesson: string };
export type QuestionKind = TestQuestion['kind'];

/** Stands for all that a question says: another wording, or another order of what there is to choose, has another. */
export const wordingOf = (question: TestQuestion): string => digestOf(question).slice(0, 16);

/** Every kind, in the order in which totals name them. */
export const QUESTION_KINDS = [
  'single',
  'several',
  'order',
  'judge',
  'spot',
] as const satisfies readonly QuestionKind[];

/** One thing to choose, order or mark, with its explanation. */
export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  readonly why: string;
  readonly cite: readonly string[];
}

/** The choices in the order in which content gives them; for `order` that is the right order. */
export function questionChoices(question: QuestionMatter): readonly Choice[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return question.options.map(({ correct = false, ...option }) => ({ ...option, correct }));
    case 'judge':
      return [
        { text: '对', correct: question.answer, ...question.right },
        { text: '错', correct: !question.answer, ...question.wrong },
      ];
    case 'order':
      return question.steps.map(step => ({ ...step, correct: true }));
    case 'spot':
      return question.pieces.map(({ wrong = false, ...piece }) => ({ ...piece, correct: wrong }));
  }
}

/** Whether more than one thing is to be chosen, so that half of it can be right. */
export const takesMany = ({ kind }: Pick<TestQuestion, 'kind'>): boolean =>
  kind === 'several' || kind === 'spot';
