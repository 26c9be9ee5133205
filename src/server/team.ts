import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Invitation, invitationCode } from '../base/invitation.ts';
import { publicKeyOf } from '../base/machine-id.ts';
import { freshMachineKey, machineKey } from '../storage/machine-key.ts';
import {
  type EngineMember,
  engineConfig,
  gateLocations,
  serviceUnit,
  type TeamAccount,
} from './engine-config.ts';
import { holesOf } from './engine-holes.ts';
import { teamCommandText as text } from './words.ts';

/**
 * `npm run team`: what an administrator does for the machines of a team. Everything lies in one folder, in files that can be read; who
 * is in a team, and no team's secret, stands in `teams.json`: an invitation is printed once and kept nowhere. What it says is in `words.ts`.
 */

/** A team, and the key by which its store is made: it lies here, and in no other file. */
interface KeptTeam extends Omit<TeamAccount, 'administrator'> {
  /** None of a team that was made before members lost the right to make their store. */
  readonly administrator?: { readonly id: string; readonly kept: string };
}

interface Kept {
  readonly origin: string;
  readonly port: number;
  /** The path of teams that were made before each had its own. */
  readonly path: string;
  readonly nobody: string;
  readonly teams: readonly KeptTeam[];
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
    replicas: { type: 'string', default: '1' },
    // Only the systemd unit passes this.
    starting: { type: 'boolean', default: false },
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
  if (version === undefined || holes.length === 0) return;
  console.log([text.holes(version), ...holes.map(text.hole)].join('\n'));
}

const read = (): Kept =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : refuse(text.nothingYet(folder));

async function freshAdministrator(): Promise<Required<KeptTeam>['administrator']> {
  const key = await freshMachineKey();
  if (key === undefined) return refuse(text.noKeys);
  return { id: key.id, kept: key.kept };
}

/** Writes who is in, and what the engine and nginx read of it; a running engine takes it at once, and nobody else is dropped. */
async function write(given: Kept): Promise<Kept> {
  const teams = await Promise.all(
    given.teams.map(async team => ({
      ...team,
      administrator: team.administrator ?? (await freshAdministrator()),
    })),
  );
  const kept = { ...given, teams };
  mkdirSync(folder, { recursive: true });
  const put = (name: string, text: string, mode: number): void =>
    writeFileSync(join(folder, name), text, { mode });
  put('teams.json', `${JSON.stringify(kept, null, 2)}\n`, 0o600);
  const paths = teams.map(({ path }) => path ?? kept.path);
  put('nginx-location.conf', gateLocations([kept.path, ...paths], kept.port), 0o600);
  const accounts = teams.map(team => ({ ...team, administrator: team.administrator.id }));
  // The engine runs as nobody in particular.
  put(
    'nats.conf',
    engineConfig({ ...kept, teams: accounts, plainPort: kept.port + 1, folder: STORE }),
    0o644,
  );
  const prepare = [
    process.execPath,
    fileURLToPath(import.meta.url),
    'streams',
    '--starting',
    '--folder',
    folder,
  ];
  put('yuqing-team.service', serviceUnit(folder, prepare), 0o644);
  // Not waited for: a unit of an earlier version calls this while it starts.
  for (const unit of ['yuqing-team', 'nginx'])
    spawnSync('systemctl', ['reload', '--no-block', unit], { stdio: 'ignore' });
  return kept;
}

/** How long an engine that starts, or takes a new configuration, is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Makes the stores of teams that have none, and says how each stands. */
async function prepare(
  { port }: Kept,
  teams: readonly KeptTeam[],
  { isStarting = false, anew = false }: { readonly isStarting?: boolean; readonly anew?: boolean } = {},
): Promise<void> {
  // Fetched only here: it takes longer to read than all other commands to run.
  const { prepareStream } = await import('./streams.ts');
  for (const { name, administrator, members } of teams) {
    // An account begins with its first machine.
    if (members.length === 0) continue;
    const key = administrator && (await machineKey(administrator.id, administrator.kept));
    if (key === undefined) refuse(text.badKey(name, file));
    const address = `ws://127.0.0.1:${port}`;
    const how = { address, administrator: key, replicas: Number(values.replicas), anew };
    const found = await prepareStream(how, PATIENCE, isStarting).catch(error =>
      refuse(text.noStore(name, error.message)),
    );
    if (found === undefined) return console.log(text.noEngine(port, name));
    if (found === 'unfit') refuse(text.unfit(name));
    console.log(found === 'made' ? text.made(name) : text.ready(name));
  }
}

