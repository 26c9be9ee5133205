import { expect, test } from 'vitest';
import { incidentKinds } from '../../src/incident/kinds/registry.ts';
import { runKinds } from '../../src/training/kinds/run.ts';
import { isOfRun } from '../../src/training/of-run.ts';

test('the name of its kind tells an event of a run from one of an incident', () => {
  expect(Object.keys(runKinds).filter(type => !isOfRun({ type }))).toEqual([]);
  expect(Object.keys(incidentKinds).filter(type => isOfRun({ type }))).toEqual([]);
});
