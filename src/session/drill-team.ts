import { fieldsOf } from '../base/guard.ts';
import { SITE_NAME } from '../base/site-name.ts';
import { machineKey } from '../storage/machine-key.ts';
import { openNatsReplicator } from '../storage/nats-replicator.ts';
import { changeRecord } from '../storage/port.ts';
import { drillSecretOf, teamSeal } from '../storage/team-seal.ts';
import type { Scenario } from '../training/drills/scenario.ts';
import { fitted, type Tabletop, tabletopSchema } from '../training/table/tabletop.ts';
import { openStore } from './page.ts';
import type { Session } from './session.ts';
import { type SharedTablePorts, shareTable } from './shared-table.ts';
import { recordName, type SmallRecords } from './small-records.ts';
import { DRILL_DATABASE } from './surroundings.ts';
import type { TeamRecord } from './team-record.ts';

/** Settings by which a drill's pages reach the team's engine. The team's own secret, and the signing key, stay with the real desk. */
interface DrillTeam {
  readonly path: string;
  readonly team: string;
  readonly secret: string;
  readonly machine: { readonly id: string; readonly kept: string };
}

function drillTeamIn(value: unknown): DrillTeam | undefined {
  const { path, team, secret, machine } = fieldsOf(value);
  const { id, kept } = fieldsOf(machine);
  return [path, team, secret, id, kept].every(each => typeof each === 'string')
    ? (value as DrillTeam)
    : undefined;
}

async function inDrills<Value>(work: (store: SmallRecords) => Promise<Value>): Promise<Value> {
  const opened = await openStore(DRILL_DATABASE, false);
  if (opened === 'locked') throw new Error('a drill is never locked');
  const { store } = opened;
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

const drillTeamFor = ({ invitation, machine }: TeamRecord): DrillTeam => ({
  path: invitation.path,
  team: invitation.team,
  secret: drillSecretOf(invitation.secret),
  machine,
});

/** Whether the drills of this machine may be shared with its team. */
export const areDrillsLetIn = (): Promise<boolean> =>
  inDrills(async store => drillTeamIn((await store.readRecord(recordName.drillTeam())).value) !== undefined);

/** Lets the drills of this machine use its team's engine, or no longer. Rejects where that cannot be saved. */
export const letDrillsIn = (record: TeamRecord | undefined): Promise<void> =>
  inDrills(async store => {
    await changeRecord(store, recordName.drillTeam(), () => record && drillTeamFor(record));
  });

/**
 * Gives the drills their team's new settings where they are let in. Asked and written as one change: otherwise drills that
 * another tab shuts out in between would be let in again. Rejects where that cannot be saved.
 */
export const renewDrillTeam = (record: TeamRecord): Promise<void> =>
  inDrills(async store => {
    await changeRecord(store, recordName.drillTeam(), kept =>
      drillTeamIn(kept) === undefined ? kept : drillTeamFor(record),
    );
  });

type Store = Pick<Session, 'record' | 'changeRecord'>;

/** The team of a drill's page; `undefined` where its tables are nobody's but this machine's. */
export const drillTeamOf = async (
  store: Pick<Session, 'record'>,
): Promise<{ readonly team: string } | undefined> => drillTeamIn(await store.record(recordName.drillTeam()));

const baseIn = (kept: unknown, scenario: Scenario): Tabletop | undefined => {
  const { data } = tabletopSchema.safeParse(kept);
  return data && fitted(data, scenario);
};

/** Whether this scenario's table is shared. */
export const isTableShared = async (store: Pick<Session, 'record'>, { id }: Scenario): Promise<boolean> =>
  (await store.record(recordName.tableShared(id))) !== undefined;

/** Shares a scenario's table from here on, or no longer. */
export const keepTableShared = async (store: Store, { id }: Scenario, isShared: boolean): Promise<void> => {
  await store.changeRecord(recordName.tableShared(id), kept => (isShared ? (kept ?? {}) : undefined));
};

/**
 * Works at a scenario's table with the team, for all windows of this machine, until it is left.
 * @returns `look`, to be called when something was done here, and `leave`
 */
export function joinTeamTable(
  store: Store,
  scenario: Scenario,
  ports: Pick<SharedTablePorts, 'table' | 'take' | 'changed'>,
): { look(): void; leave(): void } {
  const leaving = new AbortController();
  const { signal } = leaving;
  let shared: ReturnType<typeof shareTable> | undefined;
  const work = async (): Promise<void> => {
    const team = drillTeamIn(await store.record(recordName.drillTeam()));
    const machine = team && (await machineKey(team.machine.id, team.machine.kept));
    if (team === undefined || machine === undefined || signal.aborted) return;
    const name = recordName.tableShared(scenario.id);
    shared = shareTable({
      ...ports,
      replicator: openNatsReplicator({
        address: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${team.path}`,
        machine,
      }),
      seal: await teamSeal(team.secret),
      machine: machine.id,
      scenario: scenario.id,
      base: baseIn(await store.record(name), scenario),
      keepBase: base =>
        void store.changeRecord(name, kept => (kept === undefined ? undefined : base)).catch(() => undefined),
      schedule: (later, milliseconds) => setTimeout(later, milliseconds),
    });
    await new Promise(resolve => signal.addEventListener('abort', resolve));
    shared.leave();
  };
  const lock = `${SITE_NAME}-table/${scenario.id}`;
  void ('locks' in navigator ? navigator.locks.request(lock, { signal }, work) : work()).catch(error => {
    if (!signal.aborted) throw error;
  });
  return { look: () => shared?.look(), leave: () => leaving.abort() };
}
