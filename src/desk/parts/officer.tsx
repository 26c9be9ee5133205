import { useEffect, useMemo } from 'preact/hooks';
import { createShared } from '../../kit/shared.ts';
import type { Actor } from '../../log/envelope.ts';
import { keepPreference, readPreference, watchPreferences } from '../../session/preferences.ts';
import { present } from '../core/desk.ts';

const PARTS = ['role', 'name', 'title'] as const;

/** The officer at this browser, as last given in any of its tabs. `role` is empty until chosen. */
const keptOfficer = (): Actor =>
  present({
    role: readPreference('role') ?? '',
    name: readPreference('name'),
    title: readPreference('title'),
  });

/** Keeps what was changed and nothing else: another tab may have changed the rest since. */
export function keepOfficer(before: Actor, officer: Actor): void {
  for (const part of PARTS) {
    const value = officer[part] ?? '';
    if (value !== (before[part] ?? '')) keepPreference(part, value === '' ? undefined : value);
  }
}

const shown = createShared<Actor>({ role: '' });

function readOfficer(): void {
  const kept = keptOfficer();
  // The same object while it is the same officer: every other preference is told of, too.
  if (PARTS.some(part => shown.now()[part] !== kept[part])) shown.set(kept);
}

function setOfficer(next: Actor): void {
  keepOfficer(shown.now(), next);
  shown.set(next);
}

/** The officer at this browser, the same in every tab and every part of the page, and how one is given. */
export function useOfficer(): readonly [officer: Actor, setOfficer: (officer: Actor) => void] {
  // Read at once: whoever it is has to be there when a screen decides whether to ask.
  useMemo(readOfficer, []);
  useEffect(() => watchPreferences(readOfficer), []);
  return [shown.use(), setOfficer];
}
