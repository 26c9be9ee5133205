import { failure, type Result, success } from '../base/result.ts';
import { slug, z } from '../base/schema.ts';
import { hasItsHash } from '../log/hash.ts';
import { RECORD_VERSION, type TrainingEvent } from './record.ts';

// Apart from record.ts so that a page which writes a record, or reads back its own, need not carry the schema library.

const utcTime = z.iso.datetime({ precision: 3 });
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const whole = z.number().check(z.int(), z.minimum(0));
const score = z.union([z.literal(0), z.literal(0.5), z.literal(1)]);

/** What a trainee's record says. */
const happening = {
  /** The name that stands on certificates and in the supervisor's list. The last one counts. */
  named: z.strictObject({ name: z.string() }),
  /** One question, in the check of a lesson or in the daily review. */
  answered: z.strictObject({ question: slug, score, where: z.enum(['check', 'review']) }),
  /** `score`: the mean of the check's questions, 0 to 1. */
  lessonFinished: z.strictObject({
    path: z.exactOptional(slug),
    lesson: slug,
    score: z.number().check(z.minimum(0), z.maximum(1)),
  }),
  /** `scores`: by question, what was not answered being 0. `score`: 0 to 100. */
  paperTaken: z.strictObject({
    path: slug,
    seed: whole,
    startedAt: utcTime,
    scores: z.record(slug, score),
    score: whole.check(z.maximum(100)),
    passed: z.boolean(),
    timedOut: z.boolean(),
  }),
  /** `grades`: by objective, those of the run's form. */
  drillFinished: z.strictObject({
    run: z.ulid(),
    scenario: slug,
    form: z.enum(['full', 'short']),
    seed: whole,
    mode: z.enum(['solo', 'group']),
    grades: z.record(slug, z.enum(['P', 'S', 'M', 'U'])),
    failures: z.array(z.enum(['unverifiedCause', 'approvalSkipped', 'personalData'])),
    passed: z.boolean(),
  }),
};

const envelope = {
  v: z.literal(RECORD_VERSION),
  id: z.ulid(),
  at: utcTime,
  /** Hash of the event before; empty in the first one. */
  prev: z.union([hash, z.literal('')]),
  /** SHA-256 over the canonical JSON of everything else in the event. */
  hash,
};

const variant = <Type extends keyof typeof happening>(type: Type) =>
  z.strictObject({ ...envelope, type: z.literal(type), data: happening[type] });

export const trainingEventSchema = z.discriminatedUnion('type', [
  variant('named'),
  variant('answered'),
  variant('lessonFinished'),
  variant('paperTaken'),
  variant('drillFinished'),
]);

/** Why a list is not a record. Positions count from 1, as a reader would. */
export type RecordRefusal =
  | { readonly code: 'empty' }
  /** Written by a newer edition of the site. */
  | { readonly code: 'newerFile' }
  | { readonly code: 'unreadable'; readonly position: number }
  /** Its hash does not fit what it says, or it does not follow the event before. */
  | { readonly code: 'altered'; readonly position: number };

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'v' in value &&
  typeof value.v === 'number' &&
  value.v > RECORD_VERSION;

/**
 * Reads a list from elsewhere as a record, and verifies it: every event's shape and hash, and that each follows the one
 * before it. The first thing that is wrong refuses the whole.
 * @param lost hashes of events that the writing machine had lost, whose place in the chain may be empty
 */
export function readRecord(
  value: readonly unknown[],
  lost: readonly string[] = [],
): Result<readonly TrainingEvent[], RecordRefusal> {
  if (value.length === 0) return failure({ code: 'empty' });
  if (value.some(isNewer)) return failure({ code: 'newerFile' });
  const events: TrainingEvent[] = [];
  const ids = new Set<string>();
  for (const [place, each] of value.entries()) {
    const position = place + 1;
    const parsed = trainingEventSchema.safeParse(each);
    if (!parsed.success) return failure({ code: 'unreadable', position });
    const event = parsed.data;
    const follows = event.prev === (events.at(-1)?.hash ?? '') || lost.includes(event.prev);
    if (!follows || ids.has(event.id) || !hasItsHash(event)) return failure({ code: 'altered', position });
    ids.add(event.id);
    events.push(event);
  }
  return success(events);
}
