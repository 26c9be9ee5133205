import { createListeners } from '../base/listeners.ts';
import { SITE_NAME } from '../base/site-name.ts';
import { inDrill } from './surroundings.ts';

/**
 * Small choices of this browser. `machine`: shared by all pages, for how one reads and for values that no drill sets. `apart`:
 * a drill has its own, for the role one plays there is not one's own, and the bureau's numbers there are not the published
 * ones. Of incidents only what the slim bar shows is here: the next deadline of each open one, and no title, for this is not
 * sealed.
 */
const PREFERENCES = {
  theme: 'machine',
  contrast: 'machine',
  size: 'machine',
  keys: 'machine',
  /** Columns of the register that are left out, by their names. */
  columns: 'machine',
  /** Written by a real session alone. */
  next: 'machine',
  /** When the next review is, and of how many questions: `milliseconds count`, for the home page of training. */
  review: 'machine',
  /** How many assignments are not done, and when the first of them is due: `milliseconds count`, for the home page of training. */
  assigned: 'machine',
  /** Minutes until the lock closes; no page of a drill sets it. */
  idle: 'machine',
  role: 'apart',
  name: 'apart',
  title: 'apart',
  ring: 'apart',
  bureau: 'apart',
} as const satisfies Readonly<Record<string, 'machine' | 'apart'>>;

export type PreferenceName = keyof typeof PREFERENCES;

const watching = createListeners();

const key = (name: PreferenceName): string =>
  inDrill() && PREFERENCES[name] === 'apart' ? `${SITE_NAME}.drill-${name}` : `${SITE_NAME}.${name}`;

/** @returns the remembered value; `undefined` where there is none or the browser refuses storage */
export function readPreference(name: PreferenceName): string | undefined {
  try {
    return localStorage.getItem(key(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value; `undefined` forgets it. A refusal costs only the memory, so it is not an error. */
export function keepPreference(name: PreferenceName, value: string | undefined): void {
  // With each act the next deadline is remembered, mostly the same one.
  if (readPreference(name) === value) return;
  try {
    if (value === undefined) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), value);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
    return;
  }
  watching.tell();
}

/** @param onChange called after a change, here or in another tab @returns ends it */
export function watchPreferences(onChange: () => void): () => void {
  const stop = watching.add(onChange);
  addEventListener('storage', onChange);
  return () => {
    stop();
    removeEventListener('storage', onChange);
  };
}
