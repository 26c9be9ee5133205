import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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

/** Starts an engine with a team's machines. @param origin of the site whose pages come to it */
export async function startNats(teams: readonly TeamAccount[], origin = 'http://localhost'): Promise<Nats> {
  const program = findNats();
  if (program === undefined) throw new Error('no nats-server');
  const at = mkdtempSync(join(tmpdir(), 'yuqing-nats-'));
  const store = join(at, 'store');
  const file = join(at, 'nats.conf');
  let now = teams;
  let port = -1;
  const start = async (): Promise<Child> => {
    writeFileSync(
      file,
      engineConfig({ port, folder: store, origin, teams: now, nobody: randomBytes(16).toString('hex') }),
    );
    return startChild([program, '-c', file], /websocket clients on (ws:\S+)/);
  };
  let child = await start();
  const address = child.told;
  port = Number(new URL(address).port);
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
