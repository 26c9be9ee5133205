import type { z } from '../../base/schema.ts';
import type { patternSchema, singlePatternSchema } from './pattern-schema.ts';
import type { scenarioSchema } from './scenario-schema.ts';

/** A drill: its events, the trainee's tasks, the public's reactions, and the marking. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Inject = Scenario['injects'][number];
export type Reaction = Scenario['reactions'][number];
export type Trigger = Reaction['when'];
/** A question of the public. */
export type AskedQuestion = Scenario['public']['questions'][number];
/** A fact of an arrival that can be entered into the ledger. */
export type InjectFact = NonNullable<Inject['facts']>[number];
export type Trap = Scenario['traps'][number];
export type Objective = Scenario['objectives'][number];
export type SinglePattern = z.infer<typeof singlePatternSchema>;
/** One act, or any of several. */
export type Pattern = z.infer<typeof patternSchema>;
export type Approver = NonNullable<Scenario['approvers']>[string];
export type Deed = Scenario['ideal'][number];
export type DrillForm = 'full' | 'short';

export const alternatives = (pattern: Pattern): readonly SinglePattern[] =>
  'any' in pattern ? pattern.any : [pattern];
