import { join } from 'node:path';
import { loadSite } from './site-content.ts';

/** Where the content lies. A build runs in the project's folder. */
export const contentFolder = join(process.cwd(), 'content');

/** The site's content, read once for a build. Pages take everything they show from here. */
export const site = loadSite(contentFolder);
