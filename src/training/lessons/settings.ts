import { z } from '../../base/schema.ts';
import { approversSchema, minutesSchema } from '../drills/scenario-schema.ts';

const count = z.number().check(z.int(), z.minimum(1));

/** How much there has to be to learn: a bureau's own measure. */
export const trainingSettingsSchema = z.strictObject({
  /** Questions in the bank. */
  leastQuestions: count,
  /** Lessons on a path. */
  leastLessons: count,
  /** A drill for every topic of the triage, but for those that are the rest. */
  drillForEachTopic: z.boolean(),
  /** Minutes that acts take in a drill that does not say otherwise. */
  minutes: minutesSchema,
  /** Who approves in a drill that names nobody else. */
  approvers: approversSchema,
});

export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;
