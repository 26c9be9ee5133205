import { refs, some, z } from '../../base/schema.ts';
import { NOTE_KINDS } from '../../desk/record/noted.ts';
import { conditionSchema } from '../../playbook/condition-schema.ts';
import { STATEMENT_KINDS } from '../../playbook/vocabulary.ts';

/** One kind of thing a trainee can have done, as the log shows it. */
export const singlePatternSchema = z.discriminatedUnion('do', [
  /** An incident was opened from the triage. */
  z.strictObject({ do: z.literal('open') }),
  /** The triage's answers, first given or given anew, satisfy a condition. */
  z.strictObject({ do: z.literal('grade'), facts: conditionSchema }),
  /** One of these steps was done. */
  z.strictObject({ do: z.literal('step'), step: refs('step') }),
  /** A step was passed over or called not applicable. */
  z.strictObject({ do: z.literal('leave'), step: refs('step') }),
  z.strictObject({ do: z.literal('assign') }),
  /** The ledger was given a value in this state: a verified one that is so; `conflict`: beside another account. */
  z.strictObject({
    do: z.literal('fact'),
    fact: refs('element'),
    state: z.enum(['verified', 'checking', 'withheld', 'conflict']),
  }),
  z.strictObject({
    do: z.literal('publish'),
    form: z.exactOptional(some(z.enum(STATEMENT_KINDS))),
    channel: z.exactOptional(refs('channel')),
    /** The published version holds a value of each of these facts, as inserted from the ledger, and it is so. */
    holds: z.exactOptional(refs('element')),
    /** It holds a value of one of these facts that was hearsay, or that was passed on before anybody had looked. */
    unsettled: z.exactOptional(refs('element')),
    /** The published version names, or does not name, when the next update comes. */
    promises: z.exactOptional(z.boolean()),
  }),
  /** Words that went out, published or said, hold what a trap of the scenario lists. */
  z.strictObject({ do: z.literal('say'), trap: refs('trap') }),
  /** An answer to somebody who called or asked. */
  z.strictObject({ do: z.literal('reply'), to: refs('waiting') }),
  z.strictObject({
    do: z.literal('note'),
    kind: z.exactOptional(z.enum(NOTE_KINDS)),
  }),
  /** A theme of the public was recorded, answered, passed on or solved. */
  z.strictObject({ do: z.literal('theme'), stage: z.enum(['heard', 'answered', 'passed', 'solved']) }),
  z.strictObject({ do: z.literal('file'), form: refs('form') }),
  z.strictObject({ do: z.literal('handOver') }),
  z.strictObject({ do: z.literal('close') }),
]);

/** One act, or any of several. */
export const patternSchema = z.union([
  singlePatternSchema,
  z.strictObject({ any: z.array(singlePatternSchema).check(z.minLength(2)) }),
]);
