import { type Bounds, boundBroken } from '../base/bounds.ts';
import { isObject } from '../base/guard.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { z as schemas } from '../base/schema.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Envelope } from './envelope.ts';
import { digestOfBytes } from './hash.ts';
import type { Kinds } from './kind.ts';
import { headsOf, inOrder } from './order.ts';
import { type EventFault, readEvents } from './read.ts';
import { shapes } from './shapes.ts';
import type { PackageLimits, PackedFile } from './size.ts';

/** A kind of file that logs of one family travel in. */
export interface PackageFormat<Event extends Envelope> {
  /** Marks a file as this kind of package, whatever its name. */
  readonly mark: string;
  /** Version of the file's shape; of its events each says its own. */
  readonly version: number;
  readonly kinds: Kinds<Event>;
  /** The kind that begins a log, where there is one: it says whose log the file holds. */
  readonly opens?: Event['type'];
}

/** A log as a file holds it. */
export interface LogPackage<Event extends Envelope> {
  /** At least one, in order. */
  readonly events: readonly Event[];
  /** Hashes of events that were lost before the export. */
  readonly gaps: readonly string[];
}

const { z, utcTime } = shapes;

const attachmentsSchema = z.array(z.object({ sha256: z.string(), type: z.string(), data: z.string() }));

const packageSchema = z.looseObject({
  exportedAt: utcTime,
  gaps: z.array(z.string()),
  events: z.array(z.unknown()),
  attachments: attachmentsSchema,
});

/** A package as read, with the additions of its family. */
export interface OpenedPackage<Event extends Envelope> extends LogPackage<Event> {
  readonly exportedAt: string;
  readonly attachments: schemas.infer<typeof attachmentsSchema>;
  /** The file as data. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Why a file is refused, whatever it holds. */
export type LogPackageRefusal<Event extends Envelope = Envelope> =
  /** `limit` in bytes. */
  | { readonly code: 'tooLarge'; readonly limit: number }
  | { readonly code: 'notJson' }
  /** Lists within lists, more of them or longer texts than any such file holds. */
  | { readonly code: 'beyondBounds'; readonly bound: keyof Bounds }
  | { readonly code: 'otherFile' }
  | { readonly code: 'newerPackage' }
  | { readonly code: 'noEvents' }
  /** More events that no other has seen than come of work on machines apart. */
  | { readonly code: 'tooManyHeads'; readonly limit: number }
  /** `sound` are the events nothing is wrong with, so that they can be looked at. */
  | { readonly code: 'badEvents'; readonly faults: readonly EventFault[]; readonly sound: readonly Event[] };

/** An entry a line, so that a log can be read by eye. */
const lines = (entries: readonly unknown[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]`;

/** A package as data. @param rest the family's own additions @param now milliseconds since the epoch */
export const packageData = <Event extends Envelope, Rest extends object>(
  { mark, version }: PackageFormat<Event>,
  { events, gaps }: LogPackage<Event>,
  attachments: readonly PackedFile[],
  rest: Rest,
  now: number,
) => ({
  format: mark,
  version,
  exportedAt: new Date(now).toISOString(),
  ...rest,
  gaps,
  events,
  attachments: attachments.map(({ sha256, type, bytes }) => ({ sha256, type, data: toBase64(bytes) })),
});

/** Writes a package's data. */
export const packageText = (data: object): string =>
  `{\n${Object.entries(data)
    .map(([name, value]) => `"${name}": ${Array.isArray(value) ? lines(value) : JSON.stringify(value)}`)
    .join(',\n')}\n}`;

/**
 * Reads a file and verifies it: within its limits, of the format, every event sound, of one log and following what is
 * there. All or nothing.
 */
export function openPackage<Event extends Envelope>(
  text: string,
  { mark, version, kinds, opens }: PackageFormat<Event>,
  { size, bounds, heads }: PackageLimits,
): Result<OpenedPackage<Event>, LogPackageRefusal<Event>> {
  // Never more than the bytes of the file it was.
  if (text.length > size) return failure({ code: 'tooLarge', limit: size });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failure({ code: 'notJson' });
  }
  // First of all: what checks shapes and hashes calls itself for each level.
  const bound = boundBroken(json, bounds);
  if (bound !== undefined) return failure({ code: 'beyondBounds', bound });
  if (!isObject(json) || !('format' in json) || json.format !== mark) return failure({ code: 'otherFile' });
  const isOf = 'version' in json && typeof json.version === 'number' ? json.version : 0;
  if (isOf > version) return failure({ code: 'newerPackage' });
  const shape = packageSchema.safeParse(json);
  if (isOf !== version || !shape.success) return failure({ code: 'otherFile' });
  const { events: values, gaps, exportedAt, attachments } = shape.data;
  if (values.length === 0) return failure({ code: 'noEvents' });
  const { sound, faults } = readEvents(kinds, values, opens, new Set(gaps));
  const events = inOrder(sound);
  if (faults.length > 0) return failure({ code: 'badEvents', faults, sound: events });
  if (headsOf(events).length > heads) return failure({ code: 'tooManyHeads', limit: heads });
  const present = new Set(events.map(({ hash }) => hash));
  return success({
    events,
    gaps: gaps.filter(gap => !present.has(gap)),
    exportedAt,
    attachments,
    data: shape.data,
  });
}

/** A file of a package whose bytes are not what its log says. */
export interface BadAttachment {
  readonly code: 'badAttachment';
  readonly name: string;
}

/** The files of a package that its log names; what nothing names is left out. @param named digest → name */
export function readAttachments(
  packed: OpenedPackage<Envelope>['attachments'],
  named: ReadonlyMap<string, string>,
): Result<readonly PackedFile[], BadAttachment> {
  const files: PackedFile[] = [];
  for (const { sha256, type, data } of packed) {
    const name = named.get(sha256);
    if (name === undefined) continue;
    const bytes = fromBase64(data);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256)
      return failure({ code: 'badAttachment', name });
    files.push({ sha256, type, bytes });
  }
  return success(files);
}
