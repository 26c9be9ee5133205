import type { Role } from '../../playbook/playbook.ts';
import type { Drill, DrillEntry } from '../../session/drill.ts';
import type { RunningDrill } from './useDrill.ts';

/** What every screen of the drill's home is given. */
export interface DrillPlace {
  readonly running: RunningDrill;
  readonly entries: readonly DrillEntry[];
  /** The site's base. */
  readonly base: string;
  onBack(): void;
  /** To another screen of the home: `scenario/<id>`, `run/<run>`, `group/<scenario>`, `lead/<scenario>`. */
  onGo(place: string): void;
}

/** Where a run is played: at its desk, or at the triage while nothing has been opened in it. */
export function playingUrl(drill: Pick<Drill, 'logsOf'>, run: string, base: string): string {
  const incident = drill.logsOf(run)[0]?.stream;
  return `${base}drill/${incident === undefined ? 'start/' : `desk/#${incident}`}`;
}

/** Goes on with a run that was left. */
export function goOn(drill: Drill, run: string, base: string): void {
  drill.resume(run);
  location.assign(playingUrl(drill, run, base));
}

/** What a role is called at the table. A scenario's role that an edition has dropped still has its id. */
export const roleName = ({ roles }: { readonly roles: readonly Role[] }, id: string): string =>
  roles.find(role => role.id === id)?.short ?? id;
