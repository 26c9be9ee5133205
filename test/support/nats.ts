import { spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineConfig, type TeamAccount } from '../../src/server/engine-config.ts';
import { type Child, startChild } from './child.ts';

const installed = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'];
const folder = '.cache/nats';
const unpacked = `${folder}/usr/sbin/nats-server`;

/** The engine on this machine; `undefined` where there is none. */
export const findNats = (): string | undefined => [...installed, unpacked].find(each => existsSync(each));

/**
 * Debian's nats-server: the one on this machine, or its package fetched and unpacked beside the tests. It is not installed,
 * since that would start a server that listens to everybody. Where there is no way to it, that is said.
 */
export function provideNats(): void {
  if (findNats() !== undefined) return;
  if (existsSync('/usr/bin/apt-get')) {
    mkdirSync(folder, { recursive: true });
    const run = (command: string, ...words: string[]): boolean =>
      spawnSync(command, words, { cwd: folder, stdio: 'ignore' }).status === 0;
    if (
      run('apt-get', 'download', '-qq', 'nats-server') ||
      (run('apt-get', 'update', '-qq') && run('apt-get', 'download', '-qq', 'nats-server'))
    ) {
      const [file = ''] = readdirSync(folder).filter(name => name.endsWith('.deb'));
      run('dpkg-deb', '-x', file, '.');
    }
  }
  if (findNats() === undefined)
    console.log('SKIPPED  what a team does on a real engine: install nats-server to have it tried.');
}

/** An engine that runs on this machine alone. */
export interface Nats {
  /** For a machine to come to. */
  readonly address: string;
  /** Kills it as a power cut of its process would, and starts it again on the same port. @param meanwhile while it is gone */
  restart(meanwhile?: () => void | Promise<void>): Promise<void>;
  /** Takes all that it has stored. While it is gone. */
  wipe(): void;
  /** Lets other machines in. */
  admit(teams: readonly TeamAccount[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Ports from which an engine takes its own: it comes back on the same one, and the system hands these to nobody who asks for any.
 */
const PORTS = [20_000, 32_000] as const;
/** How many of them are tried. */
const TRIES = 5;

/** Starts an engine with a team's machines. @param origin of the site whose pages come to it */
export async function startNats(teams: readonly TeamAccount[], origin = 'http://localhost'): Promise<Nats> {
  const program = findNats();
  if (program === undefined) throw new Error('no nats-server');
  const at = mkdtempSync(join(tmpdir(), 'yuqing-nats-'));
  const store = join(at, 'store');
  const file = join(at, 'nats.conf');
  let now = teams;
  let port = 0;
  const start = (): Promise<Child> => {
    const nobody = randomBytes(16).toString('hex');
    // A fixed second port may be somebody else's when it comes back: it would say that it is ready, and end.
    writeFileSync(file, engineConfig({ port, plainPort: -1, folder: store, origin, teams: now, nobody }));
    return startChild([program, '-c', file], /websocket clients on (ws:\S+)/);
  };
  const startAnywhere = async (tries = TRIES): Promise<Child> => {
    port = randomInt(...PORTS);
    return start().catch(error => {
      if (tries <= 1) throw error;
      return startAnywhere(tries - 1);
    });
  };
  let child = await startAnywhere();
  const address = child.told;
  const restart = async (meanwhile: () => void | Promise<void> = () => undefined): Promise<void> => {
    await child.end();
    await meanwhile();
    child = await start();
  };
  return {
    address,
    restart,
    wipe: () => rmSync(store, { recursive: true, force: true }),
    admit: async next => {
      now = next;
      await restart();
    },
    stop: async () => {
      await child.end();
      rmSync(at, { recursive: true, force: true });
    },
  };
}
