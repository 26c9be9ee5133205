import type { Statement } from '../../../incident/release/statement.ts';
import type { IncidentView } from '../../../incident/view.ts';
import { stageText } from '../../../text/statements.ts';
import { shownTime } from '../../shared/shown-time.ts';

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
