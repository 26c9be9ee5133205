import { dotted } from '../../desk/core/words/named.ts';
import { exactTime } from '../../desk/core/words/time.ts';
import { href } from '../../desk/parts/href.tsx';
import type { Role } from '../../playbook/playbook.ts';
import type { Beginning, Drill, DrillEntry, DrillRun } from '../../session/drill.ts';
import { NOTES } from '../../session/drill-runs.ts';
import type { Materials, RunningDrill } from '../drills/useDrill.tsx';
import { drillHomeText, formLabel } from '../drills/words.ts';

/** Props of every screen of the drill's home. */
export interface DrillPlace {
  readonly running: RunningDrill;
  readonly entries: readonly DrillEntry[];
}

/** To where a run is played: to its desk, or to the triage while nothing has been opened in it. */
function goTo(drill: Drill, run: string): void {
  const incident = drill.logsOf(run)[0]?.stream;
  location.assign(href(`drill/${incident === undefined ? 'start/' : `desk/#${incident}`}`));
}

/**
 * Begins a run and goes to it. Rejects where it cannot be begun. Resolves only if this page is shown again: until then the
 * button stays busy, or a second press would begin another run.
 * @param note text kept among the run's drafts
 * @returns nothing to report
 */
export async function beginTable(
  { drill }: RunningDrill,
  { index }: Materials,
  beginning: Beginning,
  note?: string,
): Promise<string> {
  const { mark } = await drill.begin(beginning, index.playbook);
  if (note !== undefined) {
    drill.session.drafts(mark.run).keep(note, true);
    // The next page reads it from the disk.
    await drill.session.flushed();
  }
  goTo(drill, mark.run);
  return new Promise(resolve => addEventListener('pageshow', () => resolve(''), { once: true }));
}

/** Goes on with a run that was left. */
export function goOn(drill: Drill, run: string): void {
  drill.resume(run);
  goTo(drill, run);
}

/** A run beside others: its form, when it was begun, and that it goes on from another. @param runs among which that is looked for */
export function runWords({ mark, startedAt, retryOf }: DrillRun, runs: readonly DrillRun[]): string {
  const begun = (at: number): string => exactTime(at, Date.now());
  const before = runs.find(each => each.mark.run === retryOf?.run);
  return dotted(
    formLabel[mark.form],
    drillHomeText.startedAt(begun(startedAt)),
    retryOf !== undefined && drillHomeText.retryOf(before && begun(before.startedAt)),
  );
}

/** The trainee's notes on a run, line by line. */
export const notesOn = ({ session }: Drill, { mark }: DrillRun): readonly string[] =>
  String(session.drafts(mark.run).read(NOTES) ?? '')
    .split('\n')
    .filter(line => line.trim() !== '');

/** The name of a role at the table. A scenario's role that an edition has dropped still has its id. */
export const roleName = ({ roles }: { readonly roles: readonly Role[] }, id: string): string =>
  roles.find(role => role.id === id)?.short ?? id;
