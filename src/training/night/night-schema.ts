import { id, refs, sentenceSchema, some, z } from '../../base/schema.ts';

/** What a caller may want to hear. */
const WANTS = ['time', 'where'] as const;

const callSchema = z.strictObject({
  id: id('call'),
  /** Who calls. Invented. */
  from: sentenceSchema,
  text: sentenceSchema,
  /** Seconds of silence after which he asks again. */
  patience: z.number().check(z.int(), z.minimum(20), z.maximum(180)),
  asks: some(z.enum(WANTS)),
  /** Words of which one says where to go or whom to ask: by them he asks again or not, and nobody is judged. */
  where: z.exactOptional(some(sentenceSchema)),
  /** In his own words: nobody spoke, he was put off, no time was said, no way to go. */
  again: z.strictObject({
    silence: sentenceSchema,
    evasion: sentenceSchema,
    time: sentenceSchema,
    where: z.exactOptional(sentenceSchema),
  }),
  models: z.array(sentenceSchema).check(z.minLength(2), z.maxLength(2)),
  /** What to look for beside the models. */
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
  calls: z.array(callSchema).check(z.minLength(3), z.maxLength(3)),
});
