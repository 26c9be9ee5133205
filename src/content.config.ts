import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { contentFolder } from './content/folder.ts';
import { pageSchema } from './plan/page.ts';
import { lessonSchema } from './training/lessons/lesson.ts';

export const collections = {
  plan: defineCollection({
    loader: glob({ base: join(contentFolder, 'plan'), pattern: '*.mdx' }),
    schema: pageSchema,
  }),
  lessons: defineCollection({
    loader: glob({ base: join(contentFolder, 'training/lessons'), pattern: '*.mdx' }),
    schema: lessonSchema,
  }),
};
