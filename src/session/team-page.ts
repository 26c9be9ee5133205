import { type Invitation, invitationCode, readInvitation } from '../base/invitation.ts';
import { failure, type Result, success } from '../base/result.ts';
import { SITE_NAME } from '../base/site-name.ts';
import { freshMachineKey, machineKey } from '../storage/machine-key.ts';
import { openNatsReplicator } from '../storage/nats-replicator.ts';
import { freshSigningKey, signingKey } from '../storage/signing-key.ts';
import { teamSeal } from '../storage/team-seal.ts';
import { openChannel, type PageChannel } from './channel.ts';
import type { Sign } from './journal-signatures.ts';
import { readPreference } from './preferences.ts';
import type { Session } from './session.ts';
import { recordName } from './small-records.ts';
import { createTeam, type Team } from './team.ts';
import { teamReadIn } from './team-read.ts';
import { type TeamRecord, type TeamView, teamIn } from './team-record.ts';

/** Tables and scenarios: only who joins, leaves or shares a drill needs them. */
const fetchDrillTeam = () => import('./drill-team.ts');

/** One page of a machine works with the team; the others learn of it from that page, as of everything that is recorded. */
const NAME = `${SITE_NAME}-team`;

/** Messages between the pages of this machine. */
type PageMessage = { readonly view: TeamView } | { readonly place: Place } | 'shares' | 'asks';

/** The incident and step open on the screen. */
export interface Place {
  readonly incident?: string | undefined;
  readonly step?: string | undefined;
}

/** This page's part in its team. */
interface Seat {
  readonly session: Session;
  readonly channel: PageChannel;
  readonly leave: AbortController;
  record: TeamRecord;
  team: Team | undefined;
  place: Place;
}

let seat: Seat | undefined;

const addressOf = ({ path }: Invitation): string =>
  `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`;

const readRecord = async (session: Session): Promise<TeamRecord | undefined> =>
  teamIn(await session.record(recordName.team()));

async function changeShares(of: Seat, change: Readonly<Record<string, boolean>>): Promise<void> {
  const kept = teamIn(
    await of.session.changeRecord(recordName.team(), value => {
      const record = teamIn(value);
      return record === undefined ? value : { ...record, shares: { ...record.shares, ...change } };
    }),
  );
  if (kept !== undefined) of.record = kept;
  of.channel.send('shares' satisfies PageMessage);
  of.team?.look();
}

/** Works with the team for all pages of this machine, until the page closes or the team is left. */
async function lead(of: Seat): Promise<void> {
  const { session, channel } = of;
  const { invitation, machine: own, signer } = of.record;
  const [machine, seal] = await Promise.all([machineKey(own.id, own.kept), teamSeal(invitation.secret)]);
  const read = teamReadIn(await session.record(recordName.teamRead()));
  if (machine === undefined || of.leave.signal.aborted) return;
  const { journal } = session;
  const team = createTeam({
    replicator: openNatsReplicator({ address: addressOf(invitation), machine }),
    seal,
    team: invitation.team,
    machine: machine.id,
    signer: signer.key,
    read,
    session,
    keepRead: async kept => {
      await session.changeRecord(recordName.teamRead(), () => kept);
    },
    shares: () => of.record.shares,
    share: incidentId => changeShares(of, { [incidentId]: true }),
    ownPresence: () => ({
      name: readPreference('name') ?? '',
      role: readPreference('role') ?? '',
      ...(of.place.incident !== undefined && { incident: of.place.incident }),
      ...(of.place.step !== undefined && { step: of.place.step }),
    }),
    schedule: (work, milliseconds) => setTimeout(work, milliseconds),
    changed: view => {
      session.showTeam(view);
      channel.send({ view } satisfies PageMessage);
    },
  });
  of.team = team;
  session.showTeam(team.view());
  const held = new Set<string>();
  const stop = session.subscribe(() => {
    const here = new Set(journal.streams());
    for (const incident of here) held.add(incident);
    // An incident that was deleted from this machine does not come back by itself.
    for (const [incident, isShared] of Object.entries(of.record.shares))
      if (isShared && held.has(incident) && !here.has(incident)) {
        held.delete(incident);
        void changeShares(of, { [incident]: false });
      }
    team.look();
  });
  await new Promise(resolve => of.leave.signal.addEventListener('abort', resolve));
  stop();
  team.leave();
}

