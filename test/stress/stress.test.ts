import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePackage } from '../../src/incident/package.ts';
import { readScenario } from '../support/drill.ts';
import { digest, playbook } from '../support/playbook.ts';
import { moment, quarryLog } from '../support/story.ts';
import { reportOf } from './report.ts';
import { POSTS, type Setting, study } from './study.ts';
import { readOwn, worldOf } from './world.ts';

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

test('a bureau’s closed incidents count before scenarios; what is none is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stress-'));
  const save = (name: string, until?: number): void => {
    const { events, gaps } = quarryLog(until);
    const pinned = { playbooks: [{ digest, playbook }], events, gaps, attachments: [] };
    writeFileSync(join(folder, name), writePackage(pinned, moment('18:00', 25)));
  };
  save('closed.json');
  save('open.json', moment('16:00'));
  writeFileSync(join(folder, 'note.txt'), '不是事件包');
  const own = readOwn(folder);
  rmSync(folder, { recursive: true });
  expect(own.refusedFiles).toEqual(['note.txt', 'open.json']);
  const { durations } = worldOf(['rain-landslide'].map(readScenario), own).world;
  // Opened at 9:20, the first fact verified at 11:50.
  expect(durations.firstFact).toEqual([150]);
  expect(durations.steps.get('report-upward')).toEqual([15]);
});
