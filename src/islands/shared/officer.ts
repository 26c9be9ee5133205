import { useState } from 'preact/hooks';
import type { Actor } from '../../log/envelope.ts';
import { keepPreference, readPreference } from '../../session/preferences.ts';

/** The officer at this browser: role and name as last given. `role` is empty until chosen. */
export function useOfficer(): readonly [officer: Actor, setOfficer: (officer: Actor) => void] {
  const [officer, setOfficer] = useState<Actor>(() => {
    const name = readPreference('name');
    const role = readPreference('role') ?? '';
    return name === undefined ? { role } : { role, name };
  });
  const keep = (next: Actor): void => {
    keepPreference('role', next.role === '' ? undefined : next.role);
    keepPreference('name', next.name === '' ? undefined : next.name);
    setOfficer(next);
  };
  return [officer, keep];
}
