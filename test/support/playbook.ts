import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from '../../src/base/schema.ts';
import { digestOf } from '../../src/log/hash.ts';
import { indexPlaybook, type PlaybookIndex } from '../../src/playbook/checklist.ts';
import {
  type Exemption,
  exemptionSchema,
  type Playbook,
  playbookSchema,
} from '../../src/playbook/playbook.ts';
import { type TriageCase, triageCaseSchema } from '../../src/playbook/triage-case.ts';

/** The site's own content folder. */
export const contentFolder = fileURLToPath(new URL('../../content', import.meta.url));

/** One YAML file of the real content, parsed and unchecked. @param file relative to `content/` */
export const readContent = (file: string): unknown => parse(readFileSync(`${contentFolder}/${file}`, 'utf8'));

const holidayTable = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
const { holidays, workdays } = z
  .object({ holidays: z.record(z.string(), z.string()), workdays: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(holidayTable, 'utf8')));
const of2026 = (dates: object): string[] => Object.keys(dates).filter(date => date.startsWith('2026'));

/**
 * The real playbook, of the right shape but not checked for contradictions: that walks every path and takes seconds.
 * test/content holds it to the checks.
 */
export const playbook: Playbook = playbookSchema.parse({
  version: 1,
  edition: '2026-11-24',
  clauses: readContent('plan/clauses.yaml'),
  roles: readContent('playbook/roles.yaml'),
  phases: readContent('playbook/phases.yaml'),
  rules: readContent('playbook/rules.yaml'),
  deadlines: readContent('playbook/deadlines.yaml'),
  steps: readContent('playbook/steps.yaml'),
  pauses: readContent('playbook/pauses.yaml'),
  release: readContent('playbook/release.yaml'),
  forms: readContent('playbook/forms.yaml'),
  closing: readContent('playbook/closing.yaml'),
  triage: readContent('wizards/triage.yaml'),
  calendar: { years: [2026], holidays: of2026(holidays), makeUpDays: of2026(workdays) },
});

export const index: PlaybookIndex = indexPlaybook(playbook);
export const digest: string = digestOf(playbook);
export const exemptions: readonly Exemption[] = z
  .array(exemptionSchema)
  .parse(readContent('playbook/exemptions.yaml'));
export const cases: readonly TriageCase[] = z
  .array(triageCaseSchema)
  .parse(readContent('training/cases.yaml'));

/** What a test cannot do without; a missing one is the test's failure, told by name. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
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

/** Options that rules speak of, and one more where they allow it. */
const keptOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['place', ['weibo', 'other']],
  ['finder', ['section', 'infoCentre', 'transferred']],
  ['topic', ['staff-conduct', 'mining', 'data-leak', 'geological-disaster']],
  ['emergencyLevel', ['ungraded', 'larger', 'major']],
]);

/** The real playbook with fewer options: every rule stays reachable, and its paths are walked in no time. */
export const smallPlaybook: Playbook = withPlaybook({
  triage: {
    ...playbook.triage,
    questions: playbook.triage.questions.map(question => {
      const kept = keptOptions.get(question.id);
      return question.kind === 'choice' && kept !== undefined
        ? { ...question, options: question.options.filter(({ value }) => kept.includes(value)) }
        : question;
    }),
  },
});
