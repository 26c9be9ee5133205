import { useMemo, useState } from 'preact/hooks';
import { placesOf } from '../../kit/draft.ts';
import { useBeforePaint } from '../../kit/effects.ts';
import type { Work } from './work.ts';

/** The page that a place is on, or is reached from. */
export function pageOf(place: string): string {
  if (/^(list|log|regrade)$|^step\//.test(place)) return '';
  return place === 'drill' ? 'review' : place;
}

/** The places of an incident that something is half written in. Drawn anew when they are others, not at each letter. */
export function useUnfinished({ session, incident }: Work): ReadonlySet<string> {
  const drafts = session.drafts(incident.view.id);
  const look = (): string => [...placesOf(drafts)].sort().join('\n');
  const [places, setPlaces] = useState(look);
  useBeforePaint([drafts], () => drafts.listen(() => setPlaces(look())));
  return useMemo(() => new Set(places.split('\n').filter(Boolean)), [places]);
}
