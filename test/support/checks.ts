import { spawnSync } from 'node:child_process';

/** One check of the tree that is not a test of behaviour. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const checks: readonly Check[] = [
  { name: 'content', command: ['node', 'src/content/check.ts'] },
  { name: 'types', command: ['astro', 'check', '--minimumSeverity', 'warning'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'unused files, exports and dependencies', command: ['knip', '--no-progress'] },
];

/** Runs every check, prints what fails, and counts. */
export function runChecks(): { readonly passed: number; readonly failed: number } {
  let failed = 0;
  for (const { name, command } of checks) {
    const [program = '', ...words] = command;
    const started = performance.now();
    const run = spawnSync(program, words, {
      encoding: 'utf8',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const passed = run.status === 0;
    console.log(`${passed ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`);
    // The content check prints the totals of the traceability matrix: those are worth seeing either way.
    if (!passed || name === 'content') console.log(`${run.stdout}${run.stderr}`.trim());
    if (!passed) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}
