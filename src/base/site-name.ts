/**
 * The name under which a site keeps what it stores in a browser. Sites on one host share its databases, files, locks, channels and
 * remembered values, and two offices at two paths would see each other's incidents.
 * @param base the path of the site on its host; at the root the name is plain
 */
export const siteNameAt = (base: string): string =>
  ['yuqing', ...base.split('/').filter(part => part !== '')].join('@');

/** The name of this site. */
export const SITE_NAME = siteNameAt(import.meta.env?.BASE_URL ?? '/');
