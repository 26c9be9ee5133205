import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomDeeds } from '../../../src/content/random-trainee.ts';
import { rehearse } from '../../../src/training/drills/rehearse.ts';
import { endOf } from '../../../src/training/drills/run.ts';
import { type Story, storyLines, storyOf } from '../../../src/training/drills/story.ts';
import { at, doAll, fullRun, scenario, stageOf } from '../../support/drill.ts';
import { index } from '../../support/playbook.ts';
import { runs } from '../../support/property-runs.ts';

const ideal = (moment = endOf(fullRun)): Story =>
  storyOf(fullRun, index, [doAll(stageOf(), ...scenario.ideal)], moment);

describe('the story of a run', () => {
  test('tells what came and what was done, in order, each thing once', () => {
    const lines = storyLines(ideal()).map(line =>
      line.kind === 'arrival'
        ? `> ${line.arrival.item.id}`
        : line.act.kind === 'step'
          ? line.act.step
          : line.act.kind,
    );
    expect(lines).toEqual([
      '> first',
      'open',
      'report-to-leaders',
      '> caller',
      'reply',
      '> check',
      'fact',
      '> crowd',
      'draft-statement',
      'publication-review',
      'section-opinion',
      'approve-content',
      'publish',
      '> calm',
      'theme',
      '> double',
      'note',
      'note',
      '> cause-known',
      '> seventh',
      '> eighth',
    ]);
  });

  test('says of an act what it answered and what it earned', () => {
    const replied = storyLines(ideal()).find(line => line.kind === 'act' && line.act.kind === 'reply');
    expect(replied).toMatchObject({
      answers: [{ arrival: { item: { id: 'caller' } } }],
      earned: [{ objective: { id: 'answer' } }],
      failures: [],
    });
  });

  test('ends where the run was ended', () => {
    const story = ideal(at('PT1H'));
    expect(story.acts.map(({ kind }) => kind)).toEqual(['open', 'grade', 'step', 'note', 'reply']);
    expect(story.outcome.verdict).toBe('open');
  });

  test('says where the trainee took over', () => {
    expect(storyOf({ ...fullRun, from: 60_000 }, index, [], at('PT1H'))).toMatchObject({
      start: at('PT0M'),
      begun: at('PT1M'),
      acts: [],
    });
  });

  test('of whatever anybody does can be told, and leaves no grade without its line', () => {
    fc.assert(
      fc.property(fc.nat(5000), seed => {
        const stage = stageOf();
        const { log } = rehearse(stage, fullRun, randomDeeds(stage, seed));
        const story = storyOf(fullRun, index, log === undefined ? [] : [log], endOf(fullRun));
        const lines = storyLines(story);
        const earned = lines.flatMap(line => (line.kind === 'act' ? line.earned : []));
        const marked = story.outcome.marks.filter(({ event }) => event !== undefined);
        expect(new Set(earned)).toEqual(new Set(marked));
        const failed = lines.flatMap(line => (line.kind === 'act' ? line.failures : []));
        expect(new Set(failed)).toEqual(new Set(story.outcome.failures));
      }),
      { numRuns: runs(20) },
    );
  });
});
