import { fieldsOf } from '../base/guard.ts';
import type { TeamNews } from '../desk/packages/package.ts';
import { filesOf } from '../desk/people/named.ts';
import { signerIn } from '../storage/team-seal.ts';
import type { TeamAwaited } from './team-awaited.ts';
import type { TeamContents } from './team-contents.ts';
import type { TeamHeld } from './team-held.ts';
import { hasRoomFor } from './team-room.ts';
import type { TeamDesk } from './team-words.ts';

/** Whether an incident is on a machine. */
export const isIncidentHere = ({ snapshot }: TeamDesk, incidentId: string): boolean =>
  snapshot().incidents.some(({ view: { id } }) => id === incidentId);

/** Hands records to the desk as packages are. @param playbooks those that have come, as JSON, by digest */
function createTaker({ takeNews }: TeamDesk, playbooks: ReadonlyMap<string, string>) {
  let setAside = 0;
  /** Takes in events of one incident; where some cannot join, the others do. @returns those that may join later */
  const take = async (
    incidentId: string,
    events: readonly unknown[],
    files: TeamNews['files'],
  ): Promise<readonly unknown[]> => {
    if (events.length === 0 && files.length === 0) return [];
    const taken = await takeNews(incidentId, { events, playbooks, files });
    if (taken.ok) {
      setAside += taken.value.unsound;
      return [];
    }
    // More heads than one record can join: once somebody goes on, there is one.
    if (taken.refusal.code === 'notOpened' || (taken.refusal.code === 'tooManyHeads' && events.length === 1))
      return events;
    if (events.length > 1) {
      const half = Math.ceil(events.length / 2);
      const left = await take(incidentId, events.slice(0, half), files);
      return [...left, ...(await take(incidentId, events.slice(half), []))];
    }
    // A playbook that is on its way, or of an edition that this machine will have tomorrow.
    if (taken.refusal.code === 'badPlaybook' || taken.refusal.code === 'movesPlaybook') return events;
    setAside += events.length;
    return [];
  };
  return {
    take,
    /** How many records could not join, and never will. */
    setAside: (): number => setAside,
  };
}

export interface JoinPorts {
  readonly session: TeamDesk;
  /** Whether an incident is worked on with the team; `undefined` where this machine has neither joined nor left it. */
  readonly isShared: (incidentId: string) => boolean | undefined;
  /** Notes that an incident has come from the team. */
  readonly share: (incidentId: string) => Promise<void>;
  /** This machine's public signing key, and who works on it. */
  readonly own: () => { readonly key: string; readonly name: string };
  readonly contents: TeamContents;
  readonly held: TeamHeld;
  readonly awaited: TeamAwaited;
}

/** Takes verified news into the desk, incident by incident; what cannot join yet is held. */
export function createTeamJoiner({ session, isShared, share, own, contents, held, awaited }: JoinPorts) {
  const { events: early, files: earlyFiles, playbooks } = held;
  const { take, setAside } = createTaker(session, playbooks);

  const hold = <Held>(
    among: Map<string, readonly Held[]>,
    incidentId: string,
    some: readonly Held[],
  ): void => {
    if (some.length > 0) among.set(incidentId, some);
    else among.delete(incidentId);
  };

  const leaveOut = (incidentId: string): void => {
    awaited.leaveOut(incidentId);
    early.delete(incidentId);
    earlyFiles.delete(incidentId);
  };
  const hasRoom = (incidentId: string, events: readonly unknown[]): Promise<boolean> | false =>
    !awaited.isLeftOut(incidentId) &&
    hasRoomFor(
      [...(early.get(incidentId) ?? []), ...events],
      session,
      each => isShared(each) === true,
      own(),
    );

  /** Counts what joined as being at the engine, except where this machine is to put its own signature there, too. */
  const noteSent = (incidentId: string, joined: readonly unknown[]): void => {
    const sent = contents.of(incidentId);
    for (const event of joined) {
      const hash = String(fieldsOf(event)['hash']);
      const [first] = session.journal.signaturesOf({ hash });
      if (!contents.stuck.has(hash) && first?.key === signerIn(event)) sent.add(hash);
    }
  };

  /** Notes the incident and the files of its new events as having come. */
  const noteCome = (incidentId: string, events: readonly unknown[]): void => {
    if (isIncidentHere(session, incidentId)) awaited.come(incidentId);
    if (awaited.isEmpty()) return;
    const fresh = new Set(events.map(event => String(fieldsOf(event)['hash'])));
    const log = session.snapshot().incidents.find(({ view: { id } }) => id === incidentId)?.log;
    for (const event of log?.events.filter(({ hash }) => fresh.has(hash)) ?? [])
      for (const { sha256 } of filesOf(event)) awaited.come(sha256);
  };

  return {
    setAside,
    join: async (incidentId: string, { events, files }: Omit<TeamNews, 'playbooks'>): Promise<void> => {
      if (isShared(incidentId) === false) return;
      if (!isIncidentHere(session, incidentId) && !(await hasRoom(incidentId, events)))
        return leaveOut(incidentId);
      awaited.takeBack(incidentId);
      const all = [...(earlyFiles.get(incidentId) ?? []), ...files];
      const left = await take(incidentId, [...(early.get(incidentId) ?? []), ...events], all);
      const kept = await Promise.all(all.map(({ sha256 }) => session.attachment(incidentId, sha256)));
      hold(
        earlyFiles,
        incidentId,
        all.filter((_, index) => kept[index] === undefined),
      );
      hold(early, incidentId, left);
      const waiting = new Set(left);
      noteSent(
        incidentId,
        events.filter(event => !waiting.has(event)),
      );
      noteCome(incidentId, events);
      if (waiting.size < events.length && isShared(incidentId) !== true) await share(incidentId);
    },
  };
}
