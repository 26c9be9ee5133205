import type { Context } from '../../src/desk/core/desk.ts';
import type { IncidentLog } from '../../src/desk/core/incident.ts';
import type { DrillMark } from '../../src/desk/triage/opened.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import { currentSurroundings, enter } from '../../src/session/surroundings.ts';
import { limitedFacts, NOW } from './answers.ts';
import { contextAt, openLog } from './incident.ts';

/** A run of a drill. */
export const drillMark: DrillMark = {
  run: '01KARM8C0000000000000000RN',
  scenario: 'village-building',
  form: 'full',
  from: 0,
};

/** Opens an incident of a drill on the real playbook. @throws when the facts are refused */
export const openDrill = (facts: Facts = limitedFacts, context: Context = contextAt(NOW)): IncidentLog =>
  openLog(facts, context, drillMark);

/** Does something on a page of a drill, or of real incidents; the page is afterwards what it was. */
export async function onPage<Result>(drill: boolean, work: () => Result): Promise<Awaited<Result>> {
  const before = currentSurroundings();
  enter({ ...before, now: () => NOW, drill: drill ? () => drillMark : undefined });
  try {
    return await work();
  } finally {
    enter(before);
  }
}
