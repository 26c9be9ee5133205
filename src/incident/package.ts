import { failure, type Result, success } from '../base/result.ts';
import { z } from '../base/schema.ts';
import { momentOf } from '../base/typed.ts';
import { fromBase64, toBase64 } from '../log/base64.ts';
import { digestOf, digestOfBytes } from '../log/hash.ts';
import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import type { IncidentEvent } from './event.ts';
import { inOrder } from './log.ts';
import { filesNamed, PACKAGE_LIMIT, playbooksNamed } from './named.ts';
import { readEvent } from './read-event.ts';

/** Marks a file as an incident package, whatever its name. */
const FORMAT = 'yuqing-incident';
/** Version of the package's shape. Version 1 had one playbook and no attachments. */
const PACKAGE_VERSION = 2;

const common = { format: z.literal(FORMAT), exportedAt: z.string(), events: z.array(z.unknown()) };
const packageSchema = z.union([
  z.object({ ...common, version: z.literal(1), playbook: z.unknown() }),
  z.object({
    ...common,
    version: z.literal(PACKAGE_VERSION),
    playbooks: z.array(z.unknown()),
    attachments: z.array(z.object({ sha256: z.string(), type: z.string(), data: z.string() })),
    /** Hashes of records that the exporting machine had lost. */
    gaps: z.array(z.string()),
  }),
]);
type PackageShape = z.infer<typeof packageSchema>;

/** A playbook and what it is pinned by. */
export interface PinnedPlaybook {
  readonly digest: string;
  readonly playbook: Playbook;
}

/** A file as it travels in a package. */
export interface PackedFile {
  readonly sha256: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One incident as a file: its log, the playbooks it ran on, its attachments. */
export interface IncidentPackage {
  readonly playbooks: readonly PinnedPlaybook[];
  readonly events: readonly IncidentEvent[];
  readonly attachments: readonly PackedFile[];
  /** Hashes of records that were lost before the export. */
  readonly gaps: readonly string[];
}

/** An event that cannot be taken in, and why. Positions count from 1, as a reader would. */
export interface EventFault {
  readonly position: number;
  readonly problem: 'unreadable' | 'newerVersion' | 'altered' | 'missingBefore' | 'foreign';
}

/** Why a file is refused. */
export type PackageRefusal =
  | { readonly code: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'notJson' }
  | { readonly code: 'otherFile' }
  | { readonly code: 'newerPackage' }
  | { readonly code: 'noEvents' }
  /** `sound` are the events nothing is wrong with, kept aside so that they can be looked at. */
  | {
      readonly code: 'badEvents';
      readonly faults: readonly EventFault[];
      readonly sound: readonly IncidentEvent[];
    }
  | { readonly code: 'notOpened' }
  | { readonly code: 'badPlaybook' }
  | { readonly code: 'badAttachment'; readonly name: string }
  /** A drill does not enter a real desk, nor a real incident a drill's. */
  | { readonly code: 'isDrill' }
  | { readonly code: 'isReal' }
  /** An incident of the same id is here, opened by another event. */
  | { readonly code: 'otherIncident' };

/** Writes an incident as a file. @param now milliseconds since the epoch @returns JSON, readable by eye */
export function writePackage(content: IncidentPackage, now: number): string {
  const shape: PackageShape = {
    format: FORMAT,
    version: PACKAGE_VERSION,
    exportedAt: new Date(now).toISOString(),
    gaps: [...content.gaps],
    playbooks: content.playbooks.map(({ playbook }) => playbook),
    events: [...content.events],
    attachments: content.attachments.map(({ sha256, type, bytes }) => ({
      sha256,
      type,
      data: toBase64(bytes),
    })),
  };
  return JSON.stringify(shape, null, 1);
}

function shapeOf(text: string): Result<PackageShape, PackageRefusal> {
  if (text.length > PACKAGE_LIMIT)
    return failure({ code: 'tooLarge', bytes: text.length, limit: PACKAGE_LIMIT });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure({ code: 'notJson' });
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT)
    return failure({ code: 'otherFile' });
  if ('version' in json && typeof json.version === 'number' && json.version > PACKAGE_VERSION)
    return failure({ code: 'newerPackage' });
  const shape = packageSchema.safeParse(json);
  if (!shape.success) return failure({ code: 'otherFile' });
  return shape.data.events.length === 0 ? failure({ code: 'noEvents' }) : success(shape.data);
}

