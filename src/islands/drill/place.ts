import type { Role } from '../../playbook/playbook.ts';
import type { Drill, DrillEntry, DrillRun } from '../../session/drill.ts';
import { NOTES } from '../../session/drill-runs.ts';
import { href } from '../shared/href.ts';
import type { RunningDrill } from './useDrill.ts';

/** What every screen of the drill's home is given. */
export interface DrillPlace {
  readonly running: RunningDrill;
  readonly entries: readonly DrillEntry[];
}

/** Where a run is played: at its desk, or at the triage while nothing has been opened in it. */
export function playingUrl(drill: Pick<Drill, 'logsOf'>, run: string): string {
  const incident = drill.logsOf(run)[0]?.stream;
  return href(`drill/${incident === undefined ? 'start/' : `desk/#${incident}`}`);
}

/** Goes on with a run that was left. */
export function goOn(drill: Drill, run: string): void {
  drill.resume(run);
  location.assign(playingUrl(drill, run));
}

/** What the trainee has noted on a run, line by line. */
export const notesOn = ({ session }: Drill, { mark }: DrillRun): readonly string[] =>
  String(session.drafts(mark.run).read(NOTES) ?? '')
    .split('\n')
    .filter(line => line.trim() !== '');

/** What a role is called at the table. A scenario's role that an edition has dropped still has its id. */
export const roleName = ({ roles }: { readonly roles: readonly Role[] }, id: string): string =>
  roles.find(role => role.id === id)?.short ?? id;
