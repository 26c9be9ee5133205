import { spawn } from 'node:child_process';

/** The result of a program. */
interface Ran {
  readonly passed: boolean;
  /** All that it printed. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a program to its end; what it prints is kept. */
export function runProgram([program, ...words]: readonly [string, ...string[]]): Promise<Ran> {
  const started = performance.now();
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      output += piece;
    });
  return new Promise(resolve => {
    const end = (passed: boolean, more = ''): void =>
      resolve({ passed, output: (output + more).trim(), seconds: (performance.now() - started) / 1000 });
    child.on('error', error => end(false, String(error)));
    child.on('close', status => end(status === 0));
  });
}
