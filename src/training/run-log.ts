import type { DrillMark } from '../incident/kinds/opened.ts';
import type { IncidentEvent } from '../incident/kinds/registry.ts';
import { withHash } from '../log/hash.ts';
import { inOrder } from '../log/order.ts';

/**
 * The beginning of a drill's log as the beginning of another run: what was recorded up to a moment, under another incident
 * id and mark, hashes made anew. Ids of events stay, so what names them still does.
 * @param until milliseconds since the epoch; what was recorded at that very moment is left out
 */
export function forkedLog(
  events: readonly IncidentEvent[],
  until: number,
  stream: string,
  drill: DrillMark,
): readonly IncidentEvent[] {
  const hashes = new Map<string, string>();
  const forked: IncidentEvent[] = [];
  for (const event of inOrder(events)) {
    if (Date.parse(event.at) >= until) continue;
    const { hash, ...rest } = event;
    const prev = event.prev.flatMap(each => hashes.get(each) ?? []);
    const copy = withHash(
      rest.type === 'opened'
        ? { ...rest, stream, prev, data: { ...rest.data, drill } }
        : { ...rest, stream, prev },
    );
    hashes.set(hash, copy.hash);
    forked.push(copy);
  }
  return forked;
}
