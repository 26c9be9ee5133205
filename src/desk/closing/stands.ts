// Apart from the other words: the list of incidents needs these before anything is opened.
import type { IncidentView } from '../core/view.ts';

/** The second person's verdict on a matter that is to end without being handled. */
export const exitWord = { agreed: '复核同意', returned: '复核退回' } as const;

/** How the review stands, in a word; '' where none is wanted. */
export function exitStands({ exit, clocks }: Pick<IncidentView, 'exit' | 'clocks'>): string {
  if (exit === undefined) return '';
  if (exit.state !== 'pending') return exitWord[exit.state];
  const isLate = clocks.some(({ deadline, clock }) => 'exit' in deadline.anchor && clock.kind === 'overdue');
  return isLate ? '逾期未复核' : '待复核';
}
