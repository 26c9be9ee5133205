import { id, refs, sentence, some, z } from '../../base/schema.ts';

/** What a caller may want to hear. */
const WANTS = ['time', 'where'] as const;

const callSchema = z.strictObject({
  id: id('call'),
  /** Who calls. Invented. */
  from: sentence,
  text: sentence,
  /** Seconds of silence after which he asks again. */
  patience: z.number().check(z.int(), z.minimum(20), z.maximum(180)),
  asks: some(z.enum(WANTS)),
  /** Words of which one says where to go or whom to ask: by them he asks again or not, and nobody is judged. */
  where: z.exactOptional(some(sentence)),
  /** In his own words: nobody spoke, he was put off, no time was said, no way to go. */
  again: z.strictObject({
    silence: sentence,
    evasion: sentence,
    time: sentence,
    where: z.exactOptional(sentence),
  }),
  models: z.array(sentence).check(z.minLength(2), z.maxLength(2)),
  /** What to look for beside the models. */
  listen: sentence,
  cite: refs('clause', 'rule'),
});

/** Ten minutes at night: three calls, one after another, alone. */
export const nightSchema = z.strictObject({
  id: id('night'),
  title: sentence,
  tests: sentence,
  start: z.iso.datetime({ offset: true }),
  known: some(sentence),
  calls: z.array(callSchema).check(z.minLength(3), z.maxLength(3)),
});
