import { type Result, success } from '../../base/result.ts';
import { CLOCK_SLACK } from '../../base/typed.ts';
import type { Person, Shapes, z } from './define.ts';
import type { DecisionContext } from './desk.ts';
import { asked, choiceField, opaqueField, timeField } from './fields.ts';
import { type RecordedFile, recordedFile } from './recorded.ts';
import { badField, type Refusal } from './refusal.ts';
import { checkFile } from './values.ts';

/** How somebody decided: face to face, by telephone, on paper, in a meeting. */
const DECIDED_HOW = ['inPerson', 'phone', 'inWriting', 'meeting'] as const;
export type DecidedHow = (typeof DECIDED_HOW)[number];

/** The decision: by whom, how, when, with which evidence. The event's writer recorded it. */
export const decided = (shapes: Shapes) => ({
  person: shapes.person,
  how: shapes.z.enum(DECIDED_HOW),
  /** When it was decided, which is not when it was written down. */
  decidedAt: shapes.utcTime,
  /** The record of a call, a picture of the paper. */
  evidence: shapes.z.exactOptional(recordedFile(shapes)),
});
export type Decided = z.infer<z.ZodMiniObject<ReturnType<typeof decided>>>;

export const DECIDED = {
  how: choiceField(DECIDED_HOW),
  decidedAt: asked(timeField('past'), { label: '什么时候定的', hint: '写定下来的时间，不是补记的时间。' }),
  evidence: opaqueField<RecordedFile | undefined>(),
};

/** The minute of a moment, in milliseconds since the epoch: a form asks for no seconds. */
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000) * 60_000;

/** Whether something was done earlier than the thing it must follow. */
export const isEarly = (doneAt: string, follows: string | undefined): boolean =>
  follows !== undefined && Date.parse(doneAt) < minuteOf(follows);

/**
 * Whether an event claims an impossible time: earlier than the thing it must follow, or later than it was recorded. No form
 * accepts that; a record from elsewhere may hold it, and then does not count.
 */
export const isUntimely = (doneAt: string, writtenAt: string, follows: string | undefined): boolean =>
  isEarly(doneAt, follows) || Date.parse(doneAt) > Date.parse(writtenAt) + CLOCK_SLACK;

/** Whether a person is named as deciders have to be: with a title. */
export const isSigner = ({ title }: Person): boolean => title !== undefined;

/** Something that was there before a decision; a stage of the sign-off has a title. */
export interface Earlier {
  readonly at: string;
  readonly title?: string;
}

/** Checks a decision: its time against the records it must follow, and its evidence. */
export function checkDecided(
  { view }: Pick<DecisionContext, 'view'>,
  { decidedAt, evidence }: Pick<Partial<Decided>, 'evidence'> & Pick<Decided, 'decidedAt'>,
  follows: readonly Earlier[],
): Result<RecordedFile | undefined, Refusal> {
  const late = follows.find(({ at }) => isEarly(decidedAt, at));
  if (late !== undefined)
    return badField(
      'decidedAt',
      late.title === undefined ? { code: 'beforeVersion' } : { code: 'beforeStage', title: late.title },
    );
  if (evidence === undefined) return success(undefined);
  const file = checkFile(evidence, view.fileBytes);
  return file.ok ? file : badField('evidence', file.refusal);
}
