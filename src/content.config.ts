import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { pageSchema } from './domain/plan/page.ts';

export const collections = {
  plan: defineCollection({ loader: glob({ base: './content/plan', pattern: '*.mdx' }), schema: pageSchema }),
};
