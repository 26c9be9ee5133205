import type { FormProblem } from '../../kit/useForm.ts';
import type { PlaybookIndex } from '../../playbook/checklist.ts';
import type { Facts } from '../../playbook/condition.ts';
import { timeNow } from '../../session/surroundings.ts';
import { type DatedMoment, dateQuestion } from '../core/date-order.ts';
import { dateQuestionWords } from '../core/words/date-order.ts';

/** Where a form is, as far as its times are concerned. */
interface Known {
  readonly index: Pick<PlaybookIndex, 'answer'>;
  readonly view: { readonly facts: Facts };
}

/**
 * A doubt about a time in a form: it lies before something that it should follow, or the other way round.
 * @param besides other known times, ISO 8601
 */
export function dateDoubt(
  { index, view }: Known,
  of: DatedMoment,
  field: string,
  time: string | undefined,
  besides: Readonly<Partial<Record<'approved' | 'acted', string | undefined>>> = {},
): FormProblem | undefined {
  const known = (means: 'foundAt' | 'emergencyAt'): number =>
    Date.parse(index.answer(means, view.facts) ?? '');
  const question = dateQuestion(of, Date.parse(time ?? ''), {
    found: known('foundAt'),
    happened: known('emergencyAt'),
    approved: Date.parse(besides.approved ?? ''),
    acted: Date.parse(besides.acted ?? ''),
  });
  return question && { field, sentence: dateQuestionWords(question, timeNow()) };
}
