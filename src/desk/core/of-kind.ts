import type { IncidentView } from './view.ts';

/**
 * Those that may be counted together: real incidents, or drills. Lists and figures of the one never hold the other, even
 * where a record of the wrong kind had come into a store.
 */
export const ofKind = <Item extends { readonly view: Pick<IncidentView, 'drill'> }>(
  incidents: readonly Item[],
  drill: boolean,
): readonly Item[] => incidents.filter(({ view }) => (view.drill !== undefined) === drill);
