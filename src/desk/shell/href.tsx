import { inDrill } from '../../session/surroundings.ts';

/** The site's address of a path relative to its base, with or without a trailing slash in the base. */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
}

/** The address of the triage or the desk; of a drill's own where this page is a drill's. */
export const workHref = (page: 'start/' | 'desk/'): string => href(inDrill() ? `drill/${page}` : page);

/** The register where it says of an incident that it was just recorded: its place on the desk. */
export const recordedPlace = (incidentId: string): string => `register/${incidentId}`;