/** The function that signs for this machine; without a team, none. */
export async function signerOf(session: Session): Promise<Sign> {
  const record = await readRecord(session);
  return record && (await signingKey(record.signer.key, record.signer.kept)).sign;
}

/** Takes up work with the team that this machine belongs to, where it belongs to one. */
export async function openTeam(session: Session): Promise<void> {
  const record = await readRecord(session);
  if (record === undefined || seat !== undefined) return;
  const channel = openChannel(NAME);
  const own: Seat = { session, channel, leave: new AbortController(), record, team: undefined, place: {} };
  seat = own;
  const { signal } = own.leave;
  channel.listen(word => {
    const message = word as PageMessage;
    if (message === 'asks') own.team && channel.send({ view: own.team.view() } satisfies PageMessage);
    else if (message === 'shares')
      void readRecord(session).then(kept => {
        if (kept === undefined) return dismiss();
        own.record = kept;
        own.team?.look();
      });
    else if ('place' in message) {
      own.place = message.place;
      own.team?.say();
    } else if (own.team === undefined && 'view' in message) session.showTeam(message.view);
  });
  channel.send('asks' satisfies PageMessage);
  const work = (): Promise<void> => lead(own);
  await ('locks' in navigator ? navigator.locks.request(NAME, { signal }, work) : work()).catch(error => {
    if (!signal.aborted) throw error;
  });
}

function dismiss(): void {
  const own = seat;
  seat = undefined;
  own?.leave.abort();
  own?.channel.close();
  own?.session.showTeam(undefined);
  own?.session.journal.signWith(Promise.resolve(undefined));
}

/** Why a machine cannot join: the code is none, this browser makes no key that an engine knows, or nothing can be kept here. */
export type JoinRefusal = { readonly code: 'badCode' | 'noKey' | 'notKept' };

/** Joins a team by its invitation: this machine makes its key, which the administrator is to enter. */
export async function joinTeam(session: Session, code: string): Promise<Result<undefined, JoinRefusal>> {
  const invitation = readInvitation(code);
  if (invitation === undefined) return failure({ code: 'badCode' });
  // A new secret of the same team: the machine stays the one that the administrator knows.
  const before = await readRecord(session);
  const machine = before?.machine ?? (await freshMachineKey());
  if (machine === undefined) return failure({ code: 'noKey' });
  const { id, kept } = machine;
  try {
    const { key, kept: keptSigner } = before?.signer ?? (await freshSigningKey());
    const record: TeamRecord = {
      invitation,
      machine: { id, kept },
      signer: { key, kept: keptSigner },
      shares: before?.shares ?? {},
    };
    await session.changeRecord(recordName.teamRead(), () => undefined);
    await session.changeRecord(recordName.team(), () => record);
    await (await fetchDrillTeam()).renewDrillTeam(record);
  } catch {
    return failure({ code: 'notKept' });
  }
  dismiss();
  session.journal.signWith(signerOf(session));
  void openTeam(session);
  return success(undefined);
}

/** Leaves the team: its secret and this machine's key are deleted here. Records stay. Rejects where that cannot be saved. */
export async function leaveTeam(session: Session): Promise<void> {
  await (await fetchDrillTeam()).letDrillsIn(undefined);
  await session.changeRecord(recordName.team(), () => undefined);
  await session.changeRecord(recordName.teamRead(), () => undefined);
  seat?.channel.send('shares' satisfies PageMessage);
  dismiss();
}

/** The invitation to the team of this machine, for another one; none where it belongs to none. */
export const invitationHere = async (session: Session): Promise<string | undefined> => {
  const record = await readRecord(session);
  return record && invitationCode(record.invitation);
};

/** Lets the drills of this machine be shared with its team, table by table, or no longer. Rejects where that cannot be kept. */
export async function shareDrills(session: Session, isShared: boolean): Promise<void> {
  await (await fetchDrillTeam()).letDrillsIn(isShared ? await readRecord(session) : undefined);
}

/** Works on an incident with the team from here on, or alone. Rejects where that cannot be kept. */
export async function shareIncident(incidentId: string, isShared: boolean): Promise<void> {
  if (seat !== undefined) await changeShares(seat, { [incidentId]: isShared });
}

/** Lets the others see where one is. */
export function standAt(place: Place): void {
  if (seat === undefined) return;
  seat.place = place;
  if (seat.team === undefined) seat.channel.send({ place } satisfies PageMessage);
  else seat.team.say();
}
