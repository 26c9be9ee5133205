import { expect } from 'vitest';
import { wideLog } from '../support/four-stories.ts';
import { printedWords } from '../support/pdf.ts';
import { ticketLog } from '../support/story.ts';
import { test } from './fixtures.ts';
import { harmOn, tourOfHarm } from './hostile-tour.ts';

test.for([
  ['a wide matter', wideLog],
  ['a ticket', ticketLog],
] as const)(
  '%s in every text of which somebody put harm runs nothing on any screen, and prints no more than is seen',
  { timeout: 900_000 },
  async ([, logOf], { officer, page }) => {
    const printed: string[] = [];
    // A violation of the page's policy is an error of the page, which fails the test: nothing may even be tried.
    await tourOfHarm(officer, logOf(), async place => {
      expect(await harmOn(page), place).toEqual([]);
      // Printing a step's sheet prints the list, which has been printed already.
      if (place.includes('/step/')) return;
      const words = await printedWords(page);
      expect(words, place).not.toMatch(/\p{Default_Ignorable_Code_Point}|\p{Cc}/u);
      printed.push(words);
    });
    expect(printed.join('')).toContain('onerror=');
  },
);
