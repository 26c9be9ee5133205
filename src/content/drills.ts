import { milliseconds } from '../training/drills/offset.ts';
import { endOf, startOf } from '../training/drills/run.ts';
import type { DrillForm, Scenario } from '../training/drills/scenario.ts';
import { topicsOf } from '../training/drills/validate-scenario.ts';
import { contentFolder } from './folder.ts';
import { loadDrills } from './load-drills.ts';
import { site } from './site.ts';

const topics = topicsOf(site.playbook);
const topicRank = ({ topic }: Scenario): number => topics.findIndex(({ value }) => value === topic);

/** Every scenario, in the order of the triage's topics. */
export const drills: readonly Scenario[] = loadDrills(
  contentFolder,
  site.playbook,
  site.learning.settings,
).scenarios.toSorted((one, other) => topicRank(one) - topicRank(other));

function injectsOf({ injects, short }: Scenario, form: DrillForm): number {
  if (form === 'full') return injects.length;
  return injects.filter(
    ({ at }) => milliseconds(at) >= milliseconds(short.from) && milliseconds(at) <= milliseconds(short.end),
  ).length;
}

/** The scenario that whoever has played none is led through. */
export const firstDrill = drills.find(({ guide }) => guide !== undefined)?.id;

/** The part of each scenario that the drill pages know before they load it. */
export const drillEntries = drills.map(scenario => {
  const both = <Value>(of: (form: DrillForm) => Value): Readonly<Record<DrillForm, Value>> => ({
    full: of('full'),
    short: of('short'),
  });
  return {
    id: scenario.id,
    title: scenario.title,
    tests: scenario.tests,
    start: startOf({ scenario }),
    end: both(form => endOf({ scenario, form })),
    injects: both(form => injectsOf(scenario, form)),
    playing: scenario.playing,
    minutes: scenario.minutes ?? {},
  };
});
