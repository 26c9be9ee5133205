import type { DrillMark } from './kinds/opened.ts';
import { type IncidentLog, incidentLogs } from './kinds/registry.ts';

// What is known of a log before its playbook is.

const lastSaid = (log: IncidentLog, subject: string): string => {
  const event = incidentLogs.values(log, subject).at(-1);
  return event === undefined ? '' : String(incidentLogs.saidBy(event, subject));
};

export const titleOf = (log: IncidentLog): string => lastSaid(log, 'title');

/** Digest of the playbook that a log runs on. */
export const playbookOf = (log: IncidentLog): string => lastSaid(log, 'playbook');

/** The run of a drill it belongs to; `undefined` for a real incident. */
export function drillOf({ byType }: IncidentLog): DrillMark | undefined {
  const [opened] = byType.get('opened') ?? [];
  return opened?.type === 'opened' ? opened.data.drill : undefined;
}

/** When it was opened. UTC ISO 8601. */
export const openedAtOf = ({ byType }: IncidentLog): string => byType.get('opened')?.[0]?.at ?? '';
