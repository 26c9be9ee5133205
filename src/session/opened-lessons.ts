import { SITE_NAME } from '../base/site-name.ts';

/** Prefix under which a lesson's page remembers that it was opened (`layouts/reading.js`), in this browser. */
const OPENED = `${SITE_NAME}.opened-`;

const namesHere = (): readonly string[] =>
  Object.keys(localStorage).flatMap(key => (key.startsWith(OPENED) ? key.slice(OPENED.length) : []));

/** The lessons whose page was opened here; `undefined` where the browser refuses to remember any. */
export function openedLessons(): ReadonlySet<string> | undefined {
  try {
    return new Set(namesHere());
  } catch {
    return undefined;
  }
}

/** Forgets them, with the record that they belong to. */
export function forgetOpenedLessons(): void {
  try {
    for (const name of namesHere()) localStorage.removeItem(OPENED + name);
  } catch {
    // Where nothing can be remembered there is nothing to forget.
  }
}
