import { expect, test } from 'vitest';
import { drillOf } from '../../src/desk/incident/opening.ts';
import { idealStory } from '../../src/session/drill-beginnings.ts';
import { idealCast } from '../../src/training/drills/cast-words.ts';
import { beginOf, type Run, startOf } from '../../src/training/drills/run.ts';
import { responsesOf } from '../../src/training/drills/story.ts';
import { fullRun, scenario } from '../support/drill.ts';
import { index } from '../support/playbook.ts';

const HOUR = 3_600_000;

test.each(['full', 'short'] as const)(
  'the ideal path to hold a %s run against does all that can be proved; its words nobody has judged',
  form => {
    const { outcome } = idealStory({ ...fullRun, form }, index, idealCast);
    expect(outcome.verdict).toBe('pending');
    expect(outcome.marks.map(({ grade }) => grade)).not.toContain('U');
  },
);

test.each(['full', 'short'] as const)(
  'and is told from the beginning of the %s form, also to a run that was begun anew from what came later',
  form => {
    const retry: Run = { ...fullRun, form, from: 9 * HOUR };
    const story = idealStory(retry, index, idealCast);
    expect(story.begun).toBe(startOf(retry) + beginOf(retry));
    const waited = responsesOf(story).filter(({ arrival }) => arrival.at >= story.begun);
    expect(waited.length).toBeGreaterThan(0);
    expect(waited.filter(({ earlier, took }) => earlier || took === undefined)).toEqual([]);
  },
);

test('the ideal path belongs to a run of its own', () => {
  const marks = [1, 2].map(() => idealStory(fullRun, index, idealCast).logs.map(drillOf)[0]);
  expect(marks[0]).toMatchObject({ scenario: scenario.id, form: fullRun.form });
  expect(marks[0]?.run).not.toBe(marks[1]?.run);
});
