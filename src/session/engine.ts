import { begin, decide, decideEach } from '../incident/decide.ts';
import { derive, playbookOf, titleOf } from '../incident/derive.ts';
import { incidentLogs } from '../incident/kinds/registry.ts';

/** What works out an incident. The session fetches it with the first one: a machine that holds none has nothing to work out. */
export const engine = {
  begin,
  decide,
  decideEach,
  derive,
  incidentLogs,
  playbookOf,
  titleOf,
} as const;
