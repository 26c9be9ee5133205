import { contentFolder } from './folder.ts';
import { loadNights } from './load-nights.ts';
import { site } from './site.ts';

/** The nights of the drills. */
export const nights = loadNights(contentFolder, site.playbook);

/** The part of each night that the drill pages know before they load it. */
export const nightEntries = nights.map(({ id, title, calls }) => ({
  id,
  title,
  calls: calls.length,
}));
