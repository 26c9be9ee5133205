import type { Shown } from '../incident/view.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** The playbook of the newest edition among those of some incidents: what is shown of all of them goes by it. */
export const newestPlaybook = (incidents: readonly Pick<Shown, 'index'>[]): Playbook | undefined =>
  incidents
    .map(({ index }) => index.playbook)
    .reduce<Playbook | undefined>(
      (newest, each) => (newest === undefined || each.edition > newest.edition ? each : newest),
      undefined,
    );
