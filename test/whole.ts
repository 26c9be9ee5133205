import { mkdtempSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { LIVE_PLAN } from './fixtures/plan-folders.ts';
import { build, discard } from './support/built-site.ts';
import { checks, runCheck } from './support/checks.ts';
import { provideChromium } from './support/chromium.ts';
import { provideEngines } from './support/engines.ts';
import { provideNats } from './support/nats.ts';
import { provideNginx } from './support/nginx.ts';
import { runProgram } from './support/run-program.ts';
import { isPlanOfStories } from './support/story-content.ts';

/**
 * `npm test`: the build, then the browser tests; beside them, as they wait for frames and disks, all else; then each that failed, and one line that counts all.
 */
provideChromium();
provideEngines();
provideNats();
provideNginx();
// The clock of all tests: what is fetched once a machine does not count.
const started = performance.now();
const machine = watchMachine();
const reports = mkdtempSync(join(tmpdir(), 'yuqing-test-'));
process.env['BUILT'] ??= String(process.pid);
// More room for what is soon thrown away: collecting it took a tenth of the processor's time.
process.env['NODE_OPTIONS'] ??= '--max-semi-space-size=64';
// Programs that tests start anew, some hundred times, are compiled once: half of what each takes.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');
const count = { passed: 0, failed: 0 };
/** Each failed test by name with the beginning of why: told again at the end, where a log of thousands of lines is read first. */
const failures: string[] = [];
const tally = (passed: boolean): void => {
  count[passed ? 'passed' : 'failed'] += 1;
};

/** How long each part took, and how much of the machine was at work meanwhile, in the order in which they came to an end. */
const parts: (readonly [part: string, seconds: number, busy: string])[] = [];

/** The seconds that the cores of this machine worked and rested so far, for whomever: what a browser starts is not told to who started it. */
function machineSeconds(): { readonly busy: number; readonly idle: number } {
  let [busy, idle] = [0, 0];
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy: busy / 1000, idle: idle / 1000 };
}

/** Begins to look at the machine. @returns how much of it was at work until asked */
function watchMachine(): () => { readonly busy: number; readonly share: string } {
  const before = machineSeconds();
  return () => {
    const now = machineSeconds();
    const [busy, idle] = [now.busy - before.busy, now.idle - before.idle];
    return { busy, share: `${((100 * busy) / Math.max(busy + idle, 0.01)).toFixed(0)} % busy` };
  };
}

/** The lines after the first say what was expected, or what a page showed instead; the stack does not help. */
const beginning = (message = ''): string =>
  (message.split(/\n\s+at /, 1)[0] ?? '').replaceAll(/\s*\n\s*/g, ' | ').slice(0, 800);

/** Runs projects of Vitest and counts their tests. A run that fails without a failed test is one failure. */
async function runTests(workers: number, ...projects: readonly string[]): Promise<void> {
  const report = join(reports, `${projects.join('-')}.json`);
  const machine = watchMachine();
  const {
    passed,
    output: told,
    seconds,
  } = await runProgram([
    'vitest',
    'run',
    ...['--config', 'test/vitest.config.ts', '--root', '.', '--reporter', 'default', '--reporter', 'json'],
    ...['--outputFile.json', report, '--maxWorkers', String(workers)],
    ...projects.flatMap(project => ['--project', project]),
  ]);
  let failed = 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    count.passed += numPassedTests;
    failed += numFailedTests;
    // A file that could not even be loaded has failed though it holds no failed test.
    for (const { name, status, message, assertionResults } of testResults) {
      if (status === 'failed' && assertionResults.length === 0) {
        failed += 1;
        failures.push(`${relative('.', name)}: ${beginning(message)}`);
      }
      for (const each of assertionResults)
        if (each.status === 'failed')
          failures.push(`${relative('.', name)} > ${each.fullName}: ${beginning(each.failureMessages[0])}`);
    }
  } catch {
    failed += 1;
  }
  if (!passed && failed === 0) failed = 1;
  count.failed += failed;
  parts.push([projects.join(', '), seconds, machine().share]);
  console.log(`${failed === 0 ? 'ok' : 'FAILED'}  tests: ${projects.join(', ')} (${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log(told);
}

async function runBuild(): Promise<void> {
  // A run that was killed may have left its build, and another may have the same number.
  discard();
  const began = performance.now();
  const machine = watchMachine();
  const fault = (await build('stories')) ?? (await build('live'));
  const seconds = (performance.now() - began) / 1000;
  parts.push(['build', seconds, machine().share]);
  console.log(`${fault === undefined ? 'ok' : 'FAILED'}  build (${seconds.toFixed(1)} s)`);
  if (fault !== undefined) {
    tally(false);
    console.log(fault);
  }
}

/** Takes the plan as it is now, once for all tests that ask for it. Where it has a fault, they say so themselves. */
async function takePlan(): Promise<void> {
  const { passed } = await runProgram(['node', 'test/support/live-plan.ts']);
  if (passed) process.env['PLAN'] = LIVE_PLAN;
}

if (!isPlanOfStories)
  console.log(
    'content/ holds another plan than the stories in browsers are of: they are played on the frozen one, and on yours what any plan can play.',
  );
const ready = Promise.all([takePlan(), runBuild()]);
/** All that is not the browser tests: about as much work as these, so that one hand for it comes to an end with them. */
const work: (() => Promise<void>)[] = [
  () => runTests(1, 'unit'),
  () => runTests(1, 'screens'),
  () => ready.then(() => runTests(1, 'content')),
  () => ready.then(() => runTests(1, 'engines', 'live')),
  ...checks.map(check => async () => {
    await ready;
    const machine = watchMachine();
    const { passed, seconds } = await runCheck(check, true);
    tally(passed);
    parts.push([check.name, seconds, machine().share]);
  }),
];
const hand = async (): Promise<void> => {
  for (let job = work.shift(); job !== undefined; job = work.shift()) await job();
};
// The worker that has tried the browser helps with the rest.
await Promise.all([hand(), ready.then(() => runTests(2, 'browser')).then(hand)]);
discard();

for (const failure of failures) console.log(`FAILED  ${failure}`);
// One place for the numbers that a note quotes. The load is that of the last fifteen minutes: beside other work the same takes
// longer.
for (const [part, seconds, busy] of parts.sort(([, one], [, other]) => other - one))
  console.log(`${seconds.toFixed(0).padStart(6)} s  ${busy.padStart(10)}  ${part}`);
const [, , load = 0] = loadavg();
const { busy, share } = machine();
console.log(
  `${((performance.now() - started) / 1000).toFixed(0)} s, ${busy.toFixed(0)} s of processor by all on this machine (${share}), load ${load.toFixed(1)} on ${availableParallelism()} cores`,
);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
