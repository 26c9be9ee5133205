import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The frozen plan; where `PLAN` names a folder, another that `test/fixtures/freeze.ts` has written. */
const folder = process.env['PLAN'] ?? join(import.meta.dirname, '../fixtures/plan');

/** One file of the plan, parsed and unchecked. */
export const readPlan = (name: string): unknown =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));

/** Ids of the plan's scenarios. */
export const scenarioIds: readonly string[] = readdirSync(join(folder, 'scenarios')).map(name =>
  name.replace('.json', ''),
);
