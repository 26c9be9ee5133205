import { useState } from 'preact/hooks';
import { isObject } from '../../base/guard.ts';
import { keepPreference, readPreference } from '../../session/preferences.ts';
import type { BureauDetails } from '../core/contact.ts';

/**
 * The bureau's details: telephone, hours and the like, entered once for all incidents; in a drill, those entered for drills.
 * Public by nature, so not sealed.
 */
export function bureauDetails(): BureauDetails {
  try {
    const kept: unknown = JSON.parse(readPreference('bureau') ?? '{}');
    if (!isObject(kept)) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** The details, and how they are given. */
export function useBureau(): readonly [BureauDetails, (details: BureauDetails) => void] {
  const [details, setDetails] = useState(bureauDetails);
  const keep = (given: BureauDetails): void => {
    // On top of what another tab may have given since.
    const next = { ...bureauDetails(), ...given };
    keepPreference('bureau', JSON.stringify(next));
    setDetails(next);
  };
  return [details, keep];
}
