import type { PlanNames } from '../../src/plan/names.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { isForReplies } from '../../src/playbook/release-kit.ts';

/** Words of one plan alone: its own names, those of its parts, and its place. */
export const wordsOfPlan = (names: PlanNames, { roles, release }: Playbook): readonly string[] => [
  names.organisation,
  names.us,
  names.here,
  names.section,
  names.plan,
  names.document,
  names.matter,
  names.leaders,
  names.approve,
  names.title,
  names.motto,
  names.lead,
  names.boundary,
  // That rules were compared with their source, that the site is not the issuer's, that the numbers are not the plan's, is said by whoever did it.
  ...[names.rulesChecked, names.disclaimer, names.numbering].flatMap(said => said ?? []),
  ...Object.values(names.releases),
  ...roles.flatMap(({ name, short }) => [name, short]),
  ...release.channels.flatMap(channel => (isForReplies(channel) ? [] : [channel.title])),
];
