import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Playbook } from '../../playbook/playbook.ts';
import { fetchPlaybook } from '../parts/useSession.tsx';
import { useWork } from '../parts/work.tsx';
import type { ChangePreview, previewChange } from './change.ts';

/** The site's edition of the playbook, where an incident runs on an older or a foreign one. */
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

let coming: Promise<Playbook> | undefined;

/** Fetched once a page; what failed is tried again the next time it is asked for. */
export function siteEdition(): Promise<Playbook> {
  coming ??= fetchPlaybook();
  coming.catch(() => {
    coming = undefined;
  });
  return coming;
}

/**
 * The newer edition an open incident could move to; `undefined` while unknown, when there is none, or offline. An older
 * edition is none: the incident may have come from a machine whose site is newer. From a foreign playbook, which can say any
 * date of itself, there is always a way to the site's own.
 * @param wanted whether it is looked at now: to compare two editions takes as long as an act
 */
export function useSiteEdition(wanted = true): NewEdition | undefined {
  const { session, view, index } = useWork();
  const [found, setFound] = useState<{ readonly digest: string; readonly compare: typeof previewChange }>();
  const { playbook } = view;
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const digest = session.offer(await siteEdition());
      // Mostly it is the same edition, and then what compares is never fetched.
      if (gone || digest === playbook) return;
      const { previewChange: compare } = await import('./change.ts');
      if (!gone) setFound({ digest, compare });
    };
    look().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [session, playbook]);
  const next = found === undefined || found.digest === playbook ? undefined : session.indexOf(found.digest);
  const preview = useMemo(
    () =>
      wanted && next
        ? found?.compare({ index, facts: view.facts }, { index: next, facts: view.facts })
        : undefined,
    [index, next, view.facts, found, wanted],
  );
  if (found === undefined || next === undefined || preview === undefined) return undefined;
  const { edition } = next.playbook;
  if (view.status === 'closed') return undefined;
  if (edition < index.playbook.edition && !session.isForeign(playbook)) return undefined;
  return { digest: found.digest, edition, preview };
}

/** A newer edition to offer at a pause: one that would change something, and that was not declined on this page. */
export function useNewEdition(atPause: boolean): NewEdition | undefined {
  const { view } = useWork();
  const next = useSiteEdition(atPause);
  const offered = next !== undefined && hasChanges(next) && !declined.has(`${view.id} ${next.digest}`);
  return offered ? next : undefined;
}
