import { type Zippable, zipSync } from 'fflate/browser';

export { strToU8, zipSync } from 'fflate/browser';

/**
 * Stands in for fflate where the spreadsheet library asks it to zip (see `astro.config.mjs`): fflate would start workers
 * from `blob:` addresses, which the site's policy forbids, and then never answer.
 */
export function zip(files: Zippable, done: (error: null, data: Uint8Array<ArrayBuffer>) => void): void {
  done(null, zipSync(files));
}
