import { begin, decide, decideEach } from '../desk/incident/decide.ts';
import { derive, lastTitle, playbookOf } from '../desk/incident/derive.ts';
import { incidentLogs } from '../desk/incident/kinds.ts';

/** What works out an incident. The session fetches it with the first one: a machine that holds none has nothing to work out. */
export const engine = {
  begin,
  decide,
  decideEach,
  derive,
  incidentLogs,
  playbookOf,
  lastTitle,
} as const;
