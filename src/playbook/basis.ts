import { ref, z } from '../base/schema.ts';

/**
 * The ground of an instruction. Kinds are never mixed: `plan` 本方案, a clause of the plan; `rule` 上位规定, a published rule above
 * it; `ticket` 来单要求, a demand of a ticket or an order that came in; `internal` 内部授权, granted by the office to itself on paper;
 * `advice` 参考, good practice with no binding force.
 */
export const basis = z.enum(['plan', 'rule', 'ticket', 'internal', 'advice']);

export type Basis = z.infer<typeof basis>;

/** Ids of clauses, as the plan numbers them, and of rules such as `secrecy-law-35`. Mere advice may cite none. */
export const citations = z.array(ref('clause', 'rule'));