const NAME = /^[A-Za-z][\w-]{0,30}$/;
const nameOf = (name: string | undefined, what: Parameters<typeof text.badName>[0]): string =>
  name !== undefined && NAME.test(name) ? name : refuse(text.badName(what));

async function change(
  kept: Kept,
  team: string,
  of: (members: readonly EngineMember[]) => readonly EngineMember[],
  newPath?: string,
): Promise<{ readonly path: string; readonly kept: Kept }> {
  const known = kept.teams.find(({ name }) => name === team);
  const path = newPath ?? (known === undefined ? freshPath() : (known.path ?? kept.path));
  const next = await write({
    ...kept,
    teams: [
      ...kept.teams.filter(({ name }) => name !== team),
      { ...known, name: team, members: of(known?.members ?? []), path },
    ],
  });
  return { path, kept: next };
}

const [command, ...given] = positionals;
switch (command) {
  case 'init': {
    const origin = values.origin ?? '';
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) refuse(text.badOrigin);
    if (existsSync(file)) refuse(text.isThere(file));
    const nobody = randomBytes(16).toString('hex');
    await write({ origin, port: Number(values.port), path: freshPath(), nobody, teams: [] });
    console.log(text.written(folder));
    nameHoles();
    break;
  }
  case 'invite': {
    const kept = read();
    const team = nameOf(given[0], '团队');
    const { path } = await change(kept, team, members => members);
    const invitation: Invitation = { path, team, secret: randomBytes(32).toString('hex') };
    console.log(text.invitation(team, invitationCode(invitation)));
    break;
  }
  case 'add': {
    const [team, name] = [nameOf(given[0], '团队'), nameOf(given[1], '机器')];
    const id = given[2] ?? '';
    if (publicKeyOf(id) === undefined) refuse(text.badId);
    const kept = read();
    const owner = kept.teams.find(({ members }) => members.some(member => member.id === id));
    if (owner !== undefined) refuse(text.isMember(owner.name));
    const next = await change(kept, team, members => [
      ...members.filter(member => member.name !== name),
      { name, id },
    ]);
    console.log(text.added(name, team));
    await prepare(
      next.kept,
      next.kept.teams.filter(each => each.name === team),
    );
    break;
  }
  case 'remove': {
    const [team, name] = [nameOf(given[0], '团队'), nameOf(given[1], '机器')];
    const kept = read();
    const isThere = kept.teams.some(
      each => each.name === team && each.members.some(member => member.name === name),
    );
    if (!isThere) refuse(text.noMachine(name, team));
    await change(kept, team, members => members.filter(member => member.name !== name), freshPath());
    console.log(text.removed(name, team));
    break;
  }
  case 'streams': {
    const kept = read();
    // By hand it brings the configuration of an earlier version up to date; a start of the engine changes nothing that it reads.
    const isStart = values.starting && kept.teams.every(({ administrator }) => administrator);
    const whole = isStart ? kept : await write(kept);
    await prepare(whole, whole.teams, { isStarting: true });
    break;
  }
  case 'anew': {
    const kept = read();
    const teams = kept.teams.filter(({ name }) => name === given[0]);
    if (teams.length === 0) refuse(text.noTeam(given[0] ?? ''));
    await prepare(kept, teams, { anew: true });
    break;
  }
  case 'list':
    for (const { name, members } of read().teams)
      console.log(
        text.listed(
          name,
          members.map(member => member.name),
        ),
      );
    break;
  default:
    refuse(text.help);
}
