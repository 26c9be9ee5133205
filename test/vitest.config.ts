import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the words of a plan. They run on the plan as it is now. */
const ofThePlan = [
  'test/desk/gate/wording.test.ts',
  'test/playbook/deadline/compute.test.ts',
  'test/search/recall.test.ts',
  'test/training/drills/drill-words.test.ts',
];

/** How many times as often properties are tried: so much longer may a test take. */
const RUNS = Number(process.env['RUNS'] ?? 1);

/**
 * When a test is taken to hang, in milliseconds. How long one takes beside another load says nothing of what it tests, and the slowest
 * takes six seconds by itself.
 */
const HANGS = 120_000;

/** What every engine plays, beside what needs no browser. */
const everyEngine = ['test/e2e/engines.test.ts', 'test/e2e/team-engines.test.ts'];

/** The names that go with the plan the tests run on. */
const resolve = {
  alias: { '#names': fileURLToPath(new URL('support/own-names.ts', import.meta.url)) },
};

const browser = {
  environment: 'node' as const,
  // One worker, and so one Chromium, for file after file: these tests keep nothing in modules.
  isolate: false,
  globalSetup: ['test/support/live-plan.ts', 'test/support/built-site.ts'],
  testTimeout: 3 * HANGS,
  hookTimeout: 3 * HANGS,
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
          exclude: ['test/e2e/**', 'test/content/**', ...ofThePlan],
          environment: 'node',
          env: { PLAN: 'test/fixtures/plan' },
          testTimeout: HANGS * RUNS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: {
          name: 'content',
          expect: { requireAssertions: true },
          isolate: false,
          include: ['test/content/**/*.test.ts', ...ofThePlan],
          environment: 'node',
          globalSetup: ['test/support/live-plan.ts'],
          setupFiles: ['test/support/property-runs.ts'],
          testTimeout: HANGS * RUNS,
          hookTimeout: HANGS,
        },
      },
      {
        resolve,
        test: {
          ...browser,
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          exclude: everyEngine,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...browser,
          name: 'engines',
          include: everyEngine,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
