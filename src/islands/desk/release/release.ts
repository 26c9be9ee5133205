import { earlierFirst } from '../../../base/order.ts';
import type { Person } from '../../../incident/kinds/define.ts';
import type { SignOffLine } from '../../../incident/release/sign-off.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import type { IncidentView } from '../../../incident/view.ts';
import type { Channel } from '../../../playbook/release-kit.ts';
import { stageText } from '../../../text/statements.ts';
import { shownTime } from '../../shared/shown-time.ts';
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

/** Shapes of the checklist that say the same of a line; one that blocks has its own. */
export const lineShape = {
  passed: 'done',
  open: 'started',
  skipped: 'skipped',
  returned: 'skipped',
  waiting: 'todo',
  blocked: undefined,
} as const;

/** Whether a machine looks, and nobody signs. */
export const isMachine = ({ item }: SignOffLine): boolean =>
  !('ask' in item) && item.check !== 'approval' && item.check !== 'aloud';

/** Whoever signed one of these lines last, of whatever statement. */
export function lastSigner(statements: readonly Statement[], items: readonly string[]): Person | undefined {
  return statements
    .flatMap(({ versions }) => versions.flatMap(({ marks }) => marks))
    .filter(({ item, kind }) => kind === 'signed' && items.includes(item))
    .sort(earlierFirst)
    .at(-1)?.person;
}

/** How far a statement has come, in words and as the shape of the checklist that says the same: what stands next in its way, or where it went out. */
export function stageOf(
  { signOffOf }: Pick<IncidentView, 'signOffOf'>,
  { latest, published }: Statement,
): { readonly state: 'todo' | 'started' | 'skipped' | 'done'; readonly words: string } {
  const out = latest.publications.at(-1);
  if (out !== undefined) {
    const { place, publishedAt, elsewhere } = out;
    return {
      state: 'done',
      words: stageText.published(place, shownTime(publishedAt), elsewhere !== undefined),
    };
  }
  const { lines, next } = signOffOf(latest);
  const returned = lines.find(({ state }) => state === 'returned');
  if (returned !== undefined) return { state: 'skipped', words: stageText.returned(returned.item.title) };
  const count = (wanted: 'blocked' | 'open'): number => lines.filter(({ state }) => state === wanted).length;
  if (count('blocked') > 0) return { state: 'todo', words: stageText.blocked(count('blocked')) };
  const words = (): string => {
    if (published !== undefined && latest.marks.length === 0) return stageText.edited(published.number);
    if (next === undefined) return stageText.ready;
    if (next.item.check === 'approval') return stageText.approving(next.item.title);
    return next.item.check === 'aloud' ? stageText.aloud : stageText.open(count('open'));
  };
  return { state: 'started', words: words() };
}
