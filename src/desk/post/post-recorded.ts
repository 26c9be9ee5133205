import { failure, success } from '../../base/result.ts';
import type { Facts } from '../../playbook/condition.ts';
import { amount, isWork, itself, nobody, TEXT_LIMITS } from '../core/define.ts';
import { type Answer, type CommandSpec, present } from '../core/desk.ts';
import { amountField, opaqueField, textField, timeField } from '../core/fields.ts';
import { kind } from '../core/kind.ts';
import { type RecordedFile, recordedFile } from '../core/recorded.ts';
import { badField } from '../core/refusal.ts';
import { checkFile } from '../core/values.ts';

/** Details of the post of which there is one each. Never who wrote it. */
export const POST_FIELDS = ['summary', 'firstAt', 'platform', 'link', 'original', 'masked'] as const;
export type PostField = (typeof POST_FIELDS)[number];

export const postSubject = (field: PostField): string => `post:${field}`;

type Pictures = Partial<Readonly<Record<'original' | 'masked', RecordedFile>>>;
/** The pictures on record. */
type Recorded = { readonly [Which in keyof Pictures]?: { readonly value: RecordedFile } | undefined };

/** Digest of a picture, the one that comes or else the one on record. */
const pictureOf = (files: Pictures, post: Recorded, which: keyof Pictures): string | undefined =>
  (files[which] ?? post[which]?.value)?.sha256;

/** Whether one picture would be both the original and the one with accounts and faces made unreadable. */
export function isOnePicture(files: Pictures, post: Recorded): boolean {
  const original = pictureOf(files, post, 'original');
  return original !== undefined && original === pictureOf(files, post, 'masked');
}

const recordPostFields = {
  summary: textField(TEXT_LIMITS.fact, true),
  firstAt: timeField('past', true),
  platform: textField(TEXT_LIMITS.value, true),
  link: textField(TEXT_LIMITS.value, true),
  attention: amountField(true),
  comments: amountField(true),
  /** When it was counted; now, unless given. */
  countedAt: timeField('past', true),
  /** Answers that the triage left for later, by question; others stay. */
  answers: opaqueField<Facts | undefined>(),
  original: opaqueField<RecordedFile | undefined>(),
  masked: opaqueField<RecordedFile | undefined>(),
  /** Said where one picture is both. */
  nothingToMask: opaqueField<true | undefined>(),
  datesConfirmed: opaqueField<true | undefined>(),
};
/** Records new details of the post: unchanged ones are not recorded again. */
export const recordPost: CommandSpec<typeof recordPostFields> = {
  who: 'anyone',
  fields: recordPostFields,
  decide: ({ view: { post, fileBytes, facts }, context, event, followedBy }, typed): Answer => {
    const { attention, comments, countedAt } = typed;
    const fresh = <Value>(field: PostField, value: Value | undefined): Value | undefined => {
      const known: unknown = post[field]?.value;
      return JSON.stringify(value) === JSON.stringify(known) ? undefined : value;
    };
    const files: { -readonly [Which in keyof Pictures]: Pictures[Which] } = {};
    let bytes = fileBytes;
    for (const field of ['original', 'masked'] as const) {
      const file = fresh(field, typed[field]);
      if (file === undefined) continue;
      const checked = checkFile(file, bytes);
      if (!checked.ok) return badField(field, checked.refusal);
      files[field] = checked.value;
      bytes += file.bytes;
    }
    const isSame = Object.keys(files).length > 0 && isOnePicture(files, post);
    if (isSame && typed.nothingToMask === undefined)
      return failure({ code: 'badField', field: 'masked', why: { code: 'notMasked' } });
    const isCounted = attention !== undefined || comments !== undefined;
    const at = countedAt ?? new Date(context.now).toISOString();
    const firstAt = fresh('firstAt', typed.firstAt);
    const data = present({
      summary: fresh('summary', typed.summary),
      firstAt,
      datesConfirmed: firstAt === undefined ? undefined : typed.datesConfirmed,
      platform: fresh('platform', typed.platform),
      link: fresh('link', typed.link),
      ...files,
      nothingToMask: isSame ? typed.nothingToMask : undefined,
      count: isCounted ? present({ at, attention, comments }) : undefined,
    });
    const answers = Object.entries(typed.answers ?? {}).filter(([id, answer]) => facts[id] !== answer);
    if (Object.keys(data).length + answers.length === 0) return failure({ code: 'unchanged' });
    const recorded = Object.keys(data).length === 0 ? success([]) : event(postRecorded, data);
    return answers.length === 0
      ? recorded
      : followedBy(recorded, { kind: 'answerLater', answers: Object.fromEntries(answers) });
  },
};

/**
 * Details of the post that the incident is about. Each is a subject of its own; a count says how many there were at its time,
 * so counts stand side by side.
 */
export const postRecorded = kind(
  'postRecorded',
  shapes => {
    const { z, text, utcTime } = shapes;
    return z.strictObject({
      /** Its content, in the bureau's words. */
      summary: z.exactOptional(text(TEXT_LIMITS.fact)),
      firstAt: z.exactOptional(utcTime),
      /** `firstAt` contradicts another time of the matter; its writer was asked, and keeps it. */
      datesConfirmed: z.exactOptional(z.literal(true)),
      platform: z.exactOptional(text(TEXT_LIMITS.value)),
      /** A web address, or where else it stands. */
      link: z.exactOptional(text(TEXT_LIMITS.value)),
      /** The picture as it was taken, account and faces in it. Restricted: for no document, and for no file that is not encrypted. */
      original: z.exactOptional(recordedFile(shapes)),
      /** The picture with these made unreadable. */
      masked: z.exactOptional(recordedFile(shapes)),
      /** One picture is both, and the officer says that there was nothing in it to mask. */
      nothingToMask: z.exactOptional(z.literal(true)),
      count: z.exactOptional(
        z.strictObject({
          at: utcTime,
          attention: z.exactOptional(amount(shapes)),
          comments: z.exactOptional(amount(shapes)),
        }),
      ),
    });
  },
  {
    subjects: event => [
      ...POST_FIELDS.filter(field => event.data[field] !== undefined).map(postSubject),
      ...(event.data.count === undefined ? [] : itself(event)),
    ],
    value: ({ data }, subject) =>
      data[POST_FIELDS.find(field => postSubject(field) === subject) ?? 'count'] ?? null,
    disturbs: isWork,
    names: nobody,
    story: 'log',
    label: '登记原帖',
    effort: 'none',
    commands: { recordPost },
  },
);

declare module '../core/incident.ts' {
  interface IncidentKinds {
    postRecorded: typeof postRecorded;
  }
}
