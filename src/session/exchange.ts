import { failure, type Result, success } from '../base/result.ts';
import type { IncidentEvent, IncidentLog } from '../desk/core/incident.ts';
import { filesWithin, isWithinCapacity } from '../desk/core/limits.ts';
import { playbookOf } from '../desk/incident/derive.ts';
import { incidentLogs } from '../desk/incident/kinds.ts';
import { type Brought, broughtIn } from '../desk/packages/brought.ts';
import {
  type IncidentPackage,
  type PackageRefusal,
  type PackedFile,
  readTeamNews,
  type TeamNews,
  writePackage,
} from '../desk/packages/package.ts';
import { filesNamed, filesRestricted, movesIn } from '../desk/people/named.ts';
import { hasMore, signaturesOfBoth } from '../log/signature.ts';
import { withVerified } from '../storage/signing-key.ts';
import type { DeskState } from './acts.ts';
import type { Exports } from './exports.ts';
import type { DeskIncident } from './incidents.ts';
import { readPackageApart, type SoundPackage, soundlySigned } from './read-package.ts';
import { type Aside, KEPT_FAULTS } from './records.ts';
import { isKnownMachine, type KnownMachines } from './signed.ts';

/** The desk that packages come to and go from. */
export interface Exchange extends DeskState {
  readonly exports: Exports;
  /** This machine's knowledge of whose machines are whose. */
  readonly machines: () => KnownMachines;
  /** Keeps a refused package, as it came. */
  readonly keepAside: (aside: Aside, text: string) => Promise<unknown>;
}

/** The file would move an incident that is here to a playbook that is not this site's. Nothing was taken in. */
export interface MoveRefusal {
  readonly code: 'movesPlaybook';
  readonly title: string;
  readonly playbook: string;
  readonly edition: string;
}

/** The incident once a package has joined it. */
interface Joined {
  readonly log: IncidentLog;
  /** Whether anything of it was not here. */
  readonly isNews: boolean;
  readonly brought: readonly Brought[];
  readonly foreignPlaybook: string | undefined;
}

/** The event that opened an incident: whose it is, and whether it belongs to a drill. */
const openingOf = (events: readonly IncidentEvent[]) => events.find(event => event.type === 'opened');

/**
 * Joins a package to the incident's local copy, or says why not.
 * @param present the local incident; `undefined` where there is none
 * @param movesTo as in {@link importFile}
 */
function joined(
  { events, playbooks: packed }: IncidentPackage,
  { playbooks, drill, capacity }: Exchange,
  present: DeskIncident | undefined,
  movesTo: string | undefined,
): Result<Joined, PackageRefusal | MoveRefusal> {
  const opened = openingOf(events);
  const isOfDrill = opened?.data.drill !== undefined;
  if (isOfDrill !== (drill !== undefined)) return failure({ code: isOfDrill ? 'isDrill' : 'isReal' });
  if (present !== undefined && openingOf(present.log.events)?.hash !== opened?.hash)
    return failure({ code: 'otherIncident' });
  const known = new Map(present?.log.events.map(({ id, hash }) => [id, hash] as const));
  const fresh = events.filter(({ id, hash }) => known.get(id) !== hash);
  if (fresh.some(({ id }) => known.has(id))) return failure({ code: 'idTaken' });
  // Before they are folded: that is what takes the time.
  const ties = (present === undefined ? 0 : incidentLogs.ties(present.log)) + incidentLogs.countTies(fresh);
  if (ties > capacity.ties) return failure({ code: 'tooTangled', limit: capacity.ties });
  const log = present === undefined ? incidentLogs.fold(events) : incidentLogs.extend(present.log, fresh);
  if (log === undefined) return failure({ code: 'notOpened' });
  if (log.heads.length > capacity.heads) return failure({ code: 'tooManyHeads', limit: capacity.heads });
  if ([...log.subjects.values()].some(({ current }) => current.length > capacity.apart))
    return failure({ code: 'tooFarApart', limit: capacity.apart });
  const pinnedTo = playbookOf(log);
  const edition = playbooks.indexIn(pinnedTo, packed)?.playbook.edition;
  if (edition === undefined) return failure({ code: 'badPlaybook' });
  const moves = present !== undefined && playbookOf(present.log) !== pinnedTo;
  if (moves && !playbooks.offered.has(pinnedTo) && movesTo !== pinnedTo)
    return failure({ code: 'movesPlaybook', title: present.view.title, playbook: pinnedTo, edition });
  if (
    !isWithinCapacity(
      { size: incidentLogs.size(log), ties },
      playbooks.pinned(movesIn(log), packed),
      capacity,
      false,
    )
  )
    return failure({ code: 'noRoom', limit: capacity.records });
  // Not before all of it is: to have been asked about takes nothing in.
  for (const { digest, playbook } of packed) playbooks.take(digest, playbook);
  return success({
    log,
    isNews: fresh.length > 0,
    brought: broughtIn(log, fresh),
    foreignPlaybook: playbooks.isForeign(pinnedTo) ? edition : undefined,
  });
}

