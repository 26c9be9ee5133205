import { describe, expect } from 'vitest';
import { ORDER_PLACE } from '../../src/desk/triage/door-words.ts';
import { sumOf } from '../bench/story/counting-hand.ts';
import { atWork } from '../bench/story/machine.ts';
import { notice, quarry, type Story, ticket } from '../bench/story/stories.ts';
import { playStory, type StoryFigures } from '../bench/story/story-figures.ts';
import { test } from '../support/dom-test.ts';

/** The home page has no script: one press leads from it to the triage. */
const FROM_HOME = 1;

describe.each([quarry, notice, ticket] satisfies readonly Story[])('$name', story => {
  test('is played to its end, leaves nothing hollow, and takes no more presses and fields than before', async ({
    page,
    site,
  }) => {
    if (story.stranger !== true) await page.addInitScript(atWork.work, atWork.given);
    const { whole, faults }: StoryFigures = await playStory({ page, site }, story, async () => {
      await page.goto(`${site}start/${story.door === undefined ? '' : `#${ORDER_PLACE}`}`);
    });
    expect(faults).toEqual([]);
    const { clicks, fields } = sumOf([whole, { clicks: FROM_HOME, fields: 0 }]);
    expect(clicks).toBeLessThanOrEqual(story.budget.clicks);
    expect(fields).toBeLessThanOrEqual(story.budget.fields);
  });
});
