import { runProgram } from '../support/run-program.ts';

/** The result of a proof. */
export interface ProofResult {
  /** All of it in one line. */
  readonly line: string;
  readonly faults: readonly string[];
  /** How long each desk took to open, in milliseconds. */
  readonly openings?: readonly number[];
}

/** A desk that takes longer to open, in milliseconds, is worth telling of. */
const SLOW_DESK = 5_000;
export const slowOf = (openings: readonly number[] = []): number =>
  openings.filter(each => each > SLOW_DESK).length;

/** The line of a proof. @param rest what it came to, in words */
export const lineOf = (
  { faults, openings }: Omit<ProofResult, 'line'>,
  rest: string,
  started: number,
): string => {
  const longest = (Math.max(0, ...(openings ?? [])) / 1000).toFixed(1);
  const slow = slowOf(openings);
  const finding =
    slow === 0 ? '' : ` (FINDING: ${slow} of ${openings?.length} took more than ${SLOW_DESK / 1000} s)`;
  return [
    `${faults.length === 0 ? 'ok  ' : 'FAILED'}  ${rest}`,
    ...(openings === undefined ? [] : [`slowest desk opened in ${longest} s${finding}`]),
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
  ].join('; ');
};

/** Proves something by a program of its own. */
export async function byProgram(
  what: string,
  words: readonly [string, ...string[]],
): Promise<ProofResult & { readonly told: string }> {
  const started = performance.now();
  const { passed, output: told } = await runProgram(words);
  const faults = passed ? [] : [told];
  return { line: lineOf({ faults }, what, started), faults, told };
}
