import { z } from '../base/schema.ts';

const count = z.number().check(z.int(), z.minimum(1));

/** How much there has to be to learn: a bureau's own measure. */
export const trainingSettingsSchema = z.strictObject({
  /** Questions in the bank. */
  leastQuestions: count,
  /** Lessons on a path. */
  leastLessons: count,
  /** A drill for every topic of the triage, but for those that are the rest. */
  drillForEachTopic: z.boolean(),
});

export type TrainingSettings = z.infer<typeof trainingSettingsSchema>;
