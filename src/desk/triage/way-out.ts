import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import type { AnswerOption, Question } from '../../playbook/wizard/flow.ts';
import { exitsOf } from '../../playbook/wizard/screens.ts';
import { defaultOption } from '../../playbook/wizard/walk.ts';

/** A way out of the triage: the question that offers it, and its option. */
export interface WayOut {
  readonly question: Question;
  readonly option: AnswerOption;
}

/** The place of the triage that a way out leads to. */
export const wayOutPlace = ({ question, option }: WayOut): `regrade/${string}` =>
  `regrade/${question.id}/${option.value}`;

/** The answers with the way out taken that a place of the triage names; as they are where it names none. */
export function withWayOut({ playbook: { triage } }: PlaybookIndex, facts: Facts, place: string): Facts {
  const question = exitsOf(triage);
  const option =
    question?.kind === 'choice'
      ? question.options.find(({ value }) => place === `${question.id}/${value}`)
      : undefined;
  return question === undefined || option === undefined || option.value === defaultOption(question)
    ? facts
    : { ...facts, [question.id]: option.value };
}
