import { contentFolder } from './folder.ts';
import { loadSite } from './site-content.ts';

/** The site's content, read once for a build. Pages take everything they show from here. */
export const site = loadSite(contentFolder);
