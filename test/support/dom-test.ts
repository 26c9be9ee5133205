import { test as base, expect } from 'vitest';
import type { Catalog } from '../../src/training/lessons/catalog.ts';
import { Desk } from '../e2e/desk.ts';
import { Trainee } from '../e2e/drills.ts';
import { Caller } from '../e2e/first.ts';
import { Learner } from '../e2e/learner.ts';
import { Officer } from '../e2e/officer.ts';
import type { Visit } from './browser.ts';
import { PATIENCE } from './dom-locator.ts';
import { ADDRESS, type DomBrowser, type DomOptions, openDomBrowser } from './dom-page.ts';
import { readPlan } from './plan.ts';

type DomVisit = Pick<Visit, 'page' | 'site' | 'allow'>;

interface Fixtures {
  /** Opens a fresh browser. May be called several times: whoever asks one page is at that page. */
  readonly visit: (options?: DomOptions) => Promise<DomVisit>;
  readonly visited: DomVisit;
  readonly page: Visit['page'];
  readonly site: string;
  readonly officer: Officer;
  readonly desk: Desk;
  readonly alone: Caller;
  readonly trainee: Trainee;
  readonly catalog: Catalog;
  readonly learner: Learner;
}

/** A test of one person at screens without layout: the page objects of the browser tests drive it, in a tenth of the time. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its destructured parameter.
  visit: async ({}, use) => {
    const opened: DomBrowser[] = [];
    await use(async options => {
      const browser = openDomBrowser(options);
      opened.push(browser);
      return { page: browser.page, site: ADDRESS, allow: browser.allow };
    });
    for (const browser of opened.reverse()) await browser.close();
  },
  visited: async ({ visit }, use) => use(await visit()),
  page: ({ visited }, use) => use(visited.page),
  site: ({ visited }, use) => use(visited.site),
  officer: ({ visited }, use) => use(new Officer(visited)),
  desk: ({ visited }, use) => use(new Desk(visited)),
  alone: ({ visited }, use) => use(new Caller(visited)),
  trainee: ({ visited }, use) => use(new Trainee(visited)),
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  catalog: ({}, use) => use(readPlan('catalog') as Catalog),
  learner: ({ visited, catalog }, use) => use(new Learner(visited, catalog)),
});

/** Waits until a value holds. */
export const eventually = <Value>(read: () => Value | Promise<Value>) =>
  expect.poll(read, { timeout: PATIENCE, interval: 5 });
