import { id, refs, sentenceSchema, some, z } from '../../base/schema.ts';

/** One of the sentences that an officer chooses among. */
const choiceSchema = z.strictObject({
  /** His words, as somebody tired says them too. */
  says: sentenceSchema,
  /** A right choice. At least one of a question is, and at least one is not. */
  right: z.exactOptional(z.literal(true)),
  /** The caller says this to it at once. */
  reacts: sentenceSchema,
  /** The outcome, told at the end of the night. */
  comes: sentenceSchema,
});

/** The one thing that counts in a call. What comes of the call hangs on the choice alone: nobody's words are read by a program. */
const callQuestionSchema = z.strictObject({
  /** Closed, in the caller's own words. */
  asks: sentenceSchema,
  choices: z.array(choiceSchema).check(z.minLength(3), z.maxLength(4)),
  /** The outcome where he heard no answer and hung up. */
  unanswered: sentenceSchema,
});

const callSchema = z.strictObject({
  id: id('call'),
  /** Who calls. Invented. */
  from: sentenceSchema,
  text: sentenceSchema,
  /** Seconds of silence after which he asks again, once in a call, and hangs up after as many more. */
  patience: z.number().check(z.int(), z.minimum(20), z.maximum(180)),
  /** His words into a silence. */
  again: sentenceSchema,
  /** Asked once the officer has spoken. */
  question: z.exactOptional(callQuestionSchema),
  models: z.array(sentenceSchema).check(z.minLength(2), z.maxLength(2)),
  /** A hint on what to look for beside the models. */
  listen: sentenceSchema,
  cite: refs('clause', 'rule'),
});

/** Ten minutes at night: three calls, one after another, alone. */
export const nightSchema = z.strictObject({
  id: id('night'),
  title: sentenceSchema,
  tests: sentenceSchema,
  start: z.iso.datetime({ offset: true }),
  known: some(sentenceSchema),
  /** Seconds between two calls, in which an officer alone can call others. */
  gap: z.number().check(z.int(), z.minimum(20), z.maximum(180)),
  calls: z.array(callSchema).check(z.minLength(3), z.maxLength(3)),
});
