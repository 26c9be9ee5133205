// Apart from the other words: the list of incidents needs these before anything is opened.
import type { IncidentView } from '../core/view.ts';
import type { Publication } from '../statements/publication.ts';

/** The label of each publication that went out on a standing authority. */
const authorityMark: Readonly<Partial<Record<Publication['signOff'], string>>> = {
  authorised: '授权先发，待补审',
  overdue: '授权先发，逾期未补审',
  ratified: '授权先发，已补审',
  refused: '授权先发，补审未同意',
};
/** Where it was made up for only after its time. */
const lateMark: typeof authorityMark = {
  ratified: '授权先发，逾期才补审',
  refused: '授权先发，逾期才补审，未同意',
};
export const authorityWords = ({
  signOff,
  ratifiedLate,
}: Pick<Publication, 'signOff' | 'ratifiedLate'>): string | undefined =>
  (ratifiedLate ? lateMark : authorityMark)[signOff];

/** The state of publications on an authority, in a word; '' where none still needs a decision. */
export function ratifyStands({
  publications,
  replies,
}: Pick<IncidentView, 'publications' | 'replies'>): string {
  const states = new Set([...publications, ...replies].map(({ signOff }) => signOff));
  const worst = (['overdue', 'authorised'] as const).find(state => states.has(state));
  return (worst && authorityMark[worst]) ?? '';
}
