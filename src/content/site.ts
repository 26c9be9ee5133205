import { contentFolder } from './folder.ts';
import { absentPaths, isShown } from './parts.ts';
import { loadSite } from './site-content.ts';

/** The site's content, read once for a build. Pages take everything they show from here. */
export const site = loadSite(contentFolder);

const absent = absentPaths(site);

/** Whether this site has the page at a path relative to its base: what leads to a page asks first. */
export const shows = (path: string): boolean => isShown(path, absent);
