import { expect, test } from 'vitest';
import { endOf, type Run } from '../../../src/training/drills/run.ts';
import type { Deed, Scenario } from '../../../src/training/drills/scenario.ts';
import { storyOf } from '../../../src/training/drills/story.ts';
import { doAll, readScenario, stageOf } from '../../support/drill.ts';
import { scenarioIds } from '../../support/plan.ts';
import { index } from '../../support/playbook.ts';

/** A run to the end of a scenario. */
function played(scenario: Scenario, deeds: readonly Deed[]) {
  const run: Run = { scenario, form: 'full', from: 0 };
  const { outcome, arrivals } = storyOf(
    run,
    index,
    deeds.length === 0 ? [] : [doAll(stageOf(scenario), ...deeds)],
    endOf(run),
  );
  return { done: outcome.counts.P + outcome.counts.S, arrivals };
}

/** The good officer's morning, up to the first words to the public. */
const upToFirstWords = ({ ideal }: Scenario): readonly Deed[] =>
  ideal.slice(0, ideal.findIndex(deed => deed.do === 'publish') + 1);

test.each(scenarioIds)(
  '%s: doing nothing ends worse than doing a little, and a little worse than all of it',
  id => {
    const scenario = readScenario(id);
    const [nothing, little, all] = [[], upToFirstWords(scenario), scenario.ideal].map(deeds =>
      played(scenario, deeds),
    );
    expect(nothing?.done).toBeLessThan(little?.done ?? 0);
    expect(little?.done).toBeLessThan(all?.done ?? 0);
  },
);

test.each(scenarioIds)('%s: an order that was not met comes back', id => {
  const scenario = readScenario(id);
  const came = new Set(played(scenario, []).arrivals.map(({ item }) => item.id));
  const due = scenario.reactions.filter(({ recalls, when }) => recalls !== undefined && 'undone' in when);
  expect(due.filter(reaction => !came.has(reaction.id))).toEqual([]);
  const ideal = new Set(played(scenario, scenario.ideal).arrivals.map(({ item }) => item.id));
  expect(due.filter(reaction => ideal.has(reaction.id))).toEqual([]);
});