/** The files of an incident that are here. */
async function filesOf({ incidents, journal }: Exchange, id: string): Promise<readonly PackedFile[]> {
  const named = filesNamed(incidents.get(id)?.log.events ?? []);
  const files = await Promise.all([...named.keys()].map(sha256 => journal.attachment(id, sha256)));
  return files.filter(file => file !== undefined);
}

/** An incident as a package. @param sealed whether the file will be encrypted: restricted files go into no other */
export async function exportFile(desk: Exchange, id: string, sealed: boolean): Promise<string | undefined> {
  const { incidents, journal, playbooks, exports, capacity, now } = desk;
  // The files that the export names must be on disk first, or one still being written would be left out.
  await journal.flushed();
  const log = incidents.get(id)?.log;
  if (log === undefined) return undefined;
  const restricted = sealed ? new Set() : filesRestricted(log.events);
  const attachments = (await filesOf(desk, id)).filter(({ sha256 }) => !restricted.has(sha256));
  exports.made(id, log.events.length);
  const { gaps } = log;
  const events = log.events.map(journal.withSignatures);
  return writePackage(
    { playbooks: playbooks.pinned(movesIn(log)), events, attachments, gaps },
    now(),
    capacity,
  );
}

/** The result of taking in a package. */
export interface Imported {
  readonly incidentId: string;
  /** The writers of new records, and their kinds; empty where all were here already. */
  readonly brought: readonly Brought[];
  /** Edition claimed by the incident's playbook, where this site did not publish it. */
  readonly foreignPlaybook: string | undefined;
  /** Names of files for which there was no room. */
  readonly left: readonly string[];
}

/**
 * Takes in a package: new events join the log, known ones change nothing. A file with bad events is refused whole and
 * kept aside under the given name. Nothing here moves to a playbook that this site does not offer unless that is asked for.
 * @param movesTo digest of a playbook that the incident may move to
 */
export async function importFile(
  desk: Exchange,
  text: string,
  name: string,
  movesTo?: string,
): Promise<Result<Imported, PackageRefusal | MoveRefusal>> {
  const { playbooks, capacity, now, newId, keepAside } = desk;
  const read = await readPackageApart({ text, capacity, offered: playbooks.offered });
  if (!read.ok) {
    if (read.refusal.code === 'badEvents') {
      const { faults, sound } = read.refusal;
      const aside: Aside = {
        id: newId(),
        name,
        at: now(),
        faults: faults.slice(0, KEPT_FAULTS),
        faultCount: faults.length,
        incident: sound[0]?.stream,
        size: text.length,
      };
      // Listed only once it is saved: an officer who sees it in the list may leave the page.
      await keepAside(aside, text);
    }
    return read;
  }
  return join(desk, read.value, movesTo);
}

