import type { PlaybookIndex } from '../../playbook/checklist.ts';
import { neededWhen } from '../core/words/condition.ts';
import type { DocumentModel } from '../documents/document.ts';
import { TODO } from '../steps/step-state.ts';
import type { StepView } from '../steps/step-view.ts';
import { closingList, noteLines, paperModel } from './form.ts';
import { stepTable } from './steps.ts';
import { paperText } from './words.ts';

/** Every step of the playbook as a checklist shows one on which nothing has happened, numbered in working order. */
const blankSteps = ({ playbook, deadlines }: PlaybookIndex): readonly StepView[] =>
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
    dueBy: undefined,
    givenBy: undefined,
    differing: [],
  }));

/** The checklist of no incident: every step of the playbook, nothing filled in. */
export function blankChecklist(index: PlaybookIndex): DocumentModel {
  const { playbook, definitions } = index;
  const role = new Map(playbook.roles.map(({ id, short }) => [id, short]));
  const { incident, verdict, foundAt, writer } = paperText;
  const steps = stepTable(blankSteps(index), {
    playbook,
    roleName: id => role.get(id) ?? id,
    stepTitle: id => index.steps.get(id)?.title ?? id,
    neededWhen: step => neededWhen(step, definitions) ?? '',
    left: undefined,
    noteNumbers: () => [],
    openedAt: '',
    // Nothing on it has a time.
    now: 0,
  });
  return paperModel({
    drill: false,
    edition: playbook.edition,
    running: paperText.blankTitle,
    lines: [incident, writer, verdict, foundAt].map(label => ({ label, value: '' })),
    howTo: `${paperText.howTo}${paperText.secrecy}`,
    sections: [
      { id: 'steps', heading: '', kind: 'table', table: steps },
      ...closingList(playbook),
      noteLines,
    ],
  });
}
