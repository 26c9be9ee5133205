import { saidMoment } from '../../base/said-time.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import { dateDoubt } from '../shell/date-doubt.tsx';
import type { FactView } from './ledger.ts';

/** What is asked of words that say when the matter happened: that lies after it was found. @param at when they were verified, ISO 8601; now without */
export function happenedDoubt(
  known: Parameters<typeof dateDoubt>[0],
  fact: Pick<FactView, 'element'> | undefined,
  field: string,
  words: string,
  at: string | undefined,
): FormProblem | undefined {
  if (fact?.element?.means !== 'happenedAt') return undefined;
  const verified = Date.parse(at ?? '');
  const moment = saidMoment(words, Number.isNaN(verified) ? timeNow() : verified);
  return moment === undefined
    ? undefined
    : dateDoubt(known, 'happened', field, new Date(moment).toISOString());
}
