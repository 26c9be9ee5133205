import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Invitation, invitationCode } from '../base/invitation.ts';
import { publicKeyOf } from '../base/machine-id.ts';
import {
  type EngineMember,
  engineConfig,
  gateLocations,
  serviceUnit,
  type TeamAccount,
} from './engine-config.ts';
import { holesOf } from './engine-holes.ts';

/**
 * `npm run team`: what an administrator does for the machines of a team. Everything lies in one folder, in files that can be read; who
 * is in a team, and no team's secret, stands in `teams.json`: an invitation is printed once and kept nowhere.
 */
const HELP = `npm run team -- init --origin https://example.org [--port 9222]
npm run team -- invite TEAM                     a team's invitation, once: a new secret each time
npm run team -- add TEAM MACHINE PUBLIC-KEY     lets a machine in
npm run team -- remove TEAM MACHINE             a machine that is lost, or goes
npm run team -- list
--folder /etc/yuqing-team                       where all of it lies`;

interface Kept {
  readonly origin: string;
  readonly port: number;
  /** The path of teams that were made before each had its own. */
  readonly path: string;
  readonly nobody: string;
  readonly teams: readonly TeamAccount[];
}

/** Says why not, and ends. */
function refuse(why: string): never {
  console.error(why);
  process.exit(1);
}

/** Where the unit lets the engine keep what it holds. */
const STORE = '/var/lib/yuqing-team';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: '/etc/yuqing-team' },
    origin: { type: 'string' },
    port: { type: 'string', default: '9222' },
  },
});
const folder = resolve(values.folder);
const file = join(folder, 'teams.json');

/** A path that nobody guesses. */
const freshPath = (): string => `/team/${randomBytes(12).toString('hex')}`;

/** Says what is wrong with the engine of this machine; it may be another one, or come later. */
function nameHoles(): void {
  const { stdout } = spawnSync('nats-server', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
  });
  const [, version] = /v(\d+\.\d+\.\d+)/.exec(stdout ?? '') ?? [];
  const holes = version === undefined ? [] : holesOf(version);
  if (holes.length === 0) return;
  console.log(
    `The nats-server ${version} of this machine has known holes; take 2.12.12, 2.14.3 or later as soon as you can. Until then only the gate keeps strangers away, not whoever has left a team and knows its path:`,
  );
  for (const { name, does, mended } of holes)
    console.log(`- ${name}: ${does}; mended in ${mended.join(' and ')}`);
}

const read = (): Kept =>
  existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : refuse(`Nothing in ${folder} yet: npm run team -- init --origin https://…`);

/** Writes who is in, and what the engine and nginx read of it; a running engine takes it at once, and nobody else is dropped. */
function write(kept: Kept): void {
  mkdirSync(folder, { recursive: true });
  const put = (name: string, text: string, mode: number): void =>
    writeFileSync(join(folder, name), text, { mode });
  put('teams.json', `${JSON.stringify(kept, null, 2)}\n`, 0o600);
  const paths = kept.teams.map(({ path }) => path ?? kept.path);
  put('nginx-location.conf', gateLocations([kept.path, ...paths], kept.port), 0o600);
  // The engine runs as nobody in particular.
  put('nats.conf', engineConfig({ ...kept, plainPort: kept.port + 1, folder: STORE }), 0o644);
  put('yuqing-team.service', serviceUnit(folder), 0o644);
  for (const unit of ['yuqing-team', 'nginx']) spawnSync('systemctl', ['reload', unit], { stdio: 'ignore' });
}

const NAME = /^[A-Za-z][\w-]{0,30}$/;
const nameOf = (name: string | undefined, what: string): string =>
  name !== undefined && NAME.test(name)
    ? name
    : refuse(`${what}: a name of letters, digits and hyphens, such as bureau-1.`);

function change(
  kept: Kept,
  team: string,
  of: (members: readonly EngineMember[]) => readonly EngineMember[],
  newPath?: string,
): { readonly path: string } {
  const known = kept.teams.find(({ name }) => name === team);
  const path = newPath ?? (known === undefined ? freshPath() : (known.path ?? kept.path));
  write({
    ...kept,
    teams: [
      ...kept.teams.filter(({ name }) => name !== team),
      { name: team, members: of(known?.members ?? []), path },
    ],
  });
  return { path };
}

const [command, ...given] = positionals;
switch (command) {
  case 'init': {
    const origin = values.origin ?? '';
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      refuse('--origin: the site’s, as a browser shows it, such as https://example.org.');
    if (existsSync(file)) refuse(`${file} is there already; add and remove change it.`);
    const nobody = randomBytes(16).toString('hex');
    write({ origin, port: Number(values.port), path: freshPath(), nobody, teams: [] });
    console.log(
      `Written to ${folder}: nats.conf, yuqing-team.service, nginx-location.conf. Next: see the README.`,
    );
    nameHoles();
    break;
  }
  case 'invite': {
    const kept = read();
    const team = nameOf(given[0], 'TEAM');
    const { path } = change(kept, team, members => members);
    const invitation: Invitation = { path, team, secret: randomBytes(32).toString('hex') };
    console.log(
      `Give this to every machine of ${team}, by a way that you trust; it is kept nowhere:\n\n${invitationCode(invitation)}\n`,
    );
    break;
  }
  case 'add': {
    const [team, name] = [nameOf(given[0], 'TEAM'), nameOf(given[1], 'MACHINE')];
    const id = given[2] ?? '';
    if (publicKeyOf(id) === undefined)
      refuse(
        'PUBLIC-KEY: the 56 characters that the machine shows under 本机设置 → 团队; one is missing or mistyped.',
      );
    const kept = read();
    const owner = kept.teams.find(({ members }) => members.some(member => member.id === id));
    if (owner !== undefined) refuse(`This key is in ${owner.name} already.`);
    change(kept, team, members => [...members.filter(member => member.name !== name), { name, id }]);
    console.log(`${name} is in ${team}.`);
    break;
  }
  case 'remove': {
    const [team, name] = [nameOf(given[0], 'TEAM'), nameOf(given[1], 'MACHINE')];
    const kept = read();
    const isThere = kept.teams.some(
      each => each.name === team && each.members.some(member => member.name === name),
    );
    if (!isThere) refuse(`There is no ${name} in ${team}.`);
    change(kept, team, members => members.filter(member => member.name !== name), freshPath());
    console.log(
      `${name} is out of ${team}, and the team’s path is another: the others come back once they have a new invitation (invite ${team}). Whoever has that machine can still read what it holds. Where nginx did not take it by itself: nginx -s reload.`,
    );
    break;
  }
  case 'list':
    for (const { name, members } of read().teams)
      console.log(`${name}: ${members.map(member => member.name).join(', ') || 'nobody'}`);
    break;
  default:
    refuse(HELP);
}
