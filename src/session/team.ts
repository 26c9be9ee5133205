import { isSame } from '../base/same.ts';
import type { IncidentLog } from '../desk/core/incident.ts';
import type { Replicator } from '../storage/replicator.ts';
import type { TeamSeal } from '../storage/team-seal.ts';
import { machineCode } from './signed.ts';
import { createTeamContents, type TeamContents } from './team-contents.ts';
import { createTeamInbox } from './team-inbox.ts';
import { createTeamOffer } from './team-offer.ts';
import { createTeamPresence, type TeamPresence } from './team-presence.ts';
import { createTeamReadKeeper, MOST_SENT, type TeamRead } from './team-read.ts';
import { createTeamReading } from './team-reading.ts';
import type { TeamView } from './team-record.ts';
import { isOnDisk, type TeamDesk } from './team-words.ts';

interface TeamPorts {
  readonly replicator: Replicator;
  readonly seal: TeamSeal;
  readonly team: string;
  readonly machine: string;
  /** This machine's public signing key. */
  readonly signer: string;
  readonly read: TeamRead;
  readonly session: TeamDesk;
  readonly keepRead: (read: TeamRead) => Promise<void>;
  readonly shares: () => Readonly<Record<string, boolean>>;
  /** Notes that an incident has come from the team. */
  readonly share: (incidentId: string) => Promise<void>;
  readonly ownPresence: () => TeamPresence;
  readonly schedule: (work: () => void, milliseconds: number) => void;
  readonly changed: (view: TeamView) => void;
}

/** The logs of the incidents that are worked on with the team. */
const sharedLogs = ({ session, shares }: Pick<TeamPorts, 'session' | 'shares'>) =>
  session.snapshot().incidents.flatMap(({ log }) => (shares()[log.stream] === true ? [log] : []));

/** The shared incidents, and how many of their records the engine lacks. */
function sharedView(
  { session, shares }: Pick<TeamPorts, 'session' | 'shares'>,
  contents: TeamContents,
): Pick<TeamView, 'shared' | 'pending' | 'stuck'> {
  const logs = sharedLogs({ session, shares });
  const sum = (countOf: (log: IncidentLog) => number): number =>
    logs.reduce((total, log) => total + countOf(log), 0);
  return {
    shared: logs.map(({ stream }) => stream),
    pending: sum(log => log.events.length - Math.min(log.events.length, contents.count(log))),
    stuck:
      contents.stuck.size === 0
        ? 0
        : sum(({ events }) => events.filter(({ hash }) => contents.stuck.has(hash)).length),
  };
}

/** How many records of each incident are at the engine, as it is kept. */
const sentCounts = (logs: readonly IncidentLog[], contents: TeamContents): TeamRead['sent'] =>
  Object.fromEntries(logs.slice(0, MOST_SENT).map(log => [log.stream, contents.count(log)]));

export type Team = ReturnType<typeof createTeam>;

/**
 * Works on incidents with a team: records are saved here first, then offered to the engine; others' records join by the door of
 * packages. The engine proves nothing and is no record: each event is verified on reading, and a wiped engine is filled again.
 */
export function createTeam(ports: TeamPorts) {
  const { replicator, seal, machine, signer, session, share, schedule } = ports;
  let isEnded = false;
  let shown: TeamView | undefined;
  const reads = createTeamReadKeeper(ports.read, ports.keepRead);
  const contents = createTeamContents(seal, reads.now);
  const own = () => ({ key: signer, name: ports.ownPresence().name });
  const keep = (change: Partial<Omit<TeamRead, 'sent'>>): Promise<void> =>
    reads.keep(change, () => sentCounts(sharedLogs(ports), contents));
  const isShared = (incidentId: string): boolean | undefined => ports.shares()[incidentId];
  const inbox = createTeamInbox({ seal, read: ports.read, session, isShared, share, own, contents });

  const view = (): TeamView => ({
    team: ports.team,
    machine,
    signer: { ...own(), code: machineCode(signer) },
    state: reading.state() === 'live' && outbox.isDenied() ? 'otherVersion' : reading.state(),
    ...sharedView(ports, contents),
    setAside: contents.rubbish() + inbox.setAside(),
    beyondLimit: inbox.leftOut(),
    present: presence.present(),
  });
  const changed = (): void => {
    const now = view();
    if (isEnded || isSame(now, shown)) return;
    shown = now;
    ports.changed(now);
  };
  const outbox = createTeamOffer({
    replicator,
    session,
    contents,
    isReady: async () => reading.state() === 'live' && (await isOnDisk(session)),
    logs: () => sharedLogs(ports),
    schedule,
    offered: () => keep({}),
    changed,
  });
  const presence = createTeamPresence({ ...ports, changed });

  const reading = createTeamReading({
    replicator,
    session,
    contents,
    inbox,
    keep,
    forgetSent: reads.forgetSent,
    offer: outbox.offer,
    changed,
  });
  reading.begin(ports.read.at);
  void presence.say();

  return {
    view,
    /** Something may have been recorded here, or is to be shared. */
    look: (): void => {
      if (view().pending > 0) outbox.offer();
      else changed();
    },
    /** One stands elsewhere now. */
    say: (): void => void presence.say(),
    leave: (): void => {
      isEnded = true;
      outbox.end();
      presence.leave();
      reading.end();
      replicator.close();
    },
  };
}
