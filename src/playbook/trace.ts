import { type Clause, carriedKinds, clauseIdPattern } from '../plan/clause.ts';
import type { Exemption, Step } from './playbook.ts';

/** One clause and how the playbook answers it. */
export interface ClauseTrace {
  readonly clause: Clause;
  readonly steps: readonly Step[];
  /** Why no step carries it, where content says so. */
  readonly exemption: string | undefined;
  /** True for a clause that asks for action and gets neither a step nor a reason. */
  readonly hole: boolean;
}

/** Clause → steps: every clause in order with the steps that cite it. */
export function traceClauses(
  clauses: readonly Clause[],
  steps: readonly Step[],
  exemptions: readonly Exemption[],
): readonly ClauseTrace[] {
  return clauses.map(clause => {
    const carrying = steps.filter(({ cite }) => cite.includes(clause.id));
    const exemption = exemptions.find(item => item.clause === clause.id)?.reason;
    const hole = carriedKinds.has(clause.kind) && carrying.length === 0 && exemption === undefined;
    return { clause, steps: carrying, exemption, hole };
  });
}

/** Totals of the matrix, as `npm run check` prints them. */
export function traceTotals(traces: readonly ClauseTrace[], steps: readonly Step[]) {
  // Clauses of a kind that asks for action.
  const toCarry = traces.filter(({ clause }) => carriedKinds.has(clause.kind));
  const citations = steps.flatMap(({ cite }) => cite);
  const planCitations = citations.filter(id => clauseIdPattern.test(id)).length;
  return {
    clauses: traces.length,
    toCarry: toCarry.length,
    carried: toCarry.filter(({ steps: carrying }) => carrying.length > 0).length,
    exempted: toCarry.filter(({ exemption }) => exemption !== undefined).length,
    holes: toCarry.filter(({ hole }) => hole).length,
    steps: steps.length,
    /** Citations of clauses over all steps. */
    planCitations,
    /** Citations of rules over all steps. */
    ruleCitations: citations.length - planCitations,
  };
}
