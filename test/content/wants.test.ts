import { expect, test } from 'vitest';
import { checklist, indexPlaybook } from '../../src/playbook/checklist.ts';
import type { Facts } from '../../src/playbook/condition.ts';
import type { WantMeaning } from '../../src/playbook/meaning.ts';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { limitedFacts, wideFacts } from '../support/answers.ts';
import { readPlan } from '../support/plan.ts';

const index = indexPlaybook(playbookSchema.parse(readPlan('playbook')));
const asked = (facts: Facts): readonly string[] =>
  checklist(index, facts).flatMap(({ id, wants = [] }) =>
    wants.filter(({ optional }) => optional !== true).map(want => `${id}: ${want.label}`),
  );

test('the steps of a wide matter ask for at most fifteen values: the rest is in the record', () => {
  expect(asked(wideFacts).length, asked(wideFacts).join('\n')).toBeLessThanOrEqual(15);
});

test('those of a small, clear matter that the office found itself ask for at most eight, and two in three need no hand', () => {
  const small = { ...limitedFacts, finder: 'office' };
  expect(asked(small).length, asked(small).join('\n')).toBeLessThanOrEqual(8);
  const steps = checklist(index, small);
  expect(steps.filter(({ evidence }) => evidence !== undefined).length).toBeGreaterThan(
    (steps.length * 2) / 3,
  );
});

/** What triage, the record of the post, ledger, sign-off, publication, assignment and the record of a meeting say. */
const KNOWN: readonly WantMeaning[] = [
  'postLink',
  'platforms',
  'attention',
  'comments',
  'lead',
  'conclusion',
  'sources',
  'version',
  'approver',
  'link',
  'nextUpdate',
  'participants',
];

test('no step insists on what is said elsewhere: where the post stands, who leads, which version, who approved', () => {
  const insisted = [...index.steps.values()].flatMap(({ id, wants = [] }) =>
    wants.flatMap(({ means, optional }) =>
      optional !== true && means !== undefined && KNOWN.includes(means) ? [`${id}: ${means}`] : [],
    ),
  );
  expect(insisted).toEqual([]);
});
