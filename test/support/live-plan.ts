import { LIVE_PLAN } from '../fixtures/plan-folders.ts';
import { writtenPlan } from './written-plan.ts';

/**
 * Loaded before a program or as a set-up of Vitest, it hands on the plan as `content/` has it now: what drives a built site
 * must know the plan that the site was built with. Processes started by one that has it take the same.
 */
if (process.env['PLAN'] !== LIVE_PLAN) {
  writtenPlan('content', LIVE_PLAN);
  process.env['PLAN'] = LIVE_PLAN;
}

/** All is done when this file is loaded; Vitest wants to call something. */
export default (): void => undefined;
