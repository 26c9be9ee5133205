import { begin, decide, decideEach } from '../desk/incident/decide.ts';
import { derive, lastTitle, playbookOf } from '../desk/incident/derive.ts';
import { incidentLogs } from '../desk/incident/kinds.ts';

/** Computes incidents. The session fetches this with the first incident: a machine that holds none never loads it. */
export const engine = {
  begin,
  decide,
  decideEach,
  derive,
  incidentLogs,
  playbookOf,
  lastTitle,
} as const;
