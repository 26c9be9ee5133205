import type { PlaybookIndex } from '../playbook/checklist.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** The playbook of the newest edition among those of some incidents: what is shown of all of them goes by it. */
export function newestPlaybook(
  incidents: readonly { readonly index: PlaybookIndex }[],
): Playbook | undefined {
  return incidents
    .map(({ index: { playbook } }) => playbook)
    .reduce<Playbook | undefined>(
      (newest, each) => (newest === undefined || each.edition > newest.edition ? each : newest),
      undefined,
    );
}
