import { sentence, slug, z } from '../../base/schema.ts';
import { basis, citations } from '../basis.ts';
import { conditionSchema } from '../condition-schema.ts';

const option = z.strictObject({
  value: slug,
  label: sentence,
  /** How to tell that this option is the right one. */
  hint: z.exactOptional(sentence),
  /** For a topic: the section that usually leads, to be checked against the bureau's own division of work. */
  leads: z.exactOptional(sentence),
});

/** Where an answer leads: the first edge whose condition holds; the last has none. `verdict` ends the walk. */
const edges = z
  .array(z.strictObject({ when: z.exactOptional(conditionSchema), to: slug }))
  .check(z.minLength(1));

const questionBase = {
  /** Also the id of the fact the answer sets. */
  id: slug,
  /** The question as the officer reads it. */
  text: sentence,
  /** Short name for the answer list and for conditions. */
  label: sentence,
  help: z.exactOptional(sentence),
  /** Rules or clauses that make the question matter. */
  cite: z.exactOptional(citations),
  next: edges,
};

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...questionBase,
    kind: z.literal('choice'),
    /** Options stand in rising order and conditions may say `atLeast`. */
    ordered: z.exactOptional(z.boolean()),
    options: z.array(option).check(z.minLength(2)),
  }),
  /** A moment in Shanghai time, not in the future. */
  z.strictObject({ ...questionBase, kind: z.literal('time') }),
  z.strictObject({
    ...questionBase,
    kind: z.literal('text'),
    optional: z.exactOptional(z.boolean()),
    /** In characters as a reader counts them. */
    maxLength: z.number().check(z.int(), z.positive()),
  }),
]);

/** A verdict: the track the incident takes. The first whose condition holds applies. */
export const outcomeSchema = z.strictObject({
  id: slug,
  title: sentence,
  text: sentence,
  basis,
  cite: citations,
  when: z.exactOptional(conditionSchema),
});

/** A duty that joins the track when its condition holds. */
export const additionSchema = z.strictObject({ ...outcomeSchema.shape, when: conditionSchema });

export const flowSchema = z.strictObject({
  id: slug,
  title: sentence,
  start: slug,
  questions: z.array(questionSchema).check(z.minLength(1)),
  outcomes: z.array(outcomeSchema).check(z.minLength(1)),
  additions: z.array(additionSchema),
});
