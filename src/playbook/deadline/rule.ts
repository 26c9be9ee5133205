import { id, ref, sentenceSchema, some, z } from '../../base/schema.ts';
import { basis, citations } from '../basis.ts';
import { conditionSchema } from '../condition-schema.ts';
import { FACT_KINDS, WANT_MEANINGS } from '../vocabulary.ts';

/**
 * Where a clock starts: at the time an answer gives, or where that was left open at what `otherwise` names; when the answers first
 * asked for it, `known`; at the time that a value of a step gives, `from`, or when the step was done. Until it is, the clock waits,
 * unless content says that it runs `otherwise` from when the answers first asked for it, and then the earlier counts, and `meanwhile` from the time of an answer; or with a publication that promised the next one. The promise, or the value
 * that `until` names, is the limit: there is no other. Or with what owes the public a word: that something was taken down; or on
 * a standing authority; or with a matter that is to end without being handled: a second person reviews that. Or with something that came in, each with the limit that its sheet gives; until one is
 * registered, when the answers first said that there is one.
 */
const anchor = z.union([
  z.strictObject({ fact: ref('time'), otherwise: z.exactOptional(ref('time')) }),
  z.strictObject({ known: z.literal('when') }),
  z.strictObject({
    step: ref('step'),
    from: z.exactOptional(z.enum(WANT_MEANINGS)),
    until: z.exactOptional(z.enum(WANT_MEANINGS)),
    otherwise: z.exactOptional(z.literal('known')),
    meanwhile: z.exactOptional(ref('time')),
  }),
  z.strictObject({ promise: z.literal('nextUpdate') }),
  z.strictObject({ owed: z.literal('word') }),
  z.strictObject({ authority: z.literal('ratified') }),
  z.strictObject({ exit: z.literal('review') }),
  z.strictObject({ order: z.literal('limit'), meanwhile: z.exactOptional(ref('time')) }),
]);

/** ISO 8601 durations of months, weeks, days, hours or minutes, e.g. `P1M`, `P3D`, `PT48H` or `PT30M`. */
const duration = z.string().check(z.regex(/^P(\d{1,4}[DWM]|T\d{1,4}[HM])$/));

/** A time of the Shanghai day, e.g. `08:00`. */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** The step that ends a repeated duty; without one the closing does. */
const until = z.exactOptional(ref('step'));

/**
 * How long a clock runs. `sameDay` ends with the Shanghai calendar day of the anchor. A repeated duty is due `every` so long
 * after the last time, or by each of these times of the day, `at`.
 */
const within = z.union([
  duration,
  z.literal('sameDay'),
  z.strictObject({ workingDays: z.number().check(z.int(), z.positive(), z.maximum(366)) }),
  z.strictObject({ every: duration, until }),
  z.strictObject({ at: some(timeOfDay), until }),
]);

export const deadlineSchema = z.strictObject({
  id: id('deadline'),
  /** A noun phrase for the clock, naming the event that meets the deadline: “初报领导小组办公室”. */
  title: sentenceSchema,
  anchor,
  /** The anchor in words, shown beside the clock: “自发现之时起”. */
  anchorText: sentenceSchema,
  /** Absent where the text gives no number: the clock is then a stopwatch and invents no limit. */
  within: z.exactOptional(within),
  /** A step that puts the end off to the time its value `extendedTo` gives, by this much at most. */
  extension: z.exactOptional(z.strictObject({ step: ref('step'), most: within })),
  /** The text's own time word: 当日, 立即, 三日内, 48小时内. */
  limitText: sentenceSchema,
  basis,
  cite: citations,
  when: z.exactOptional(conditionSchema),
  /** Kinds of publication that meet it, whether or not a step is ticked for them: a publication is a fact. */
  publications: z.exactOptional(some(z.enum(FACT_KINDS))),
  /** How an open point of the text was read, or that the words come from an excerpt. */
  note: z.exactOptional(sentenceSchema),
});

export type Deadline = z.infer<typeof deadlineSchema>;

/** Days of a calendar: of forty years. Working days are counted over them, one after the other. */
const MOST_DAYS = 2_000;

/** Official holidays and make-up working days, as Shanghai dates `YYYY-MM-DD`, for the years listed. */
export const workingCalendarSchema = z.strictObject({
  years: z.array(z.number()).check(z.maxLength(MOST_DAYS)),
  holidays: z.array(z.iso.date()).check(z.maxLength(MOST_DAYS)),
  makeUpDays: z.array(z.iso.date()).check(z.maxLength(MOST_DAYS)),
});

export type WorkingCalendar = z.infer<typeof workingCalendarSchema>;
