import { spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { engineConfig, type TeamAccount } from '../../src/server/engine-config.ts';
import { prepareStream } from '../../src/server/streams.ts';
import { freshMachineKey, type MachineKey } from '../../src/storage/machine-key.ts';
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
  /**
   * Cuts the end off what it has stored, and takes away what it notes of its store from time to time: what a disk may have after a power
   * cut. While it is gone. @param bytes as many of the last block of records
   */
  cutEnd(bytes: number): void;
  /** By whom a team's stream is made, which is done with each start. */
  administrator(team: string): MachineKey;
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

/** Files of a folder and all within it. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** How long an engine may take to make a stream, in milliseconds: nodes agree on a leader first, and what was deleted is let go of. */
export const PREPARING = 90_000;

/** By whom the streams of teams are made. */
type Administrators = Map<string, MachineKey>;

async function freshAdministrators(teams: readonly TeamAccount[], known: Administrators): Promise<void> {
  for (const { name } of teams) {
    const key = known.get(name) ?? (await freshMachineKey());
    if (key === undefined) throw new Error('no key of an administrator');
    known.set(name, key);
  }
}

/** As the unit that `npm run team` writes does with each start. */
async function prepareAll(
  address: string,
  teams: readonly TeamAccount[],
  administrators: Administrators,
  replicas: number,
): Promise<void> {
  for (const { name, members } of teams) {
    const administrator = administrators.get(name);
    if (administrator === undefined || members.length === 0) continue;
    await prepareStream({ address, administrator, replicas }, PREPARING, true);
  }
}

/**
 * Starts an engine with a team's machines.
 * @param origin of the site whose pages come to it @param node what else its configuration says where it is one of several, whose streams
 * are made when all are there, and who makes them @param otherwise its configuration as another version writes it
 */
export async function startNats(
  teams: readonly TeamAccount[],
  origin = 'http://localhost',
  node?: { readonly config: string; readonly administrators: Administrators },
  otherwise: (config: string) => string = config => config,
): Promise<Nats> {
  const program = findNats();
  if (program === undefined) throw new Error('no nats-server');
  const at = mkdtempSync(join(tmpdir(), 'yuqing-nats-'));
  const store = join(at, 'store');
  const file = join(at, 'nats.conf');
  let now = teams;
  let port = 0;
  const administrators: Administrators = node?.administrators ?? new Map();
  const administratorOf = (team: string): MachineKey => {
    const key = administrators.get(team);
    if (key === undefined) throw new Error(`no team ${team}`);
    return key;
  };
  const start = async (): Promise<Child> => {
    await freshAdministrators(now, administrators);
    const accounts = now.map(team => ({ ...team, administrator: administratorOf(team.name).id }));
    const nobody = randomBytes(16).toString('hex');
    // A fixed second port may be somebody else's when it comes back: it would say that it is ready, and end.
    const config = engineConfig({ port, plainPort: -1, folder: store, origin, teams: accounts, nobody });
    writeFileSync(file, otherwise(config) + (node?.config ?? ''));
    const started = await startChild([program, '-c', file], /websocket clients on (ws:\S+)/);
    if (node === undefined) await prepareAll(started.output, now, administrators, 1);
    return started;
  };
  const startAnywhere = async (tries = TRIES): Promise<Child> => {
    port = randomInt(...PORTS);
    return start().catch(error => {
      if (tries <= 1) throw error;
      return startAnywhere(tries - 1);
    });
  };
  let child = await startAnywhere();
  const address = child.output;
  const restart = async (meanwhile: () => void | Promise<void> = () => undefined): Promise<void> => {
    await child.end();
    await meanwhile();
    child = await start();
  };
  return {
    address,
    restart,
    wipe: () => rmSync(store, { recursive: true, force: true }),
    cutEnd: bytes => {
      const files = filesIn(store);
      for (const each of files.filter(name => name.endsWith('index.db'))) rmSync(each);
      // The last block of each team's stream.
      const last = new Map(
        files
          .filter(name => name.endsWith('.blk'))
          .sort()
          .map(name => [dirname(name), name]),
      );
      for (const block of last.values()) truncateSync(block, Math.max(0, statSync(block).size - bytes));
    },
    administrator: administratorOf,
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

/** A line between nodes that can be cut: it knows the node that begins one by what it says of itself. */
async function gateBefore(port: number, isCut: (from: string) => boolean) {
  const open = new Set<{ readonly end: () => void; readonly from: () => string }>();
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1');
    let from = '';
    const line = {
      from: () => from,
      end: () => {
        near.destroy();
        far.destroy();
        open.delete(line);
      },
    };
    open.add(line);
    near.on('data', (data: Buffer) => {
      from ||= /"server_name":"(\w+)"/.exec(data.toString())?.[1] ?? '';
      if (isCut(from)) line.end();
      else far.write(data);
    });
    far.on('data', data => near.write(data));
    for (const socket of [near, far]) {
      socket.on('error', line.end);
      socket.on('close', line.end);
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    /** Ends what may no longer be. */
    look: (): void => {
      for (const line of [...open]) if (isCut(line.from())) line.end();
    },
    stop: (): void => {
      server.close();
      for (const line of [...open]) line.end();
    },
  };
}

/** Three engines that are one. */
export interface NatsNodes {
  /** For machines to come to, a node each. */
  readonly addresses: readonly string[];
  /** Cuts the last node off from the two others, or lets it back. */
  part(isApart: boolean): void;
  stop(): Promise<void>;
}

const NODES = ['n0', 'n1', 'n2'] as const;

/** Starts three nodes, each reached by the others through a gate alone. */
export async function startNodes(teams: readonly TeamAccount[]): Promise<NatsNodes> {
  let isApart = false;
  const [, , minority] = NODES;
  const first = randomInt(...PORTS);
  const administrators: Administrators = new Map();
  await freshAdministrators(teams, administrators);
  const gates = await Promise.all(
    NODES.map((node, index) =>
      gateBefore(first + index, from => isApart && from !== node && [from, node].includes(minority)),
    ),
  );
  const nodes = await Promise.all(
    NODES.map((node, index) => {
      const routes = gates.flatMap(({ port }, other) =>
        other === index ? [] : `"nats://127.0.0.1:${port}"`,
      );
      return startNats(teams, undefined, {
        administrators,
        config: `server_name: ${node}
cluster { name: team, listen: "127.0.0.1:${first + index}", advertise: "127.0.0.1:${gates[index]?.port}", no_advertise: true, routes: [${routes.join(', ')}] }
`,
      });
    }),
  );
  await prepareAll(nodes[0]?.address ?? '', teams, administrators, NODES.length);
  return {
    addresses: nodes.map(({ address }) => address),
    part: next => {
      isApart = next;
      for (const gate of gates) gate.look();
    },
    stop: async () => {
      await Promise.all(nodes.map(({ stop }) => stop()));
      for (const gate of gates) gate.stop();
    },
  };
}
