import { join } from 'node:path';
import { FROZEN_CONTENT } from '../fixtures/plan-folders.ts';

/** A whole plan in the files that a clerk writes: what a test breaks to see how that is told. */
export const frozenContent = join(import.meta.dirname, '../..', FROZEN_CONTENT);
