import type { IncidentLog } from '../core/incident.ts';
import type { DrillMark } from '../triage/opened.ts';

// Apart from what else is read of a log, and without its kinds: the list of drills is drawn from these.

/** The run of a drill it belongs to; `undefined` for a real incident. */
export function drillOf({ byType }: IncidentLog): DrillMark | undefined {
  const [opened] = byType.get('opened') ?? [];
  return opened?.type === 'opened' ? opened.data.drill : undefined;
}
/** When it was opened. UTC ISO 8601. */
export const openedAtOf = ({ byType }: IncidentLog): string => byType.get('opened')?.[0]?.at ?? '';
