import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { formText } from '../../src/kit/form-words.ts';
import type { Catalog } from '../../src/training/lessons/catalog.ts';
import { test as browserTest } from '../support/browser.ts';
import { Desk } from './desk.ts';
import { Trainee } from './drills.ts';
import { Caller } from './first.ts';
import { catalogOf, Learner } from './learner.ts';
import { Officer, seen } from './officer.ts';

/** Waits until a value holds; machines are busy, so a moment is never enough. */
export const eventually = <Value>(read: () => Value | Promise<Value>) =>
  expect.poll(read, { timeout: 45_000, interval: 30 });

/** A test of one person, who begins at the first visit: whichever of these it asks for. */
export const test = browserTest.extend<{
  readonly officer: Officer;
  readonly desk: Desk;
  readonly alone: Caller;
  readonly trainee: Trainee;
  readonly catalog: Catalog;
  readonly learner: Learner;
}>({
  officer: ({ visited }, use) => use(new Officer(visited)),
  desk: ({ visited }, use) => use(new Desk(visited)),
  alone: ({ visited }, use) => use(new Caller(visited)),
  trainee: ({ visited }, use) => use(new Trainee(visited)),
  catalog: async ({ site }, use) => use(await catalogOf(site)),
  learner: ({ visited, catalog }, use) => use(new Learner(visited, catalog)),
});

/** Takes the hour out of a date, lets the page's clock, which the test has installed, tick, and sends the form: it is refused, the date left as it stands. */
export async function refusesHalfDate(field: Locator, send: Locator): Promise<void> {
  const page = field.page();
  await field.focus();
  for (const key of ['Tab', 'Tab', 'Tab', 'Backspace']) await page.keyboard.press(key);
  const isHalf = (): Promise<boolean> =>
    field.evaluate(input => (input as HTMLInputElement).validity.badInput);
  expect(await isHalf()).toBe(true);
  await page.clock.runFor(1500);
  expect(await isHalf()).toBe(true);
  await send.click();
  await seen(page.getByText(formText.halfTime, { exact: true }));
  expect(await isHalf()).toBe(true);
}
