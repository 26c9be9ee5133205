import { fullTime, type TimeWords } from '../core/words/time.ts';
import type { ChangedAnswer } from './change.ts';
import { answerWords } from './words.ts';

/** An answer that was changed, in a sentence. Without one before or after, the question was not asked there. */
export function changedWords(
  { question, before, after }: ChangedAnswer,
  now: number,
  time: TimeWords = fullTime,
): string {
  const said = (answer: string): string => `“${answerWords(question, answer, now, time)}”`;
  const label = `“${question.label}”`;
  if (after === undefined) return `${label}不再问`;
  return before === undefined ? `${label}填${said(after)}` : `${label}由${said(before)}改为${said(after)}`;
}
