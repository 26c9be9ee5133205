import type { IncidentLog } from '../../desk/core/incident.ts';
import type { Stage } from './hand.ts';
import { deedMoment, type Performed, perform } from './perform.ts';
import { endOf, type Run, startOf } from './run.ts';
import type { Deed } from './scenario.ts';
import { storyOf } from './story.ts';

/**
 * Plays deeds in order, each at its time or once the one before is done, and runs the drill to its end. Deeds that the desk
 * refuses leave no trace.
 */
export function rehearse(stage: Stage, run: Run, deeds: readonly Deed[]) {
  let log: IncidentLog | undefined;
  /** Deeds that the desk refused. */
  const refused: { readonly deed: Deed; readonly refusal: Extract<Performed, { ok: false }>['refusal'] }[] =
    [];
  /** Deeds that were begun later than planned: whatever came before was not done. */
  const delayed: Deed[] = [];
  let free = startOf(run);
  const end = endOf(run);
  for (const deed of deeds) {
    const planned = deedMoment(stage, deed);
    // At the end of the drill the desk is shut.
    if (free > end && planned <= end) continue;
    if (planned < free) delayed.push(deed);
    const at = Math.max(planned, free);
    const done = perform(stage, log, deed, at);
    if (done.ok) {
      log = done.value.log;
      free = done.value.until;
    } else refused.push({ deed, refusal: done.refusal });
  }
  const logs = log === undefined ? [] : [log];
  return { ...storyOf(run, stage.index, logs, end), log, refused, delayed };
}
