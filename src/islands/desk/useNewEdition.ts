import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ChangePreview, previewMove } from '../../incident/change.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { fetchPlaybook } from '../../session/start.ts';
import type { Work } from './work.ts';

/** The site's edition of the playbook, where an incident runs on an older one. */
export interface NewEdition {
  readonly digest: string;
  /** Its date, `YYYY-MM-DD`. */
  readonly edition: string;
  readonly preview: ChangePreview;
}

/** Incident and digest that the officer has looked at and left; of this page, so who reloads is asked again. */
const declined = new Set<string>();

/** The officer goes on with the edition the incident has. */
export function declineEdition(incidentId: string, digest: string): void {
  declined.add(`${incidentId} ${digest}`);
}

/** Whether moving would change anything the incident shows now. */
export const hasChanges = ({ preview }: NewEdition): boolean =>
  Object.values(preview).some(items => items.length > 0);

const fetched = new Map<string, Promise<Playbook>>();

/** Once a page; what failed is tried again the next time it is asked for. */
export function siteEdition(url: string): Promise<Playbook> {
  const known = fetched.get(url);
  if (known !== undefined) return known;
  const coming = fetchPlaybook(url);
  fetched.set(url, coming);
  coming.catch(() => fetched.delete(url));
  return coming;
}

/** Fetches what compares two editions. Must be the same function at each render. */
type LoadCompare = () => Promise<typeof previewMove>;

/**
 * The newer edition an open incident could move to; `undefined` while unknown, when there is none, or offline. An older
 * edition is none: the incident may have come from a machine whose site is newer.
 */
export function useSiteEdition(
  { session, incident: { view, index } }: Work,
  playbookUrl: string,
  load: LoadCompare,
): NewEdition | undefined {
  const [digest, setDigest] = useState<string>();
  const [comparing, setComparing] = useState<{ readonly compare: typeof previewMove }>();
  useEffect(() => {
    let gone = false;
    siteEdition(playbookUrl).then(
      playbook => gone || setDigest(session.offer(playbook)),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [playbookUrl, session]);
  const next = digest === undefined || digest === view.playbook ? undefined : session.indexOf(digest);
  const differs = next !== undefined;
  // Mostly it is the same edition, and then what compares is never fetched.
  useEffect(() => {
    let gone = false;
    if (differs)
      load().then(
        compare => gone || setComparing({ compare }),
        () => undefined,
      );
    return () => {
      gone = true;
    };
  }, [differs, load]);
  const preview = useMemo(
    () => (next === undefined ? undefined : comparing?.compare(index, next, view.facts)),
    [index, next, view.facts, comparing],
  );
  if (digest === undefined || next === undefined || preview === undefined) return undefined;
  const { edition } = next.playbook;
  if (view.status === 'closed' || edition < index.playbook.edition) return undefined;
  return { digest, edition, preview };
}

/** What to offer at a pause: a newer edition that would change something, and that was not declined on this page. */
export function useNewEdition(work: Work, playbookUrl: string, load: LoadCompare): NewEdition | undefined {
  const next = useSiteEdition(work, playbookUrl, load);
  const offered =
    next !== undefined && hasChanges(next) && !declined.has(`${work.incident.view.id} ${next.digest}`);
  return offered ? next : undefined;
}
