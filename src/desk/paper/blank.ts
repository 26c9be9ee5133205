import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { StepView } from '../incident/view.ts';
import { TODO } from '../steps/step-state.ts';

/** Every step of the playbook as a checklist shows one on which nothing has happened, numbered in working order. */
export const blankSteps = ({ playbook, deadlines }: PlaybookIndex): readonly StepView[] =>
  playbook.steps.map((step, position) => ({
    step,
    number: position + 1,
    state: TODO,
    applies: true,
    overrun: undefined,
    notes: [],
    clocks: (step.deadlines ?? []).flatMap(id => {
      const deadline = deadlines.get(id);
      return deadline === undefined ? [] : [{ deadline, clock: { kind: 'waiting' as const }, steps: [step] }];
    }),
    assignee: undefined,
    differing: [],
  }));
