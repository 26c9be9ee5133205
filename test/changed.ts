import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type Check, checks, runCheck } from './support/checks.ts';
import { testsReachedBy } from './support/reach.ts';
import { runProgram } from './support/run-program.ts';

/**
 * `npm test -- --changed`: types, lint of the changed files, and the unit and screen tests that they reach, the nearest first. It answers
 * in seconds while one writes; `.ci/run` stays the whole.
 */
const started = performance.now();

/** So many test files take about twenty seconds. A file of the desk's core reaches three hundred: the whole run is for them. */
const MOST = 30;

const UNIT_AND_SCREENS = [
  ...['--config', 'test/vitest.config.ts', '--root', '.', '--maxWorkers', '1'],
  ...['--project', 'unit', '--project', 'screens'],
];

const git = (...words: readonly string[]): readonly string[] =>
  execFileSync('git', ['-c', 'core.quotePath=false', ...words], { encoding: 'utf8' })
    .split('\n')
    .filter(line => line !== '');
const files = git('ls-files', '--cached', '--others', '--exclude-standard').filter(file => existsSync(file));
const changed = [
  ...new Set([...git('diff', '--name-only', 'HEAD'), ...git('ls-files', '--others', '--exclude-standard')]),
];

const there = new Set(files);
const scripts = files.filter(file => /^(src|test|content)\/.*\.tsx?$/.test(file));
const reached = testsReachedBy(
  changed,
  new Map(scripts.map(file => [file, readFileSync(file, 'utf8')])),
).filter(file => there.has(file) && !/^(test\/(e2e|live)|content)\/|\.proof\.test\.ts$/.test(file));
const nearest = reached.slice(0, MOST);
const has = (name: RegExp): boolean => changed.some(file => name.test(file));
const tests = [...(has(/\.css$/) ? ['test/styles.test.ts'] : []), ...nearest];
const linted = changed.filter(file => there.has(file) && /\.(tsx?|m?js|jsonc?|css)$/.test(file));

const wanted: readonly Check[] = [
  ...checks.filter(({ name }) => name === 'types' || (name === 'types of pages' && has(/\.astro$/))),
  ...(linted.length > 0
    ? [
        {
          name: 'lint and format',
          command: ['biome', 'ci', '--colors=off', '--error-on-warnings', ...linted],
        } as const,
      ]
    : []),
  ...(has(/^content\//)
    ? [{ name: 'content', command: ['node', 'src/content/check.ts', '--unplayed'] } as const]
    : []),
  ...(tests.length > 0
    ? [
        {
          name: `${tests.length} files of tests`,
          command: ['vitest', 'run', ...UNIT_AND_SCREENS, ...tests],
        } as const,
      ]
    : []),
];
// Astro writes the types of styles and content; a fresh checkout has none.
if (!existsSync('.astro/types.d.ts')) await runProgram(['astro', 'sync']);
const results = await Promise.all(wanted.map(check => runCheck(check)));
const further = reached.length - nearest.length;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${changed.length} changed files, ${seconds} s${further > 0 ? `; ${further} files of tests that they reach from further away did not run` : ''}. npm test runs all.`,
);
if (results.some(({ passed }) => !passed)) process.exitCode = 1;
