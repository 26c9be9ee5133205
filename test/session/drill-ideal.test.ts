import { expect, test } from 'vitest';
import { drillOf } from '../../src/incident/opening.ts';
import { idealLogs } from '../../src/session/drill-beginnings.ts';
import { idealCast } from '../../src/text/drill-cast.ts';
import { endOf } from '../../src/training/course.ts';
import { storyOf } from '../../src/training/story.ts';
import { fullRun, scenario } from '../support/drill.ts';
import { index } from '../support/playbook.ts';

test.each(['full', 'short'] as const)('the ideal path to hold a %s run against passes', form => {
  const run = { ...fullRun, form };
  const story = storyOf(run, index, idealLogs(run, index, idealCast), endOf(run));
  expect(story.outcome.verdict).toBe('passed');
  expect(story.outcome.marks.map(({ grade }) => grade)).not.toContain('U');
});

test('the ideal path belongs to a run of its own', () => {
  const marks = [1, 2].map(() => idealLogs(fullRun, index, idealCast).map(drillOf)[0]);
  expect(marks[0]).toMatchObject({ scenario: scenario.id, seed: fullRun.seed });
  expect(marks[0]?.run).not.toBe(marks[1]?.run);
});
