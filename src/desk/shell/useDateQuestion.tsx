import type { FormProblem } from '../../kit/useForm.ts';
import { type DatedMoment, dateQuestion } from '../core/date-order.ts';
import { useAskedOnce } from '../triage/useAskedOnce.tsx';
import { useWork } from './work.tsx';

/** Of a time at which something was done: a question where the matter was found or happened only later. */
export function useDateQuestion(of: DatedMoment = 'acted') {
  const { view, index } = useWork();
  const ask = useAskedOnce();
  return (
    field: string,
    time: string,
  ): { readonly problem?: FormProblem; readonly datesConfirmed?: true } => {
    const known = (means: 'foundAt' | 'emergencyAt'): number =>
      Date.parse(index.answer(means, view.facts) ?? '');
    const question = dateQuestion(of, Date.parse(time), {
      found: known('foundAt'),
      happened: known('emergencyAt'),
    });
    const problem = ask(question, field);
    if (problem !== undefined) return { problem };
    return question === undefined ? {} : { datesConfirmed: true };
  };
}
