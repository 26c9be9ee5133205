import { type Result, success } from '../../base/result.ts';
import { CLOCK_SLACK } from '../../base/typed.ts';
import type { Person, Shapes, z } from './define.ts';
import type { DecisionContext } from './desk.ts';
import { asked, choiceField, given, timeField } from './fields.ts';
import { type RecordedFile, recordedFile } from './recorded.ts';
import { badField, type Refusal } from './refusal.ts';
import { checkFile } from './values.ts';

/** How somebody decided: face to face, by telephone, on paper, in a meeting. */
const DECIDED_HOW = ['inPerson', 'phone', 'inWriting', 'meeting'] as const;
export type DecidedHow = (typeof DECIDED_HOW)[number];

/** Who decided, how and when, and what shows it. Whoever wrote it down is the writer of the event. */
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
  evidence: given<RecordedFile | undefined>(),
};

/** The minute of a moment, in milliseconds since the epoch: a form asks for no seconds. */
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / 60_000) * 60_000;

/** Whether something was done before what it follows on. */
export const isEarly = (doneAt: string, follows: string | undefined): boolean =>
  follows !== undefined && Date.parse(doneAt) < minuteOf(follows);

/**
 * Whether something cannot have been done when an event says so: before what it follows on, or after it was written down. No form takes
 * it; what was written elsewhere may say it, and then counts for nothing.
 */
export const isUntimely = (doneAt: string, writtenAt: string, follows: string | undefined): boolean =>
  isEarly(doneAt, follows) || Date.parse(doneAt) > Date.parse(writtenAt) + CLOCK_SLACK;

/** Whether somebody is named as whoever decides has to be: with a title. */
export const isSigner = ({ title }: Person): boolean => title !== undefined;

/** Something that was there before a decision; a stage of the sign-off has a title. */
export interface Earlier {
  readonly at: string;
  readonly title?: string;
}

/** Checks when something was decided against what it follows on, and what shows it. */
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
