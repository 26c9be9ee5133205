import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { pageSchema } from './plan/page.ts';
import { lessonSchema } from './training/lessons/lesson.ts';

export const collections = {
  plan: defineCollection({ loader: glob({ base: './content/plan', pattern: '*.mdx' }), schema: pageSchema }),
  lessons: defineCollection({
    loader: glob({ base: './content/training/lessons', pattern: '*.mdx' }),
    schema: lessonSchema,
  }),
};
