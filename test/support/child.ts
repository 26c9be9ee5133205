import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs until it is ended. */
export interface Child {
  /** The part of its output that was waited for. */
  readonly output: string;
  end(): Promise<void>;
}

/** Ends a program with all that it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // Windows knows no groups of processes.
  if (process.platform === 'win32') spawnSync('taskkill', ['/F', '/T', '/PID', String(child.pid)]);
  else process.kill(-child.pid, 'SIGKILL');
  await ended;
}

/**
 * Starts a program as the leader of a group of its own, and waits until it says that it is ready.
 * @param ready finds, in a line that it prints, what is told of it; without it nothing is waited for
 */
export async function startChild(
  [program, ...words]: readonly [string, ...string[]],
  ready: RegExp | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Child> {
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  const kill = (): void => void end(child);
  process.once('exit', kill);
  const output = await new Promise<string>((resolve, reject) => {
    if (ready === undefined) {
      resolve('');
      return;
    }
    const late = setTimeout(() => reject(new Error(`${program} does not get ready`)), 60_000);
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', line => {
        const found = ready.exec(line);
        if (found === null) return;
        clearTimeout(late);
        resolve(found[1] ?? '');
      });
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(late);
      reject(new Error(`${program} ended before it was ready`));
    });
  }).catch(async error => {
    await end(child);
    throw error;
  });
  return {
    output,
    end: async () => {
      process.off('exit', kill);
      await end(child);
    },
  };
}
