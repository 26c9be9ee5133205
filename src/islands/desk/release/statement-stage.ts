import type { Statement } from '../../../incident/release/statement.ts';
import type { IncidentView } from '../../../incident/view.ts';
import type { StatementStage } from '../../../text/statements.ts';
import { shownTime } from '../../shared/shown-time.ts';

/** How far a statement has come: what stands next in its way, or where it went out. */
export function stageOf(
  { signOffOf }: Pick<IncidentView, 'signOffOf'>,
  { latest, published }: Statement,
): StatementStage {
  const publication = latest.publications.at(-1);
  if (publication !== undefined)
    return {
      kind: 'published',
      place: publication.place,
      time: shownTime(publication.publishedAt),
      isElsewhere: publication.elsewhere !== undefined,
    };
  const { lines, next } = signOffOf(latest);
  const returned = lines.find(({ state }) => state === 'returned');
  if (returned !== undefined) return { kind: 'returned', item: returned.item.title };
  const count = (wanted: 'blocked' | 'open'): number => lines.filter(({ state }) => state === wanted).length;
  if (count('blocked') > 0) return { kind: 'blocked', count: count('blocked') };
  if (published !== undefined && latest.marks.length === 0)
    return { kind: 'edited', number: published.number };
  if (next === undefined) return { kind: 'ready' };
  switch (next.item.check) {
    case 'approval':
      return { kind: 'approving', item: next.item.title };
    case 'aloud':
      return { kind: 'aloud' };
    default:
      return { kind: 'open', count: count('open') };
  }
}
