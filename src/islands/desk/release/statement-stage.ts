import { isThrough } from '../../../incident/release/gate.ts';
import type { Statement } from '../../../incident/release/statement.ts';
import { timeNow } from '../../../session/surroundings.ts';
import type { StatementStage } from '../../../text/statements.ts';
import { fullTime } from '../../../text/time.ts';
import type { ReleaseView } from './release.ts';

/** How far a statement has come: what stands next in its way, or where it went out. */
export function stageOf(release: ReleaseView, { latest, published }: Statement): StatementStage {
  const publication = latest.publications.at(-1);
  if (publication !== undefined)
    return {
      kind: 'published',
      place: publication.place,
      time: fullTime(Date.parse(publication.publishedAt), timeNow()),
    };
  const gate = release.gateOf(latest);
  const stages = release.approvalOf(latest)?.stages ?? [];
  const returned = stages.find(({ state }) => state === 'returned');
  if (returned !== undefined) return { kind: 'returned', stage: returned.stage.title };
  const count = (wanted: 'blocked' | 'open'): number => gate.filter(({ state }) => state === wanted).length;
  if (count('blocked') > 0) return { kind: 'blocked', count: count('blocked') };
  if (published !== undefined && latest.marks.length === 0 && latest.approvals.length === 0)
    return { kind: 'edited', number: published.number };
  if (!isThrough(gate)) return { kind: 'open', count: count('open') };
  const next = stages.find(({ state }) => state === 'next');
  return next === undefined ? { kind: 'ready' } : { kind: 'approving', stage: next.stage.title };
}
