import { boundBroken } from '../../base/bounds.ts';
import { failure, type Result, success } from '../../base/result.ts';
import { digestOf, digestOfBytes } from '../../log/hash.ts';
import { inOrder } from '../../log/order.ts';
import {
  type BadAttachment,
  type LogPackage,
  type LogPackageRefusal,
  openPackage,
  type PackageFormat,
  packageData,
  packageText,
  readAttachments,
} from '../../log/package.ts';
import { type EventFault, readEvents } from '../../log/read.ts';
import type { PackedFile } from '../../log/size.ts';
import { checkPlaybook, type PlaybookFault } from '../../playbook/check.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { takesAnswer } from '../../playbook/wizard/answer.ts';
import type { IncidentEvent } from '../core/incident.ts';
import { CAPACITY, type Capacity, filesWithin, packageLimits } from '../core/limits.ts';
import { incidentLogs } from '../incident/kinds.ts';
import { filesNamed, playbooksNamed } from '../people/named.ts';

const FORMAT: PackageFormat<IncidentEvent> = {
  mark: 'yuqing-incident',
  version: 1,
  kinds: incidentLogs.kinds,
  opens: 'opened',
};

/** A playbook and what it is pinned by. */
interface PinnedPlaybook {
  readonly digest: string;
  readonly playbook: Playbook;
}

/** One incident as a file: its log, the playbooks it ran on, its attachments. */
export interface IncidentPackage extends LogPackage<IncidentEvent> {
  readonly playbooks: readonly PinnedPlaybook[];
  readonly attachments: readonly PackedFile[];
}

export type { EventFault } from '../../log/read.ts';
export type { PackedFile } from '../../log/size.ts';

/** Why a file is refused. */
export type PackageRefusal =
  | LogPackageRefusal<IncidentEvent>
  | { readonly code: 'notOpened' }
  /** None of the playbooks in the file is the one that the log names. */
  | { readonly code: 'badPlaybook' }
  /** A playbook from which nothing can be derived, with its fault. */
  | { readonly code: 'unusablePlaybook'; readonly fault: PlaybookFault }
  | BadAttachment
  /** A drill does not enter a real desk, nor a real incident a drill's. */
  | { readonly code: 'isDrill' }
  | { readonly code: 'isReal' }
  /** An incident of the same id is here, opened by another event. */
  | { readonly code: 'otherIncident' }
  /** An event of this incident is here that has the id of another one in the file. */
  | { readonly code: 'idTaken' }
  /** Together with the local records the incident would exceed the size of one. `limit` in bytes. */
  | { readonly code: 'noRoom'; readonly limit: number }
  /** Together with the local records, one of its records would have more ties than a view can be computed from. */
  | { readonly code: 'tooTangled'; readonly limit: number }
  /** Together with the local records, one subject would have more concurrent values than a view compares. */
  | { readonly code: 'tooFarApart'; readonly limit: number };

/**
 * Writes an incident as a file. Files for which there is no room stay behind: their records do not.
 * @param now milliseconds since the epoch @returns JSON, a record a line
 */
export function writePackage(
  { playbooks, attachments, ...log }: IncidentPackage,
  now: number,
  capacity: Capacity = CAPACITY,
): string {
  const rest = { playbooks: playbooks.map(({ playbook }) => playbook) };
  return packageText(packageData(FORMAT, log, filesWithin(attachments, [], capacity), rest, now));
}

