import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { byProgram, type ProofResult } from './told.ts';

/** Carries Chromium 92, the oldest that the site is built for, in 48 MB. It is run here, and no dependency. */
const PACKAGE = 'chrome-aws-lambda@10.1.0';
const FOLDER = '.cache/chromium-92';

/** Fetches the package through npm. @returns the browser's path, or `undefined` where it cannot be had or does not run */
function provide(): string | undefined {
  const executable = join(FOLDER, 'chromium');
  if (!existsSync(executable)) {
    mkdirSync(FOLDER, { recursive: true });
    const { stdout, status } = spawnSync('npm', ['pack', PACKAGE, '--silent'], {
      cwd: FOLDER,
      encoding: 'utf8',
    });
    if (status !== 0) return undefined;
    const member = 'package/bin/chromium.br';
    if (spawnSync('tar', ['xzf', stdout.trim(), member], { cwd: FOLDER }).status !== 0) return undefined;
    writeFileSync(executable, brotliDecompressSync(readFileSync(join(FOLDER, member))), { mode: 0o755 });
  }
  // Says which libraries the machine lacks, by failing to load.
  return spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout.includes('not found')
    ? undefined
    : executable;
}

/** Plays the scenario of all engines in the oldest Chromium that the site is built for. */
export async function proveOldChromium(): Promise<ProofResult> {
  const executable = provide();
  if (executable === undefined)
    return {
      line: `LEFT OUT  the scenario in Chromium 92: ${PACKAGE} cannot be had or run here`,
      faults: [],
    };
  process.env['OLD_CHROMIUM'] = executable;
  return byProgram('the scenario of all engines in Chromium 92', [
    'vitest',
    'run',
    ...['--config', 'test/vitest.config.ts', '--root', '.', '--project', 'engines'],
  ]);
}
