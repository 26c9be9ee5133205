import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readInvitation } from '../../src/base/invitation.ts';
import { gateLocations } from '../../src/server/engine-config.ts';
import { holesOf } from '../../src/server/engine-holes.ts';
import { teamCommandText } from '../../src/server/words.ts';
import { freshMachineKey, type MachineKey } from '../../src/storage/machine-key.ts';
import { connect, openNatsReplicator } from '../../src/storage/nats-replicator.ts';
import type { EngineState } from '../../src/storage/replicator.ts';
import { startChild } from '../support/child.ts';
import { findNats, startNats } from '../support/nats.ts';
import { provideNginx } from '../support/nginx.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'yuqing-admin-')), 'team');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** The administrator's arguments after `npm run team --`. */
function team(...words: readonly string[]): { readonly ok: boolean; readonly told: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/server/team.ts', '--folder', folder, ...words],
    { encoding: 'utf8' },
  );
  return { ok: status === 0, told: stdout + stderr };
}
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');
const freshId = async (): Promise<string> => required(await freshMachineKey(), 'a key').id;
const invitationIn = (told: string) => readInvitation(/yqt1-\S+/.exec(told)?.[0] ?? '');

test('an administrator makes an engine, invites a team, lets machines in and puts one out', async () => {
  expect(team('init', '--origin', 'https://example.org').ok).toBe(true);
  const invitation = required(invitationIn(team('invite', 'bureau').told), 'an invitation');
  expect(invitation.team).toBe('bureau');
  const [one, two] = [await freshId(), await freshId()];
  expect(team('add', 'bureau', 'desk-1', one).ok).toBe(true);
  expect(team('add', 'bureau', 'desk-2', two).ok).toBe(true);
  expect(team('list').told).toBe('bureau：desk-1、desk-2\n');
  for (const each of [one, two]) expect(written('nats.conf')).toContain(`nkey: ${each}`);
  expect(written('nginx-location.conf')).toContain(`location = ${invitation.path} {`);
  expect(written('yuqing-team.service')).toContain('Restart=always');
  // Otherwise systemd gives up after five starts in ten seconds.
  expect(written('yuqing-team.service')).toMatch(/\[Unit\].*\nStartLimitIntervalSec=0\n.*\[Service\]/s);
  expect(written('nats.conf')).toContain('max_mem: 0, max_file: 2GB, max_streams: 1, max_consumers: 4');
  expect(team('remove', 'bureau', 'desk-1').told).toContain('invite bureau');
  expect(written('nats.conf')).not.toContain(one);
  expect(written('nats.conf')).toContain(two);
});

test('who leaves a team has a path that leads nowhere; other teams keep theirs', async () => {
  team('init', '--origin', 'https://example.org');
  const pathOf = (name: string): string => required(invitationIn(team('invite', name).told), name).path;
  const [bureau, other] = [pathOf('bureau'), pathOf('other')];
  expect(bureau).not.toBe(other);
  team('add', 'bureau', 'desk-1', await freshId());
  expect(pathOf('bureau')).toBe(bureau);
  expect(team('remove', 'bureau', 'desk-1').told).toContain('invite bureau');
  const next = pathOf('bureau');
  expect(next).not.toBe(bureau);
  expect(pathOf('other')).toBe(other);
  for (const path of [next, other]) expect(written('nginx-location.conf')).toContain(`location = ${path} {`);
  expect(written('nginx-location.conf')).not.toContain(bureau);
});

test('teams that were made before each had its own path keep the one they have', async () => {
  team('init', '--origin', 'https://example.org');
  const kept = JSON.parse(written('teams.json'));
  const members = [{ name: 'desk-1', id: await freshId() }];
  writeFileSync(
    join(folder, 'teams.json'),
    JSON.stringify({ ...kept, teams: [{ name: 'bureau', members }] }),
  );
  expect(invitationIn(team('invite', 'bureau').told)?.path).toBe(kept.path);
});

test.each([
  ['2.10.27', 4],
  ['2.11.12', 3],
  ['2.11.14', 2],
  ['2.11.15', 1],
  ['2.11.99', 1],
  ['2.12.0', 4],
  ['2.12.5', 2],
  ['2.12.6', 1],
  ['2.12.12', 0],
  ['2.14.2', 1],
  ['2.14.3', 0],
  ['3.0.0', 0],
])('an engine %s has %i known holes', (version, count) => {
  expect(holesOf(version)).toHaveLength(count);
});

