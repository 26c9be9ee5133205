import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FROZEN_PLAN } from '../fixtures/plan-folders.ts';

/** The frozen plan; where `PLAN` names a folder, another that `write-plan.ts` has written. */
const folder = process.env['PLAN'] ?? FROZEN_PLAN;

/** One file of the plan, parsed and unchecked. */
export const readPlan = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** Ids of the plan's scenarios. @public for tests that lie with a plan */
export const scenarioIds: readonly string[] = readdirSync(join(folder, 'scenarios')).map(name =>
  name.replace('.json', ''),
);
