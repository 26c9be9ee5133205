import { namesSchema, type PlanNames } from '../../src/plan/names.ts';
import { readPlan } from './plan.ts';

/** `#names` in tests: the names that belong to the plan they run on. */
export const names: PlanNames = namesSchema.parse(readPlan('names'));
