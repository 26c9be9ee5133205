import { z } from '../../base/schema.ts';
import { approversSchema, minutesSchema } from '../drills/scenario-schema.ts';

const seconds = z.number().check(z.positive(), z.maximum(60));

/** Seconds that hands and eyes take. */
const handsSchema = z.strictObject({
  /** A press, with finding where. */
  press: seconds,
  /** To go into a field. */
  field: seconds,
  /** To type a Chinese character. */
  character: seconds,
  /** To type a digit or a sign. */
  key: seconds,
  /** To copy what stands on the screen to where it is wanted. */
  copy: seconds,
  /** To read a character. */
  read: seconds,
});

const count = z.number().check(z.int(), z.minimum(1));

/** How much there has to be to learn: a bureau's own measure. */
export const trainingSettingsSchema = z.strictObject({
  /** Questions in the bank. */
  leastQuestions: count,
  /** Lessons on a path. */
  leastLessons: count,
  /** A drill for every topic of the triage, but for those that are the rest. */
  drillForEachTopic: z.boolean(),
  /** What acts take in a drill that does not say otherwise. */
  minutes: minutesSchema,
  /** Who approves in a drill that names nobody else. */
  approvers: approversSchema,
  /** What the length of a drill is estimated from. */
  hands: handsSchema,
});

export type Hands = z.infer<typeof handsSchema>;
export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;
