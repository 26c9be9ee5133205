import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './support/checks.ts';
import { provideChromium } from './support/chromium.ts';

/** `npm test`: the checks, then every test, then one line that counts both. */
const chromium = provideChromium();
const checks = runChecks();

const report = join(mkdtempSync(join(tmpdir(), 'yuqing-test-')), 'report.json');
const vitest = spawnSync(
  'vitest',
  [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--root',
    '.',
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium ?? '', ASTRO_TELEMETRY_DISABLED: '1' } },
);

let passed = checks.passed;
let failed = checks.failed;
try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  // A file that could not even be loaded has failed though it holds no failed test.
  failed += numFailedTests;
  for (const { status, assertionResults } of testResults)
    if (status === 'failed' && assertionResults.length === 0) failed += 1;
} catch {
  failed += 1;
}
if (vitest.status !== 0 && failed === 0) failed = 1;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
