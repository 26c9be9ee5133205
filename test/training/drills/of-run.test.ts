import { expect, test } from 'vitest';
import { incidentKinds } from '../../../src/desk/incident/kinds.ts';
import { isOfRun } from '../../../src/training/drills/of-run.ts';
import { runKinds } from '../../../src/training/drills/run-kinds.ts';

test('the name of its kind tells an event of a run from one of an incident', () => {
  expect(Object.keys(runKinds).filter(type => !isOfRun({ type }))).toEqual([]);
  expect(Object.keys(incidentKinds).filter(type => isOfRun({ type }))).toEqual([]);
});
