import { runProgram } from './run-program.ts';

/** One check of the tree that is not a test of behaviour. */
export interface Check {
  readonly name: string;
  readonly command: readonly [program: string, ...words: string[]];
  /**
   * Arguments added where the site was built: Astro has written the types of its content by then, and writing them anew would
   * take them from a build that goes on beside it.
   */
  readonly built?: string;
}

/**
 * The pages first: with them Astro writes the types of its content, which all else needs. What is no page is read by the native compiler, in
 * a quarter of the time.
 */
export const checks: readonly Check[] = [
  {
    name: 'types of pages',
    command: ['astro', 'check', '--minimumSeverity', 'warning', '--tsconfig', 'test/tsconfig.astro.json'],
    built: '--noSync',
  },
  { name: 'types', command: ['tsgo', '--noEmit', '--project', '.'] },
  { name: 'content', command: ['node', 'src/content/check.ts'] },
  { name: 'lint and format', command: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'] },
  { name: 'unused files, exports and dependencies', command: ['knip', '--no-progress'] },
];

/** Runs a check, prints what fails. @param isBuilt whether the site was built @returns whether it passed, and how long it took */
export async function runCheck(
  { name, command, built }: Check,
  isBuilt = false,
): Promise<{ readonly passed: boolean; readonly seconds: number }> {
  const more = isBuilt && built !== undefined ? [built] : [];
  const { passed, output: told, seconds } = await runProgram([...command, ...more]);
  console.log(`${passed ? 'ok' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
  // The content check prints the totals of the traceability matrix: those are worth seeing either way.
  if (!passed || name === 'content') console.log(told);
  return { passed, seconds };
}