test('an engine with a known hole is named when all is set up', () => {
  const bin = mkdtempSync(join(tmpdir(), 'yuqing-engine-'));
  onTestFinished(() => rmSync(bin, { recursive: true, force: true }));
  const initWith = (version: string): string => {
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(join(bin, 'nats-server'), `#!/bin/sh\necho "nats-server: v${version}"\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env['PATH']}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    return team('init', '--origin', 'https://example.org').told;
  };
  expect(initWith('2.12.5')).toMatch(/nats-server 2\.12\.5 有已知漏洞.*GHSA-8r68-gvr4-jh7j/s);
  expect(initWith('2.12.12')).not.toContain('漏洞');
});

test('the secret of a team is printed once and kept nowhere; each invitation has another', () => {
  team('init', '--origin', 'https://example.org');
  const secrets = [1, 2].map(
    () => required(invitationIn(team('invite', 'bureau').told), 'an invitation').secret,
  );
  expect(new Set(secrets).size).toBe(2);
  const all = readdirSync(folder).map(written).join('\n');
  for (const secret of secrets) expect(all).not.toContain(secret);
});

test('what cannot be meant is refused in a sentence, and changes nothing', async () => {
  expect(team('list').told).toMatch(/里还没有配置/);
  expect(team('init', '--origin', 'example.org').ok).toBe(false);
  team('init', '--origin', 'https://example.org');
  const id = await freshId();
  team('add', 'bureau', 'desk-1', id);
  const before = written('nats.conf');
  for (const [words, told] of [
    [['init', '--origin', 'https://example.org'], /已经有了/],
    [['add', 'bureau', 'desk-2', id], /已经在 bureau 里/],
    [['add', 'bureau', 'desk-2', id.slice(1)], /或者有错/],
    [['add', 'bu"reau', 'desk-2', id], /只用字母、数字和连字符/],
    [['add', 'bureau', 'desk 2 }', id], /只用字母、数字和连字符/],
    [['remove', 'bureau', 'desk-9'], /bureau 里没有 desk-9/],
    [['help'], /npm run team/],
  ] as const) {
    const answer = team(...words);
    expect([words, answer.ok, answer.told]).toEqual([words, false, expect.stringMatching(told)]);
  }
  expect(written('nats.conf')).toBe(before);
});

test.skipIf(findNats() === undefined)(
  'the engine takes what is written, with nobody in it and with fifty teams',
  async () => {
    team('init', '--origin', 'https://example.org');
    const isSound = (): boolean =>
      spawnSync(required(findNats(), 'nats-server'), ['-t', '-c', join(folder, 'nats.conf')]).status === 0;
    expect(isSound()).toBe(true);
    const kept = JSON.parse(written('teams.json'));
    const teams = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => ({
        name: `bureau-${index}`,
        members: [{ name: 'desk-1', id: await freshId() }],
      })),
    );
    writeFileSync(join(folder, 'teams.json'), JSON.stringify({ ...kept, teams }));
    team('add', 'bureau-1', 'desk-2', await freshId());
    expect(isSound()).toBe(true);
  },
);

/** A machine that an engine knows, and what it says of the team's store. */
function machineAt(address: string, machine: MachineKey) {
  const replicator = openNatsReplicator({ address, machine });
  onTestFinished(replicator.close);
  const states: EngineState[] = [];
  const got: string[] = [];
  replicator.follow(
    undefined,
    async items => void got.push(...items.map(({ name }) => name)),
    state => states.push(state),
  );
  return { replicator, states, got };
}

test.skipIf(findNats() === undefined)(
  'who comes first cannot make the team’s store, before it is there or after the engine lost it: the administrator does',
  async () => {
    const port = 20_000 + (process.pid % 10_000);
    team('init', '--origin', 'https://example.org', '--port', String(port));
    const [hostile, honest] = [
      required(await freshMachineKey(), 'a key'),
      required(await freshMachineKey(), 'a key'),
    ];
    team('add', 'bureau', 'desk-1', hostile.id);
    expect(team('add', 'bureau', 'desk-2', honest.id).told).toContain('引擎一启动，就自行建好 bureau 的存储');
    const store = mkdtempSync(join(tmpdir(), 'yuqing-store-'));
    onTestFinished(() => rmSync(store, { recursive: true, force: true }));
    const config = join(folder, 'here.conf');
    writeFileSync(config, written('nats.conf').replace('/var/lib/yuqing-team', join(store, 'held')));
    const start = () =>
      startChild([required(findNats(), 'nats-server'), '-c', config], /websocket clients on (ws:\S+)/);
    let engine = await start();
    onTestFinished(() => engine.end());

    /** Answers to requests for a store that forgets, or is full at once, or none at all. */
    const tries = async (): Promise<readonly string[]> => {
      const connection = await connect({ address: engine.output, machine: hostile });
      onTestFinished(() => connection.close());
      const store = { name: 'EV', subjects: ['ev.>'], max_age: 4_000_000_000, max_msgs: 1, discard: 'old' };
      return Promise.all(
        ['CREATE', 'UPDATE', 'DELETE', 'PURGE'].map(what =>
          connection.request(`$JS.API.STREAM.${what}.EV`, JSON.stringify(store), { timeout: 500 }).then(
            answer => `${what} answered: ${answer.string()}`,
            error => error.name,
          ),
        ),
      );
    };
    const isRefused = async (): Promise<void> => {
      for (const told of await tries())
        expect(told).toMatch(/^(PermissionViolationError|TimeoutError|RequestError)$/);
    };
    await isRefused();
    const { replicator, states, got } = machineAt(engine.output, honest);
    await soon(() => expect(states.at(-1)).toBe('unprepared'));
    // The very words that the unit has.
    const [, prepare = ''] = /^ExecStartPost=-\+(.*)$/m.exec(written('yuqing-team.service')) ?? [];
    const prepares = (): string => {
      const [program = '', ...words] = prepare.split('" "').map(word => word.replace(/"/g, ''));
      const { stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
      return stdout + stderr;
    };
    expect(prepares()).toBe('bureau 的存储已建好。\n');
    await soon(() => expect(states.at(-1)).toBe('live'));
    await replicator.put([{ name: 'ours', bytes: new Uint8Array([1]) }]);
    await soon(() => expect(got).toEqual(['ours']));
    expect(prepares()).toBe('bureau 的存储已经建好，无须再建。\n');
    await isRefused();
    expect(await replicator.list()).toEqual(new Set(['ours']));

    await engine.end();
    rmSync(join(store, 'held'), { recursive: true, force: true });
    engine = await start();
    await isRefused();
    await soon(() => expect(states.at(-1)).toBe('unprepared'));
    expect(team('streams').told).toBe('bureau 的存储已建好。\n');
    await soon(() => expect(states.at(-1)).toBe('live'));
    expect(states).toContain('wiped');
    await replicator.put([{ name: 'ours', bytes: new Uint8Array([1]) }]);
    expect(await replicator.list()).toEqual(new Set(['ours']));
  },
);

test.skipIf(findNats() === undefined)(
  'a store that a member made while members still could is told, and made anew when the administrator says so',
  async () => {
    const port = 20_000 + ((process.pid + 5_000) % 10_000);
    team('init', '--origin', 'https://example.org', '--port', String(port));
    const machine = required(await freshMachineKey(), 'a key');
    team('add', 'bureau', 'desk-1', machine.id);
    const store = mkdtempSync(join(tmpdir(), 'yuqing-store-'));
    onTestFinished(() => rmSync(store, { recursive: true, force: true }));
    const config = join(folder, 'here.conf');
    const isOf = (text: string) => writeFileSync(config, text.replace('/var/lib/yuqing-team', store));
    const start = () =>
      startChild([required(findNats(), 'nats-server'), '-c', config], /websocket clients on (ws:\S+)/);
    isOf(
      written('nats.conf').replace(
        '"$JS.API.STREAM.INFO.EV",',
        '"$JS.API.STREAM.INFO.EV", "$JS.API.STREAM.CREATE.EV",',
      ),
    );
    let engine = await start();
    onTestFinished(() => engine.end());
    const connection = await connect({ address: engine.output, machine });
    const made = await connection.request(
      '$JS.API.STREAM.CREATE.EV',
      JSON.stringify({ name: 'EV', subjects: ['ev.>'], max_msgs: 1 }),
    );
    expect(JSON.parse(made.string()).error).toBeUndefined();
    await connection.close();
    await engine.end();
    isOf(written('nats.conf'));
    engine = await start();
    const { states } = machineAt(engine.output, machine);
    await soon(() => expect(states.at(-1)).toBe('unfit'));
    const told = team('streams');
    expect(told.ok).toBe(false);
    expect(told.told).toContain('npm run team -- anew bureau');
    expect(team('anew', 'bureau').told).toBe('bureau 的存储已建好。\n');
    await soon(() => expect(states.at(-1)).toBe('live'));
  },
);

test('a team that was made before the administrator made its store gets his key with the next command', async () => {
  team('init', '--origin', 'https://example.org');
  const members = [{ name: 'desk-1', id: await freshId() }];
  const kept = JSON.parse(written('teams.json'));
  writeFileSync(
    join(folder, 'teams.json'),
    JSON.stringify({ ...kept, teams: [{ name: 'bureau', members }] }),
  );
  team('invite', 'bureau');
  const [{ administrator }] = JSON.parse(written('teams.json')).teams;
  expect(written('nats.conf')).toContain(`nkey: ${administrator.id}`);
  expect(written('nats.conf')).not.toContain(administrator.kept);
  team('remove', 'bureau', 'desk-1');
  expect(JSON.parse(written('teams.json')).teams[0].administrator).toEqual(administrator);
});

test('a configuration that an earlier version wrote is brought up to date by hand, and by no start of the engine', async () => {
  team('init', '--origin', 'https://example.org', '--port', '1');
  const id = await freshId();
  team('add', 'bureau', 'desk-1', id);
  const now = written('nats.conf');
  const before = now.replaceAll(`CONSUMER.DELETE.EV.${id}`, 'CONSUMER.DELETE.EV.>');
  expect(before).not.toBe(now);
  writeFileSync(join(folder, 'nats.conf'), before);
  // No engine of these teams answers: none is waited for where none has a machine.
  const kept = JSON.parse(written('teams.json'));
  const withMembers = (members: readonly object[]): void =>
    writeFileSync(
      join(folder, 'teams.json'),
      JSON.stringify({ ...kept, teams: [{ ...kept.teams[0], members }] }),
    );
  withMembers([]);
  expect(team('streams', '--starting').ok).toBe(true);
  expect(written('nats.conf')).toBe(before);
  expect(team('streams').ok).toBe(true);
  expect(written('nats.conf')).not.toContain('CONSUMER.DELETE.EV.>');
});

const nginx = provideNginx();

test.skipIf(nginx === undefined || findNats() === undefined)(
  'nginx lets to the engine only those who know the path',
  async () => {
    const engine = await startNats([]);
    onTestFinished(engine.stop);
    const port = await new Promise<number>(resolve => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
      });
    });
    const at = mkdtempSync(join(tmpdir(), 'yuqing-gate-'));
    onTestFinished(() => rmSync(at, { recursive: true, force: true }));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map(name => `${name}_temp_path ${at}/${name};`)
      .join(' ');
    const location = gateLocations(['/team/3f9a'], Number(new URL(engine.address).port));
    writeFileSync(
      join(at, 'nginx.conf'),
      `pid ${at}/pid; error_log ${at}/error.log; daemon off; events {}
      http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${at}; ${location} } }`,
    );
    const user = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
    const server = spawn(required(nginx, 'nginx'), ['-p', at, '-c', join(at, 'nginx.conf'), ...user]);
    onTestFinished(() => void server.kill('SIGTERM'));
    const knock = (path: string): Promise<number | undefined> =>
      new Promise(resolve => {
        const asked = request({
          port,
          path,
          headers: {
            connection: 'Upgrade',
            upgrade: 'websocket',
            origin: 'http://localhost',
            'sec-websocket-version': '13',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          },
        });
        asked.on('upgrade', (answer, socket) => {
          socket.destroy();
          resolve(answer.statusCode);
        });
        asked.on('response', answer => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', () => resolve(undefined));
        asked.end();
      });
    await soon(async () => expect(await knock('/')).toBeDefined());
    expect(await knock('/team/')).toBe(404);
    expect(await knock('/team/3f9b')).toBe(404);
    expect(await knock('/team/3f9a')).toBe(101);
  },
);

test('whatever an administrator is told is in words of its own, all Chinese but for names and commands', () => {
  const [hole] = holesOf('2.10.27');
  const told = Object.values(teamCommandText).map(words =>
    typeof words === 'string'
      ? words
      : (words as (...given: readonly unknown[]) => string)(
          hole && words === teamCommandText.hole ? hole : 'x',
          ['y'],
        ),
  );
  for (const each of told) {
    expect(each).toMatch(/[\p{Script=Han}：]/u);
    // Three words of English in a row are a sentence; a command is none.
    expect(each.replaceAll('npm run team', '')).not.toMatch(/[a-z]{2,} [a-z]{2,} [a-z]{2,}/);
  }
  expect(readFileSync('src/server/team.ts', 'utf8')).not.toMatch(/(console\.\w+|refuse)\(\s*['"`]/);
});
