import { describe, expect } from 'vitest';
import { ORDER_PLACE } from '../../src/desk/triage/door-words.ts';
import { type Counted, sumOf } from '../bench/story/counting-hand.ts';
import { atWork } from '../bench/story/machine.ts';
import { notice, quarry, type Story, ticket } from '../bench/story/stories.ts';
import { playStory, type StoryFigures } from '../bench/story/story-figures.ts';
import { test } from '../support/dom-test.ts';

/** The home page has no script: one press leads from it to the triage. */
const FROM_HOME = 1;

/**
 * The cost of each story from the first press to its end. It may fall, and never rise. Two presses of the first two record that
 * the first report was made: filing its text reports nothing. One field of the notice says what solved the matter: a fact of
 * the work so far, often a look at the site, is no measure, so none is proposed from it; another says why personal data are
 * cleared later than the closing, which the law asks on every track. One field of the quarry says how the meeting assessed the
 * matter, which the fact of meeting does not. One field of both is when the report came in: nothing proposes it, because a time
 * that nobody entered would make a late report of another office.
 */
const taken: readonly (readonly [story: Story, whole: Counted])[] = [
  [quarry, { clicks: 117, fields: 49 }],
  [notice, { clicks: 39, fields: 18 }],
  [ticket, ticket.budget],
];

describe.each(taken)('$name', (story, most) => {
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
    expect(clicks).toBeLessThanOrEqual(most.clicks);
    expect(fields).toBeLessThanOrEqual(most.fields);
  });
});