/** Turns an exception into a refusal: a file that makes the reader throw is refused like any other. */
function orRefused<Value, Refusal>(
  read: () => Result<Value, Refusal>,
): Result<Value, Refusal | { readonly code: 'otherFile' }> {
  try {
    return read();
  } catch {
    return failure({ code: 'otherFile' });
  }
}

/** Takes in other machines' records of one incident, by the door that packages come through. A faulty event harms no other. */
export async function takeNews(
  desk: Exchange,
  incidentId: string,
  news: TeamNews,
): Promise<Result<Imported & { readonly unsound: number }, PackageRefusal | MoveRefusal>> {
  const { incidents, playbooks, capacity } = desk;
  const read = orRefused(() =>
    readTeamNews(
      news,
      incidents.get(incidentId)?.log.events ?? [],
      capacity,
      playbooks.offered,
      digest => playbooks.index(digest)?.playbook ?? playbooks.offered.get(digest),
    ),
  );
  if (!read.ok) return read;
  const joining = await join(desk, { ...read.value, ...(await soundlySigned(read.value.events)) }, undefined);
  return joining.ok ? success({ ...joining.value, unsound: read.value.unsound }) : joining;
}

/** Takes in new signatures of events that were here before. */
async function joinSignatures(
  { journal, machines }: Exchange,
  events: readonly IncidentEvent[],
): Promise<void> {
  const more = events.filter(event => hasMore(event.signatures, journal.signaturesOf(event)));
  // The records on this disk may be rubbish that an earlier edition took in.
  const held = await withVerified(
    more.map(({ hash }) => ({ hash, signatures: journal.signaturesOf({ hash }) })),
  );
  const isKnown = isKnownMachine(machines());
  journal.keepSignatures(
    more.map((event, place) => ({
      ...event,
      signatures: signaturesOfBoth(held[place]?.signatures, event.signatures, isKnown),
    })),
  );
}

/** Joins the incoming records to the local ones, shows them and writes them. */
async function join(
  desk: Exchange,
  read: SoundPackage,
  movesTo: string | undefined,
): Promise<Result<Imported, PackageRefusal | MoveRefusal>> {
  const { incidents, journal, capacity, changed } = desk;
  const { events, attachments, playbooks: packed, isVerified } = read;
  const incidentId = events[0]?.stream ?? '';
  const here = attachments.length === 0 ? [] : await filesOf(desk, incidentId);
  // From here on nothing waits: the officer may have acted while files were read.
  const before = incidents.get(incidentId);
  const joining = orRefused(() => joined(read, desk, before, movesTo));
  if (!joining.ok) return joining;
  const { log, isNews, brought, foreignPlaybook } = joining.value;
  if (incidents.show(log) !== undefined) return failure({ code: 'badPlaybook' });
  const damaged = incidents.broken.get(incidentId);
  if (damaged?.broken.length === 0) incidents.mended(incidentId);
  const isHere = new Set(here.map(({ sha256 }) => sha256));
  const coming = attachments.filter(({ sha256 }) => !isHere.has(sha256));
  const files = filesWithin(coming, here, capacity);
  if (isNews || files.length > 0 || damaged !== undefined)
    journal.append({
      events,
      playbooks: packed,
      attachments: files.map(file => ({ ...file, stream: incidentId })),
    });
  changed();
  // The package may fill what this disk had lost: reading anew, once it is written, shows whether it did.
  if (damaged !== undefined)
    void journal
      .flushed()
      .then(() => journal.hear(incidentId))
      .then(changed);
  if (isVerified)
    await joinSignatures(
      desk,
      events.filter(({ id }) => before?.log.places.has(id)),
    );
  const named = filesNamed(events);
  return success({
    incidentId,
    brought,
    foreignPlaybook,
    left: coming.flatMap(file => (files.includes(file) ? [] : [named.get(file.sha256) ?? ''])),
  });
}
