import type { Channel } from '../../../playbook/release-kit.ts';
import type { Work } from '../work.ts';

/** The way that something goes out; `undefined` where the playbook has dropped it. */
export const channelOf = ({ incident: { index } }: Work, channel: string): Channel | undefined =>
  index.playbook.release.channels.find(({ id }) => id === channel);

/** Where what goes this way went out from here last, or else the name of the way. */
export function usualPlace(work: Work, channel: string): string {
  const before = work.incident.view.statements
    .filter(({ latest }) => latest.channel === channel)
    .flatMap(({ versions }) => versions.flatMap(({ publications }) => publications))
    .filter(({ elsewhere }) => elsewhere === undefined);
  return before.at(-1)?.place ?? channelOf(work, channel)?.title ?? '';
}
