import { ref, refs, some, z } from '../base/schema.ts';
import { FACT_KINDS, MINUTES_SORTS } from './vocabulary.ts';

/** Evidence in the log that a step is done, so that nobody has to tick it. Only events count, never a guess. */
export const evidenceRuleSchema = z.union([
  /** `settled`: no fact that the playbook asks for is pending, and one at least is usable. */
  z.strictObject({ facts: z.literal('settled') }),
  /** `searched`: the step was given to somebody, and since then how many had seen or answered the post was recorded. */
  z.strictObject({ post: z.literal('searched') }),
  /** A short record that names the step. */
  z.strictObject({ minutes: some(z.enum(MINUTES_SORTS)) }),
  /** One of these posts was reached by a call. */
  z.strictObject({ called: refs('callPost') }),
  /** One of these steps was given to somebody. */
  z.strictObject({ assigned: refs('step') }),
  /** One of these steps, which have no evidence of their own, was recorded as done: its values show this one as well. */
  z.strictObject({ done: refs('step') }),
  /** All of these documents were filed. */
  z.strictObject({ filed: refs('form') }),
  /** A statement of one of these kinds was saved. */
  z.strictObject({ drafted: some(z.enum(FACT_KINDS)) }),
  /** Somebody signed all of these checks of a version that still stands. */
  z.strictObject({ signed: refs('signOff') }),
  /** The whole chain has approved a version that still stands. */
  z.strictObject({ approval: z.literal('complete') }),
  /** Something of one of these kinds went out; through this channel, where one is named. */
  z.strictObject({
    published: some(z.enum(FACT_KINDS)),
    channel: z.exactOptional(ref('channel')),
    /** Only where something went out before it. */
    followUp: z.exactOptional(z.literal(true)),
  }),
  /** `recorded`: a theme of the public was recorded. `answered`: every theme was answered in public. `corrected`: one was corrected. */
  z.strictObject({ themes: z.enum(['recorded', 'answered', 'corrected']) }),
  /** `registered`: something that came in is. `answered`: everything that is registered was reported back. */
  z.strictObject({ orders: z.enum(['registered', 'answered']) }),
  /** The record was handed over and taken. */
  z.strictObject({ handover: z.literal('accepted') }),
]);

/** Any one of them does the step. */
export const evidenceSchema = some(evidenceRuleSchema);
