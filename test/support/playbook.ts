import { z } from '../../src/base/schema.ts';
import { digestOf } from '../../src/log/hash.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import {
  type Exemption,
  exemptionSchema,
  type Playbook,
  playbookSchema,
  type Step,
} from '../../src/playbook/playbook.ts';
import type { ContentProblem } from '../../src/playbook/problem.ts';
import {
  type TriageCase,
  triageCaseSchema,
  validateContent,
  validatePaths,
} from '../../src/playbook/validate.ts';
import { readPlan } from './plan.ts';

/** The plan of the tests. */
export const playbook: Playbook = playbookSchema.parse(readPlan('playbook'));

export const index: PlaybookIndex = indexPlaybook(playbook);
export const digest: string = digestOf(playbook);
export const exemptions: readonly Exemption[] = z.array(exemptionSchema).parse(readPlan('exemptions'));
export const cases: readonly TriageCase[] = z.array(triageCaseSchema).parse(readPlan('cases'));

/** The content check's problems of names that lead nowhere. */
export function namingProblems(
  of: Playbook,
  exempt: readonly Exemption[] = exemptions,
  worked: readonly TriageCase[] = [],
): readonly ContentProblem[] {
  const document = { fields: [], outline: [] };
  const beside = { document, collation: [], terms: [], exemptions: [...exempt], cases: [...worked] };
  return validateContent(of, beside);
}

/** All its problems: those, or else the ones found by walking the triage. */
export function contentProblems(of: Playbook, exempt?: readonly Exemption[]): readonly ContentProblem[] {
  const problems = namingProblems(of, exempt);
  return problems.length > 0 ? problems : validatePaths(of);
}

/** A value that the test needs; a missing one fails the test by its name. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

/** The first of some items that fits; where none does it is the test's failure, told by what was looked for. */
export function found<Item, Wanted extends Item>(
  items: readonly Item[],
  fits: (item: Item) => item is Wanted,
): Wanted;
export function found<Item>(items: readonly Item[], fits: (item: Item) => boolean): Item;
export function found<Item>(items: readonly Item[], fits: (item: Item) => boolean): Item {
  return required(items.find(fits), `what fits ${fits}`);
}

/** A list to go through with assertions: one that is empty would prove nothing, and fails the test, told by what was looked for. @public for tests that lie with a plan */
export function some<Item>(items: readonly Item[], what: string): readonly [Item, ...Item[]] {
  const [first, ...others] = items;
  return [required(first, what), ...others];
}

/** A copy with other steps, deadlines and so on: what an edited content file would give. */
export const withPlaybook = (changes: Partial<Playbook>, from: Playbook = playbook): Playbook => ({
  ...from,
  ...changes,
});

/** Replaces the item with an id by a changed copy. @throws when there is no such item */
export function changed<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
  change: (item: Item) => Item,
): Item[] {
  if (!items.some(item => item.id === id)) throw new Error(`${id} is missing`);
  return items.map(item => (item.id === id ? change(item) : item));
}

/** A copy in which one step is another. @throws when there is no such step */
export const withStep = (id: string, change: (step: Step) => Step, from: Playbook = playbook): Playbook =>
  withPlaybook({ steps: changed(from.steps, id, change) }, from);

/** Options that rules speak of, and one more where they allow it. */
const keptOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['place', ['weibo', 'hotline', 'message-board']],
  ['finder', ['section', 'infoCentre', 'transferred']],
  [
    'topic',
    [
      'staff-conduct',
      'land-compensation',
      'property-registration',
      'mining',
      'data-leak',
      'system-outage',
      'geological-disaster',
    ],
  ],
  ['emergencyLevel', ['ungraded', 'ordinary', 'larger', 'major']],
]);

/** The same playbook with fewer options, one of them a question: every rule stays reachable, and its paths are walked in no time. */
export const smallPlaybook: Playbook = withPlaybook({
  triage: {
    ...playbook.triage,
    questions: playbook.triage.questions.map(question => {
      const kept = keptOptions.get(question.id);
      if (question.kind !== 'choice' || kept === undefined) return question;
      const { multiple: _, ...one } = question;
      return { ...one, options: question.options.filter(({ value }) => kept.includes(value)) };
    }),
  },
});
