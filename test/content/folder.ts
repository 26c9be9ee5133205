import { join } from 'node:path';

/** The site's own content. */
export const contentFolder = join(import.meta.dirname, '../../content');
