import { type Playbook, playbookSchema } from '../playbook/playbook.ts';
import { failure, type Result, success } from '../result.ts';
import { z } from '../schema.ts';
import { momentOf } from '../wizard/answer.ts';
import { digestOf, type IncidentEvent } from './event.ts';
import { inOrder, readEvent } from './log.ts';

/** Marks a file as an incident package, whatever its name. */
const FORMAT = 'yuqing-incident';
/** Version of the package's shape. */
const PACKAGE_VERSION = 1;

const packageSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** UTC ISO 8601. */
  exportedAt: z.string(),
  playbook: z.unknown(),
  events: z.array(z.unknown()),
});

/** One incident as a file: its log and the playbook it runs on. */
export interface IncidentPackage {
  readonly playbook: Playbook;
  readonly playbookDigest: string;
  readonly events: readonly IncidentEvent[];
}

/** Why a file is refused. Positions count from 1, as a reader would. */
export type PackageRefusal =
  | { readonly code: 'tooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'notJson' }
  | { readonly code: 'otherFile' }
  | { readonly code: 'newerPackage' }
  | { readonly code: 'noEvents' }
  | {
      readonly code: 'badEvent';
      readonly position: number;
      readonly problem: 'unreadable' | 'newerVersion' | 'altered';
    }
  | { readonly code: 'missingEvent'; readonly position: number }
  | { readonly code: 'foreignEvent'; readonly position: number }
  | { readonly code: 'notOpened' }
  | { readonly code: 'badPlaybook' }
  /** An incident of the same id is here, opened by another event. */
  | { readonly code: 'otherIncident' };

/** Far above any real incident (10,000 events are about 5 MB), far below what would stall an old office PC. */
export const PACKAGE_LIMIT = 64 * 1024 * 1024;

/** Writes an incident as a file. @param now milliseconds since the epoch @returns JSON, readable by eye */
export function writePackage(playbook: Playbook, events: readonly IncidentEvent[], now: number): string {
  return JSON.stringify(
    { format: FORMAT, version: PACKAGE_VERSION, exportedAt: new Date(now).toISOString(), playbook, events },
    null,
    1,
  );
}

/** `undefined` for a value that has no canonical form. */
function safeDigest(value: unknown): string | undefined {
  try {
    return digestOf(value);
  } catch {
    return undefined;
  }
}

/** Reads a package and verifies it: shape, every hash, no gap, one incident, the pinned playbook. All or nothing. */
export function readPackage(text: string): Result<IncidentPackage, PackageRefusal> {
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
  if (shape.data.events.length === 0) return failure({ code: 'noEvents' });

  const events: IncidentEvent[] = [];
  for (const [index, value] of shape.data.events.entries()) {
    const read = readEvent(value);
    if ('problem' in read)
      return failure({ code: 'badEvent', position: index + 1, problem: read.problem.code });
    events.push(read.event);
  }
  const incidentId = events[0]?.incidentId;
  const hashes = new Set(events.map(({ hash }) => hash));
  for (const [index, event] of events.entries()) {
    if (event.incidentId !== incidentId) return failure({ code: 'foreignEvent', position: index + 1 });
    if (event.prev.some(previous => !hashes.has(previous)))
      return failure({ code: 'missingEvent', position: index + 1 });
  }
  const opened = events.filter(event => event.type === 'opened');
  const [first] = opened;
  if (first === undefined || opened.length > 1) return failure({ code: 'notOpened' });

  const playbook = playbookSchema.safeParse(shape.data.playbook);
  if (!playbook.success || safeDigest(playbook.data) !== first.data.playbook)
    return failure({ code: 'badPlaybook' });
  const times = playbook.data.triage.questions.filter(({ kind }) => kind === 'time').map(({ id }) => id);
  const wrong = events.findIndex(
    event =>
      (event.type === 'opened' || event.type === 'regraded') &&
      times.some(id => event.data.facts[id] !== undefined && momentOf(event.data.facts[id]) === undefined),
  );
  if (wrong !== -1) return failure({ code: 'badEvent', position: wrong + 1, problem: 'unreadable' });
  return success({ playbook: playbook.data, playbookDigest: first.data.playbook, events: inOrder(events) });
}
