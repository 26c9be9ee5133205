import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { readInvitation } from '../../src/base/invitation.ts';
import { gateLocation } from '../../src/server/engine-config.ts';
import { freshMachineKey } from '../../src/storage/machine-key.ts';
import { findNats, startNats } from '../support/nats.ts';
import { provideNginx } from '../support/nginx.ts';
import { required } from '../support/playbook.ts';
import { soon } from '../support/soon.ts';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'yuqing-admin-')), 'team');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the administrator types after `npm run team --`. */
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
  expect(team('list').told).toBe('bureau: desk-1, desk-2\n');
  for (const each of [one, two]) expect(written('nats.conf')).toContain(`nkey: ${each}`);
  expect(written('nginx-location.conf')).toContain(`location = ${invitation.path} {`);
  expect(written('yuqing-team.service')).toContain('Restart=always');
  expect(team('remove', 'bureau', 'desk-1').told).toContain('invite bureau');
  expect(written('nats.conf')).not.toContain(one);
  expect(written('nats.conf')).toContain(two);
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
  expect(team('list').told).toMatch(/^Nothing in .* yet/);
  expect(team('init', '--origin', 'example.org').ok).toBe(false);
  team('init', '--origin', 'https://example.org');
  const id = await freshId();
  team('add', 'bureau', 'desk-1', id);
  const before = written('nats.conf');
  for (const [words, told] of [
    [['init', '--origin', 'https://example.org'], /is there already/],
    [['add', 'bureau', 'desk-2', id], /in bureau already/],
    [['add', 'bureau', 'desk-2', id.slice(1)], /mistyped/],
    [['add', 'bu"reau', 'desk-2', id], /a name of letters/],
    [['add', 'bureau', 'desk 2 }', id], /a name of letters/],
    [['remove', 'bureau', 'desk-9'], /no desk-9/],
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
    const location = gateLocation({ path: '/team/3f9a', port: Number(new URL(engine.address).port) });
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
