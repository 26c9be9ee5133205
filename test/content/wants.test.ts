import { expect, test } from 'vitest';
import { checklist, indexPlaybook } from '../../src/playbook/checklist.ts';
import { playbookSchema } from '../../src/playbook/playbook.ts';
import { wideFacts } from '../support/answers.ts';
import { readPlan } from '../support/plan.ts';

test('the steps of a wide matter ask for at most fifteen values: the rest is in the record', () => {
  const index = indexPlaybook(playbookSchema.parse(readPlan('playbook')));
  const asked = checklist(index, wideFacts).flatMap(({ id, wants = [] }) =>
    wants.filter(({ optional }) => optional !== true).map(want => `${id}: ${want.label}`),
  );
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(15);
});
