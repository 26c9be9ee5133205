// What works out an incident. The session fetches it with the first one: a machine that holds none has nothing to work out.
export { broughtIn } from '../incident/brought.ts';
export { begin, decide, decideEach } from '../incident/decide.ts';
export { derive, playbookOf, titleOf } from '../incident/derive.ts';
export { incidentLogs } from '../incident/kinds/registry.ts';
