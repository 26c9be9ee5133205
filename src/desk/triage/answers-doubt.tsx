import type { FormProblem } from '../../kit/useForm.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Question } from '../../playbook/wizard/flow.ts';
import { type Answers, walk } from '../../playbook/wizard/walk.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';

/** Whether a question asks for a time that another may contradict. */
export const isDated = ({ means }: Question): boolean => means === 'emergencyAt' || means === 'foundAt';

/**
 * A doubt about times among answers: it happened after it was found, or was found after something was done about it.
 * @param firstDone when the first thing on record of the matter was done, ISO 8601
 */
export function answersDoubt(
  index: PlaybookIndex,
  answers: Answers,
  firstDone: string | undefined,
): FormProblem | undefined {
  const { facts } = walk(index.playbook.triage, answers);
  const known = { index, view: { facts } };
  return (
    dateDoubt(known, 'happened', '', index.answer('emergencyAt', facts)) ??
    dateDoubt(known, 'found', '', index.answer('foundAt', facts), { acted: firstDone })
  );
}
