import { expect, test } from 'vitest';
import { readScenario } from '../support/drill.ts';
import { playbook } from '../support/playbook.ts';
import { reportOf } from './report.ts';
import { POSTS, type Setting, study } from './study.ts';
import { worldOf } from './world.ts';

const { world, sources } = worldOf(['rain-landslide', 'archive-leak'].map(readScenario));
/** Nobody approves in the night: where posts could matter most. */
const settings = POSTS.map((posts): Setting => ({ posts, reachable: false, arranged: 'nothing' }));
const found = study(world, { first: 1, count: 12 }, undefined, settings);
const report = reportOf(playbook, found, sources);

/** Deadlines that start by what happened; a promise starts by what was done, and who does more promises more. */
const fixed = playbook.deadlines.filter(({ anchor }) => !('promise' in anchor));

test('more posts keep no fewer deadlines on the same nights', () => {
  const keptBy = found.results.map(({ deadlines }) =>
    fixed.map(({ id }) => deadlines.get(id)?.kept ?? 0).reduce((sum, kept) => sum + kept, 0),
  );
  expect(keptBy[0]).toBeGreaterThan(20);
  expect(keptBy).toEqual([...keptBy].sort((one, other) => one - other));
});

test('the same seeds give the same report, others another', () => {
  const again = (first: number) => study(world, { first, count: 1 }, undefined, settings.slice(0, 1));
  expect(again(3)).toEqual(again(3));
  expect(again(4).results).not.toEqual(again(3).results);
});

test('the desk refuses nothing that a night does', () => {
  expect(found.refused).toEqual([]);
});

test('every deadline of the plan is in the report, with the assumptions and the seeds', () => {
  for (const { title } of playbook.deadlines) expect(report).toContain(title);
  expect(report).toContain('种子：1至12');
  expect(report).toContain('这不是预测');
});
