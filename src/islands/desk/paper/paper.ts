import type { PaperField, PaperProblem } from '../../../incident/paper.ts';
import { paperText } from '../../../text/paper.ts';
import { refusalSentence } from '../../../text/refusal.ts';

/** The id of a field, by which it is labelled and found again when it was refused. */
export const paperFieldId = (row: string, field: PaperField): string =>
  `paper-${row === '' ? 'closing' : row}-${field}`;

/** What is wrong with a field of the sheet, in the words of the sheet where it has its own. */
export function paperSentence({ field, why }: PaperProblem): string {
  if (field === 'time' && why.code === 'required') return paperText.needTime;
  if (field === 'time' && why.code === 'notATime') return paperText.badTime;
  if (field === 'name' && why.code === 'nobody') return paperText.needName;
  return refusalSentence(why);
}
