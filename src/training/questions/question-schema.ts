import { id, refs, sentenceSchema, z } from '../../base/schema.ts';

// Apart from question.ts so that a page which asks questions need not carry the schema library.

/** Clause ids, or ids of rules above the plan: what an explanation rests on. */
const cite = refs('clause', 'rule');

/** Why an option is right or wrong. Every one is explained, and every explanation cites. */
const explained = { why: sentenceSchema, cite };

const option = z.strictObject({
  text: sentenceSchema,
  correct: z.exactOptional(z.literal(true)),
  ...explained,
});

const asked = {
  id: id('ask'),
  /** The situation, where one is needed before the question. */
  situation: z.exactOptional(sentenceSchema),
  /** The question, or for `judge` the statement. */
  text: sentenceSchema,
  /** Clauses of the plan it asks about. */
  clauses: refs('clause'),
  /** Roles whose exam may hold it; every role where absent. */
  roles: z.exactOptional(refs('role')),
};

/** One question of the bank. */
export const testQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('single'),
    options: z.array(option).check(z.minLength(3), z.maxLength(5)),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('several'),
    options: z.array(option).check(z.minLength(3), z.maxLength(6)),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('judge'),
    answer: z.boolean(),
    /** Why it is right to say 对, or wrong to. */
    right: z.strictObject(explained),
    /** Why it is right to say 错, or wrong to. */
    wrong: z.strictObject(explained),
  }),
  /** Put in order: the steps stand here in the right order and are shown in another. */
  z.strictObject({
    ...asked,
    kind: z.literal('order'),
    steps: z
      .array(z.strictObject({ text: sentenceSchema, ...explained }))
      .check(z.minLength(3), z.maxLength(6)),
  }),
  /** Find in a draft what must not be published. The pieces together are the draft. */
  z.strictObject({
    ...asked,
    kind: z.literal('spot'),
    pieces: z
      .array(z.strictObject({ text: sentenceSchema, wrong: z.exactOptional(z.literal(true)), ...explained }))
      .check(z.minLength(3), z.maxLength(8)),
  }),
]);
