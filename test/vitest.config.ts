import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { FROZEN_PLAN, LIVE_PLAN } from './fixtures/plan-folders.ts';
import { isPlanOfStories } from './support/story-content.ts';

/** How many times as often properties are tried: so much longer may a test take. */
const RUNS = Number(process.env['RUNS'] ?? 1);

/**
 * When a test is taken to hang, in milliseconds. How long one takes beside another load says nothing of what it tests; the slowest, which
 * build a site or walk every way through the triage, have taken more than a minute.
 */
const HANGS = 600_000;

/** The plan in `content/`, built for tests that ask for it, and the frozen one. */
const live = { env: { PLAN: LIVE_PLAN }, globalSetup: ['test/support/live-plan.ts'] };
const frozen = { env: { PLAN: FROZEN_PLAN }, globalSetup: ['test/support/frozen-plan.ts'] };
/** The plan that the stories in browsers are of. */
const ofStories = isPlanOfStories ? live : frozen;

/** Tests that hold for every release and take too long for every change: `npm run proof` runs them. */
const proof = 'test/**/*.proof.test.ts';
/** The same, in a browser. */
const proofInBrowser = 'test/e2e/**/*.proof.test.ts';

/** The main job, which every engine plays. */
const everyEngine = 'test/e2e/engines.test.ts';

/** Screens without layout: each test loads the modules of a page anew. */
const screens = 'test/screens/**/*.test.ts';

/** The names that go with the plan the tests run on. */
const resolve = {
  alias: { '#names': fileURLToPath(new URL('support/own-names.ts', import.meta.url)) },
};

const builtSite = 'test/support/built-site.ts';
const storySite = { ...ofStories, globalSetup: [...ofStories.globalSetup, builtSite] };

const browser = {
  environment: 'node' as const,
  expect: { requireAssertions: true },
  // One worker, and so one Chromium, for file after file: these tests keep nothing in modules.
  isolate: false,
  testTimeout: HANGS,
  hookTimeout: HANGS,
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          expect: { requireAssertions: true },
          // One process for all files: most of their time went into loading the same modules again.
          isolate: false,
          setupFiles: ['test/support/fresh-page.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/live/**', screens, proof],
          environment: 'node',
          ...frozen,
          testTimeout: HANGS * RUNS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: {
          name: 'screens',
          expect: { requireAssertions: true },
          isolate: false,
          setupFiles: ['test/support/fresh-page.ts'],
          include: [screens],
          environment: 'node',
          ...ofStories,
          testTimeout: HANGS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: {
          name: 'proof',
          expect: { requireAssertions: true },
          include: [proof],
          exclude: [proofInBrowser],
          environment: 'node',
          ...frozen,
          testTimeout: HANGS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: { ...browser, ...storySite, name: 'proof-browser', include: [proofInBrowser] },
      },
      {
        resolve,
        test: {
          name: 'content',
          expect: { requireAssertions: true },
          isolate: false,
          // Tests that hold of every plan, and those of the plan in content/ alone: these lie with it, and go with it.
          include: ['test/live/content/*.test.ts', 'content/test/*.test.ts'],
          environment: 'node',
          ...live,
          setupFiles: ['test/support/property-runs.ts'],
          testTimeout: HANGS * RUNS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: {
          ...browser,
          ...storySite,
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [everyEngine, proof],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...browser,
          ...storySite,
          name: 'engines',
          include: [everyEngine],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...browser,
          ...live,
          globalSetup: [...live.globalSetup, builtSite],
          // The site of whatever plan is in content/.
          name: 'live',
          include: ['test/live/site/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
