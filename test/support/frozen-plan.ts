import { FROZEN_CONTENT, FROZEN_PLAN } from '../fixtures/plan-folders.ts';
import { writtenPlan } from './written-plan.ts';

/** A set-up of Vitest: writes the frozen plan as engine tests read it. Written each time, as its schema may have changed. */
export default (): void => writtenPlan(FROZEN_CONTENT, FROZEN_PLAN);