/** Records of one incident by a team's machines, unordered: some of its events, with the files and playbooks that came along. */
export interface TeamNews {
  readonly events: readonly unknown[];
  /** As JSON, by digest. */
  readonly playbooks: ReadonlyMap<string, string>;
  readonly files: readonly PackedFile[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a team's news as a package is read: shape, every hash, the playbooks that are not here, the files that are named. A
 * faulty event harms no other, and missing predecessors may come later.
 * @param present the incident's local records, in order
 * @param here playbooks of this machine, by digest
 */
export function readTeamNews(
  { events: values, playbooks: texts, files }: TeamNews,
  present: readonly IncidentEvent[],
  capacity: Capacity,
  offered: Offered,
  here: (digest: string) => Playbook | undefined,
): Result<IncidentPackage & { readonly unsound: number }, PackageRefusal> {
  const { bounds } = packageLimits(capacity);
  const { sound } = readEvents(
    incidentLogs.kinds,
    values.filter(value => boundBroken(value, bounds) === undefined),
    undefined,
    new Set(),
    present,
    Number.POSITIVE_INFINITY,
  );
  const isOpening = ({ type }: IncidentEvent): boolean => type === 'opened';
  const opening = present.find(isOpening) ?? sound.find(isOpening);
  if (opening === undefined) return failure({ code: 'notOpened' });
  const own = sound.filter(
    event => event.stream === opening.stream && (!isOpening(event) || event.hash === opening.hash),
  );
  const named = playbooksNamed(own);
  const wanted = named.filter(digest => here(digest) === undefined);
  const known = (digests: readonly string[]): readonly PinnedPlaybook[] =>
    digests.flatMap(digest => {
      const playbook = here(digest);
      return playbook === undefined ? [] : [{ digest, playbook }];
    });
  const pinned = readPlaybooks(
    wanted.flatMap(digest => texts.get(digest) ?? []).map(parsed),
    wanted,
    offered,
  );
  if (!pinned.ok) return pinned;
  const playbooks = [...pinned.value, ...known(named)];
  // An answer comes without the opening that names its edition.
  const editions = [...playbooks, ...known(playbooksNamed(present))];
  const answering = own.filter(event => !hasBadAnswers(event, editions));
  // Whose incident it is, the door asks of everything that comes.
  const events = inOrder([opening, ...answering]);
  const isNamed = filesNamed([...present, ...events]);
  return success({
    events,
    playbooks,
    gaps: [],
    attachments: files.filter(({ sha256, bytes }) => isNamed.has(sha256) && digestOfBytes(bytes) === sha256),
    unsound: values.length - answering.length,
  });
}

/** `undefined` for a value that has no canonical form. */
function safeDigest(value: unknown): string | undefined {
  try {
    return digestOf(value);
  } catch {
    return undefined;
  }
}

/** The playbooks that this site itself offers, by digest. */
type Offered = Pick<ReadonlyMap<string, Playbook>, 'get'>;

function readPlaybooks(
  values: readonly unknown[],
  named: readonly string[],
  offered: Offered,
): Result<readonly PinnedPlaybook[], PackageRefusal> {
  const pinned: PinnedPlaybook[] = [];
  let fault: PlaybookFault | undefined;
  for (const value of values) {
    // One of this site's own was checked when the site was built. For any other the check is most of the time of an import.
    const digestBefore = safeDigest(value);
    const own = digestBefore === undefined ? undefined : offered.get(digestBefore);
    const checked = own === undefined ? checkPlaybook(value) : success(own);
    if (!checked.ok) {
      fault ??= checked.refusal;
      continue;
    }
    const digest = own === undefined ? safeDigest(checked.value) : digestBefore;
    if (digest !== undefined && named.includes(digest)) pinned.push({ digest, playbook: checked.value });
  }
  if (pinned.length === named.length) return success(pinned);
  return failure(fault === undefined ? { code: 'badPlaybook' } : { code: 'unusablePlaybook', fault });
}

/** Whether it gives an answer that its question takes in none of the editions which the incident ran on. */
function hasBadAnswers(event: IncidentEvent, playbooks: readonly PinnedPlaybook[]): boolean {
  if (event.type !== 'opened' && event.type !== 'answered') return false;
  return Object.entries(event.data.answers).some(([key, answer]) => {
    const asked = playbooks.flatMap(({ playbook }) =>
      playbook.triage.questions.filter(({ id }) => id === key),
    );
    return (
      typeof answer === 'string' && asked.length > 0 && !asked.some(question => takesAnswer(question, answer))
    );
  });
}

/**
 * Reads a package and verifies it: shape, every hash, no gap but the declared ones, one incident, the pinned playbooks,
 * every attachment. All or nothing; sound events of a refused file are handed back for inspection.
 */
export function readPackage(
  text: string,
  capacity: Capacity = CAPACITY,
  offered: Offered = new Map(),
): Result<IncidentPackage, PackageRefusal> {
  const opened = openPackage(text, FORMAT, packageLimits(capacity));
  if (!opened.ok) return opened;
  const { events, gaps, attachments: packed, data } = opened.value;
  if (events.filter(({ type }) => type === 'opened').length !== 1) return failure({ code: 'notOpened' });
  if (!Array.isArray(data['playbooks'])) return failure({ code: 'otherFile' });

  const pinned = readPlaybooks(data['playbooks'], playbooksNamed(events), offered);
  if (!pinned.ok) return pinned;
  const playbooks = pinned.value;
  const untimely = events.flatMap((event, index): readonly EventFault[] =>
    hasBadAnswers(event, playbooks) ? [{ position: index + 1, problem: 'unreadable' }] : [],
  );
  if (untimely.length > 0) return failure({ code: 'badEvents', faults: untimely, sound: events });

  // A file may not exceed this by itself, whatever is here already.
  if (incidentLogs.countTies(events) > capacity.ties)
    return failure({ code: 'tooTangled', limit: capacity.ties });

  const files = readAttachments(packed, filesNamed(events));
  if (!files.ok) return files;
  return success({ playbooks, events, attachments: files.value, gaps });
}
