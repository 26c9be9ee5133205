import { saidMoment } from '../../base/said-time.ts';
import type { FormProblem } from '../../kit/useForm.ts';
import { timeNow } from '../../session/surroundings.ts';
import type { FactView } from '../facts/ledger.ts';
import { dateDoubt } from '../parts/date-doubt.tsx';

/**
 * A doubt about words on when the matter happened: the time lies after it was found.
 * @param at when they were verified, ISO 8601; now without
 */
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
