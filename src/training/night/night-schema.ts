import { id, refs, sentenceSchema, some, z } from '../../base/schema.ts';

/** Things that a caller may want to hear. */
const WANTS = ['time', 'safety'] as const;

/** Orders that a caller in danger has to hear, and the consequence if he does not. Plain words; `orders.ts` reads how they are said. */
export const safetySchema = z.strictObject({
  /** Things he has to be told to do. */
  tells: some(sentenceSchema),
  /** Things he has to be told not to do. */
  forbids: some(sentenceSchema),
  /** Things that nobody may tell him to do. */
  harms: some(sentenceSchema),
  /** Longer words in which these mean something else. */
  except: z.exactOptional(some(sentenceSchema)),
  /** He is safe where he waits, as long as he does nothing else. */
  canWait: z.exactOptional(z.literal(true)),
  /** His words when he has not been told, and acts on his own. */
  acts: sentenceSchema,
  /** The consequence, in one sentence. */
  comes: sentenceSchema,
});

const callSchema = z.strictObject({
  id: id('call'),
  /** Who calls. Invented. */
  from: sentenceSchema,
  text: sentenceSchema,
  /** Seconds of silence after which he asks again. */
  patience: z.number().check(z.int(), z.minimum(20), z.maximum(180)),
  asks: some(z.enum(WANTS)),
  /** For a caller in danger: decides whether he asks again. Nobody is judged by it. */
  safety: z.exactOptional(safetySchema),
  /** In his own words: nobody spoke, he was put off, no time was said, nothing that keeps him safe, and still nothing. */
  again: z.strictObject({
    silence: sentenceSchema,
    evasion: sentenceSchema,
    time: sentenceSchema,
    safety: z.exactOptional(sentenceSchema),
    pressed: z.exactOptional(sentenceSchema),
  }),
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
