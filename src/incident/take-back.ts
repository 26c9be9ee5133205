import type { Kind } from '../log/kind.ts';
import { type IncidentEvent, type IncidentLog, incidentKinds } from './kinds/registry.ts';
import type { IncidentView } from './view.ts';

/** Why an event cannot be taken back now; `undefined` where it can. */
export function whyKept(
  log: IncidentLog,
  view: IncidentView,
  event: IncidentEvent,
): 'nothingToUndo' | 'incidentClosed' | 'versionIsOut' | undefined {
  const { undoable, disturbs } = incidentKinds[event.type] as Kind<never>;
  if (!undoable || log.undone.has(event.id)) return 'nothingToUndo';
  // Words can be taken back at any time; work stands until the incident is opened again.
  if (view.status === 'closed' && disturbs !== undefined) return 'incidentClosed';
  const isOut =
    event.type === 'statementSaved' && view.publications.some(({ version }) => version === event.id);
  return isOut ? 'versionIsOut' : undefined;
}
