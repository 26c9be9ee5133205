import { inDrill } from '../../session/surroundings.ts';

/** The site's address of a path relative to its base, with or without a trailing slash in the base. */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
}

/** The address of the triage or the desk; of a drill's own where this page is a drill's. */
export const workHref = (page: 'start/' | 'desk/'): string => href(inDrill() ? `drill/${page}` : page);

/** The register where it says of an incident that it was just recorded: its place on the desk. */
export const recordedPlace = (incidentId: string): string => `register/${incidentId}`;

/** Adds a style sheet of the site to this page. Rejects where it cannot be fetched; while developing, screens bring their own styles. */
export const takeSheet = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (import.meta.env.DEV) return resolve();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href(path);
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(path));
    document.head.append(link);
  });
