import { CAPACITY, type Capacity } from '../../src/desk/core/limits.ts';
import { createTeam, type Team } from '../../src/session/team.ts';
import type { TeamPresence } from '../../src/session/team-presence.ts';
import { type TeamRead, teamReadIn } from '../../src/session/team-read.ts';
import type { TeamView } from '../../src/session/team-record.ts';
import type { Replicator } from '../../src/storage/replicator.ts';
import { freshSigningKey, type SigningKey } from '../../src/storage/signing-key.ts';
import { type TeamSeal, teamSeal } from '../../src/storage/team-seal.ts';
import { NOW } from './answers.ts';
import { createDesk, createHeldStore, type Desk, type HeldStore } from './desk.ts';

const SECRET = '5e'.repeat(32);

/** A machine of a team: a desk, and its part in the team. */
export interface Machine {
  readonly desk: Desk;
  readonly seal: TeamSeal;
  readonly signer: SigningKey;
  view(): TeamView;
  share(incident: string, isShared?: boolean): void;
  say(ownPresence: TeamPresence): void;
  /** How far the engine was read, as it is kept. */
  read(): TeamRead;
  /** Goes, and comes again on the same disk. */
  leave(): void;
  readonly shares: Record<string, boolean>;
}

interface MachineOptions {
  readonly replicator: Replicator;
  readonly name?: string;
  /** Its id at the engine; by default its name. */
  readonly id?: string;
  readonly secret?: string;
  readonly store?: HeldStore;
  readonly read?: TeamRead;
  readonly shares?: Record<string, boolean>;
  /** Its clock. Milliseconds since the epoch. */
  readonly now?: number;
  /** Its signing key; by default a fresh one. */
  readonly signer?: SigningKey;
  readonly capacity?: Capacity;
}

export async function machineOf({
  replicator,
  name = '张三',
  id = name,
  secret = SECRET,
  store = createHeldStore(),
  read = teamReadIn(undefined),
  shares = {},
  now = NOW,
  signer: given,
  capacity = CAPACITY,
}: MachineOptions): Promise<Machine> {
  const signer = given ?? (await freshSigningKey());
  const desk = createDesk({ store, now, capacity });
  const { session } = desk;
  await session.load();
  const seal = await teamSeal(secret);
  session.journal.signWith(Promise.resolve(signer.sign));
  let kept = read;
  let ownPresence: TeamPresence = { name, role: 'office' };
  const team: Team = createTeam({
    replicator,
    seal,
    team: '某局',
    machine: id,
    signer: signer.key,
    read,
    session,
    keepRead: async next => {
      kept = next;
    },
    shares: () => shares,
    share: async incident => {
      shares[incident] = true;
    },
    ownPresence: () => ownPresence,
    schedule: (work, milliseconds) => setTimeout(work, Math.min(milliseconds, 20)),
    changed: session.showTeam,
  });
  const stop = session.subscribe(team.look);
  return {
    desk,
    seal,
    signer,
    shares,
    view: team.view,
    share: (incident, isShared = true) => {
      shares[incident] = isShared;
      team.look();
    },
    say: next => {
      ownPresence = next;
      team.say();
    },
    read: () => kept,
    leave: () => {
      stop();
      team.leave();
    },
  };
}
