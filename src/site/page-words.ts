import { site } from '../content/site.ts';
import { conditionWords, neededWhen } from '../desk/core/words/condition.ts';
import { type Condition, describe } from '../playbook/condition.ts';
import type { Step } from '../playbook/playbook.ts';
import { factDefinitions } from '../playbook/wizard/flow.ts';

const { roles, triage } = site.playbook;
const definitions = factDefinitions(triage);
const shortNames = new Map(roles.map(({ id, short }) => [id, short]));

/** Roles by their short names: 领导小组、法规科. */
export const roleWords = (...ids: readonly string[]): string =>
  ids.map(id => shortNames.get(id) ?? id).join('、');

/** When something holds, in the words of the triage. */
export const whenWords = (when: Condition): string => describe(when, definitions, conditionWords);

/** When a step is needed, and on what occasion; `undefined` for one that always is. */
export const neededWords = (step: Step): string | undefined => neededWhen(step, definitions);
