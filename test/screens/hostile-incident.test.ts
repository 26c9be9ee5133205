import { expect } from 'vitest';
import { harmOn, tourOfHarm } from '../e2e/hostile-tour.ts';
import { test } from '../support/dom-test.ts';
import { wideLog } from '../support/four-stories.ts';

test('of an incident in every text of which somebody put harm no screen runs, links or hides anything', async ({
  officer,
  page,
}) => {
  const places: string[] = [];
  await tourOfHarm(
    officer,
    wideLog(),
    async place => {
      places.push(place);
      expect(await harmOn(page), place).toEqual([]);
      // The harm is there to be read, as the words it is.
      if (place.endsWith('/log')) expect(await page.locator('main').textContent()).toContain('onerror=');
    },
    2,
  );
  expect(places.length).toBeGreaterThan(20);
}, 60_000);