/** Reads every event, and says of each what is wrong with it or between it and the others. */
function readEvents(
  values: readonly unknown[],
  gaps: ReadonlySet<string>,
): { readonly sound: readonly IncidentEvent[]; readonly faults: readonly EventFault[] } {
  const faults: EventFault[] = [];
  const read: { readonly event: IncidentEvent; readonly position: number }[] = [];
  for (const [index, value] of values.entries()) {
    const result = readEvent(value);
    if ('event' in result) read.push({ event: result.event, position: index + 1 });
    else faults.push({ position: index + 1, problem: result.problem.code });
  }
  // The opening event says whose log this is; a first event that came from elsewhere must not.
  const opened = read.find(({ event }) => event.type === 'opened') ?? read[0];
  const hashes = new Set(read.map(({ event }) => event.hash));
  const sound: IncidentEvent[] = [];
  for (const { event, position } of read)
    if (event.stream !== opened?.event.stream) faults.push({ position, problem: 'foreign' });
    else {
      sound.push(event);
      if (event.prev.some(previous => !hashes.has(previous) && !gaps.has(previous)))
        faults.push({ position, problem: 'missingBefore' });
    }
  return { sound, faults: faults.sort((one, other) => one.position - other.position) };
}

/** `undefined` for a value that has no canonical form. */
function safeDigest(value: unknown): string | undefined {
  try {
    return digestOf(value);
  } catch {
    return undefined;
  }
}

function readPlaybooks(
  values: readonly unknown[],
  named: readonly string[],
): readonly PinnedPlaybook[] | undefined {
  const read: PinnedPlaybook[] = [];
  for (const value of values) {
    const playbook = playbookSchema.safeParse(value);
    const digest = playbook.success ? safeDigest(playbook.data) : undefined;
    if (playbook.success && digest !== undefined) read.push({ digest, playbook: playbook.data });
  }
  const pinned = read.filter(({ digest }) => named.includes(digest));
  return pinned.length === named.length ? pinned : undefined;
}

/** Answers that are no times where times are asked would break every clock. */
function hasBadTimes(event: IncidentEvent, playbooks: readonly PinnedPlaybook[]): boolean {
  if (event.type !== 'opened' && event.type !== 'regraded') return false;
  return playbooks
    .flatMap(({ playbook }) => playbook.triage.questions)
    .some(({ kind, id }) => {
      const answer = kind === 'time' ? event.data.facts[id] : undefined;
      return answer !== undefined && momentOf(answer) === undefined;
    });
}

/**
 * Reads a package and verifies it: shape, every hash, no gap but the declared ones, one incident, the pinned playbooks,
 * every attachment. All or nothing; sound events of a refused file are handed back for inspection.
 */
export function readPackage(text: string): Result<IncidentPackage, PackageRefusal> {
  const shape = shapeOf(text);
  if (!shape.ok) return shape;
  const packed = shape.value;
  const gaps = packed.version === 1 ? [] : packed.gaps;

  const { sound: events, faults } = readEvents(packed.events, new Set(gaps));
  if (faults.length > 0) return failure({ code: 'badEvents', faults, sound: inOrder(events) });
  if (events.filter(({ type }) => type === 'opened').length !== 1) return failure({ code: 'notOpened' });

  const playbooks = readPlaybooks(
    packed.version === 1 ? [packed.playbook] : packed.playbooks,
    playbooksNamed(events),
  );
  if (playbooks === undefined) return failure({ code: 'badPlaybook' });
  const untimely = events.flatMap((event, index): readonly EventFault[] =>
    hasBadTimes(event, playbooks) ? [{ position: index + 1, problem: 'unreadable' }] : [],
  );
  if (untimely.length > 0) return failure({ code: 'badEvents', faults: untimely, sound: inOrder(events) });

  const named = filesNamed(events);
  const attachments: PackedFile[] = [];
  for (const { sha256, type, data } of packed.version === 1 ? [] : packed.attachments) {
    const name = named.get(sha256);
    if (name === undefined) continue;
    const bytes = fromBase64(data);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256)
      return failure({ code: 'badAttachment', name });
    attachments.push({ sha256, type, bytes });
  }
  const present = new Set(events.map(({ hash }) => hash));
  return success({
    playbooks,
    events: inOrder(events),
    attachments,
    gaps: gaps.filter(hash => !present.has(hash)),
  });
}
