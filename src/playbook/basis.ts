import { ref, z } from '../base/schema.ts';

/**
 * What an instruction rests on, never mixed: `plan` 本方案, a clause of the plan; `rule` 上位规定, a published rule above
 * it; `ticket` 来单要求, what a ticket or an order that came in asks for; `internal` 内部授权, what the
 * office has granted itself on paper; `advice` 参考, good practice with no binding force.
 */
export const basis = z.enum(['plan', 'rule', 'ticket', 'internal', 'advice']);

export type Basis = z.infer<typeof basis>;

/** Ids of clauses, as the plan numbers them, and of rules such as `secrecy-law-35`. What is mere advice may cite nothing. */
export const citations = z.array(ref('clause', 'rule'));
