import { z } from '../base/schema.ts';
import { scenarioSchema } from '../training/drills/scenario-schema.ts';
import { pathSchema } from '../training/lessons/lesson.ts';
import { trainingSettingsSchema } from '../training/lessons/settings.ts';
import { nightSchema } from '../training/night/night-schema.ts';
import { testQuestionSchema } from '../training/questions/question-schema.ts';
import { contentSchema, files } from './load.ts';
import { DRILLS } from './load-drills.ts';
import { NIGHTS } from './load-nights.ts';
import { PATHS, QUESTIONS, SETTINGS } from './load-training.ts';
import { WORDING, wordingSchema } from './wording.ts';

/** Each YAML file of a content folder, `*` for any name, and the schema that checks it. */
export const CHECKED_BY: Readonly<Record<string, z.ZodMiniType>> = {
  ...Object.fromEntries(z.keyof(contentSchema).options.map(part => [files[part], contentSchema.shape[part]])),
  [WORDING]: wordingSchema,
  [PATHS]: z.array(pathSchema),
  [SETTINGS]: trainingSettingsSchema,
  [NIGHTS]: z.array(nightSchema),
  [`${QUESTIONS}/*.yaml`]: z.array(testQuestionSchema),
  [`${DRILLS}/*.yaml`]: scenarioSchema,
};
