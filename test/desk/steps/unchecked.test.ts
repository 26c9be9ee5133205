import { expect, test } from 'vitest';
import { StepList } from '../../../src/desk/checklist/StepList.tsx';
import { StepPane } from '../../../src/desk/checklist/StepPane.tsx';
import { blankChecklist } from '../../../src/desk/paper/blank.ts';
import { restsOnUnchecked } from '../../../src/playbook/unchecked.ts';
import { openLog } from '../../support/incident.ts';
import { index, required } from '../../support/playbook.ts';
import { incidentOf, renderAt, workOf } from '../../support/work.ts';

const incident = incidentOf(openLog());
const step = required(incident.view.steps[0], 'step');
const nothing = { clauses: [], roles: [], deadlines: [], steps: [] };
const [clause = ''] = step.step.cite;
const [role = ''] = step.step.roles;

test.each([
  ['itself', { ...nothing, steps: [step.step.id] }],
  ['a clause it cites', { ...nothing, clauses: [clause] }],
  ['its post', { ...nothing, roles: [role] }],
])(
  'a step of which nobody has compared %s says so in the list, where it is open, and on paper',
  (_, unchecked) => {
    const draft = { ...incident.index, playbook: { ...incident.index.playbook, unchecked } };
    expect(restsOnUnchecked(draft.playbook, step.step)).toBe(true);
    const work = workOf({ ...incident, index: draft });
    const list = renderAt(work, StepList, { current: undefined, openStep: undefined, pane: 'list' as const });
    expect(list).toMatch(new RegExp(`id="step-${step.step.id}".*?待核.*?</li>`));
    expect(renderAt(work, StepPane, { item: step, onResult: () => undefined })).toContain(
      '还没有对照原文核对',
    );
    const sheet = JSON.stringify(blankChecklist({ ...index, playbook: { ...index.playbook, unchecked } }));
    expect(sheet).toContain('待核');
  },
);

test('a step of which everything was compared says nothing of it', () => {
  const work = workOf(incident);
  const list = renderAt(work, StepList, { current: undefined, openStep: undefined, pane: 'list' as const });
  expect(list).not.toContain('待核');
  expect(JSON.stringify(blankChecklist(index))).not.toContain('待核');
});
