import { describe, expect, test } from 'vitest';
import { randomDeeds } from '../../src/content/random-trainee.ts';
import { actSentence, arrivalNamed } from '../../src/training/drills/acts-words.ts';
import { triggerWords, unlessWords } from '../../src/training/drills/pattern-words.ts';
import { rehearse } from '../../src/training/drills/rehearse.ts';
import { endOf, type Run } from '../../src/training/drills/run.ts';
import { storyLines, storyOf } from '../../src/training/drills/story.ts';
import { injectLabel } from '../../src/training/drills/words.ts';
import { readScenario, scenario, stageOf } from '../../test/support/drill.ts';
import { scenarioIds } from '../../test/support/plan.ts';
import { index, playbook, required } from '../../test/support/playbook.ts';

const scenarios = scenarioIds.map(readScenario);

/** An id that reached the reader: a slug, where names are Chinese. */
const SLUG = /[a-z]+(-[a-z]+)+|undefined|\[object/;

describe.each(scenarios.map(each => [each.id, each] as const))('of %s', (_, each) => {
  const names = { playbook, scenario: each, definitions: index.definitions };

  test('every reaction says in words when it comes', () => {
    for (const { when, unless } of each.reactions) {
      expect(triggerWords(when, names)).toMatch(/^(一旦|到 T\+\d+:\d\d 还没有)[^ ]/);
      expect(triggerWords(when, names)).not.toMatch(SLUG);
      if (unless !== undefined) expect(unlessWords(unless, names)).not.toMatch(SLUG);
    }
  });

  test('whatever is done is told in words', () => {
    const stage = stageOf(each);
    const run: Run = { scenario: each, form: 'full', from: 0 };
    const logs = [each.ideal, ...[1, 2].map(seed => randomDeeds(stage, seed))].flatMap(deeds =>
      required(rehearse(stage, run, deeds).log, 'incident of a rehearsal'),
    );
    for (const log of logs) {
      const story = storyOf(run, index, [log], endOf(run));
      for (const line of storyLines(story))
        if (line.kind === 'act') expect(actSentence(line.act, story, playbook)).not.toMatch(SLUG);
    }
  });
});

describe('an act', () => {
  const run: Run = { scenario, form: 'full', from: 0 };
  const stage = stageOf();
  const { log } = rehearse(stage, run, scenario.ideal);
  const story = storyOf(run, index, log === undefined ? [] : [log], endOf(run));
  const sentences = storyLines(story).flatMap(line =>
    line.kind === 'act' ? [actSentence(line.act, story, playbook)] : [],
  );

  test.each([
    ['that opens the incident', /^做完初判/],
    ['that answers somebody, with the words', /^答复 来电 · 来电人：“正在核实，下午再答复。”$/],
    ['that records a fact, with its value', /^记进台账（已核实）：发生地点 石榴坡村村口$/],
    ['that publishes, with its title and place', /^发布简要信息（快报）《.*》（.+）$/],
    ['that hears a theme, by its name', /^记下反映：问进展$/],
    ['that notes something, with its kind', /^记录 · 决定：“下午碰头。”$/],
  ])('%s is told', (_, pattern) => {
    expect(sentences.some(sentence => pattern.test(sentence))).toBe(true);
  });
});

test('what is named by its id and is not there keeps its id', () => {
  expect(arrivalNamed(scenario, 'silent')).toBe('帖子 · 网民');
  expect(arrivalNamed(scenario, 'gone')).toBe('gone');
});

test('what reaches the trainee is labelled by how it comes, and never by how far it can be relied on', () => {
  for (const label of Object.values(injectLabel))
    expect(label).not.toMatch(/核实|传言|谣|属实|不实|可靠|未经/);
  // Something checked and something passed on look alike.
  expect(injectLabel.finding).toBe(injectLabel.message);
});
