import type { PlaybookIndex } from '../playbook/checklist.ts';
import { TODO } from './step-state.ts';
import type { StepView } from './view.ts';

/** Every step of the playbook as a checklist shows one on which nothing has happened, numbered in working order. */
export const blankSteps = ({ playbook, deadlines }: PlaybookIndex): readonly StepView[] =>
  playbook.steps.map((step, position) => ({
    step,
    number: position + 1,
    state: TODO,
    applies: true,
    notes: [],
    clocks: (step.deadlines ?? []).flatMap(id => {
      const deadline = deadlines.get(id);
      return deadline === undefined ? [] : [{ deadline, clock: { kind: 'waiting' as const }, steps: [step] }];
    }),
    assignee: undefined,
    differing: [],
  }));
