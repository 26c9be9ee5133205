import { failure, type Result, success } from './result.ts';
import { withoutUnseen } from './unseen.ts';

/** Why an answer or a typed time is not accepted. `desk/core/words` has one sentence for each. */
export type AnswerRefusal =
  | { readonly code: 'required' }
  | { readonly code: 'notAnOption' }
  | { readonly code: 'tooLong'; readonly length: number; readonly limit: number }
  | { readonly code: 'notATime' }
  | { readonly code: 'inFuture' }
  | { readonly code: 'tooLongAgo' };

const MINUTE = 60_000;
/** Office clocks differ: a time up to two minutes ahead of this machine is taken as now. */
export const CLOCK_SLACK = 2 * MINUTE;
/** An incident older than a year is a typing mistake far more often than an incident. */
const OLDEST = 366 * 24 * 60 * MINUTE;

/** Made once: making one takes longer than cutting a text. */
let segmenter: Intl.Segmenter | undefined;

/** Cuts text into what a reader calls characters; old browsers fall back to code points. */
function charactersOf(text: string): readonly string[] {
  if (!('Segmenter' in Intl)) return [...text];
  segmenter ??= new Intl.Segmenter('zh');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Length as a reader counts it: a family emoji of eleven code units is one character. */
export function characterCount(text: string): number {
  return charactersOf(text).length;
}

/** The first characters of a text, never half of one. */
export function firstCharacters(text: string, count: number): string {
  // No text has more characters than code units.
  return text.length <= count ? text : charactersOf(text).slice(0, count).join('');
}

/**
 * Text as it is taken in and as it is handed out: {@link withoutUnseen}, and without halves of characters, which no hash and no file
 * could hold; each becomes U+FFFD.
 */
export const wellFormed = (text: string): string => withoutUnseen(text).replace(/\p{Surrogate}/gu, '\uFFFD');

/** A full date and time with its zone, the form every stored moment has. */
const FULL_TIME = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment in milliseconds since the epoch; `undefined` for text that is no full time or no day of the calendar. */
export function momentOf(text: string): number | undefined {
  const [, year, month, day] = FULL_TIME.exec(text) ?? [];
  const moment = Date.parse(text);
  if (day === undefined || Number.isNaN(moment)) return undefined;
  // Date.parse takes 30 February for 2 March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? moment : undefined;
}

/**
 * Checks a moment given as ISO 8601 with zone.
 * @param now milliseconds since the epoch
 * @returns the moment as UTC ISO 8601 with milliseconds, or why it cannot be right
 */
export function checkTime(raw: string, now: number): Result<string, AnswerRefusal> {
  if (raw.trim() === '') return failure({ code: 'required' });
  const moment = momentOf(raw.trim());
  if (moment === undefined) return failure({ code: 'notATime' });
  if (moment > now + CLOCK_SLACK) return failure({ code: 'inFuture' });
  if (moment < now - OLDEST) return failure({ code: 'tooLongAgo' });
  return success(new Date(moment).toISOString());
}

/** Checks free text against a limit in characters; surrounding blanks go. */
export function checkText(raw: string, limit: number, optional = false): Result<string, AnswerRefusal> {
  const text = wellFormed(raw).trim();
  if (text === '' && !optional) return failure({ code: 'required' });
  // No text has more characters than code units: most need not be cut to be counted.
  const length = text.length > limit ? characterCount(text) : text.length;
  if (length > limit) return failure({ code: 'tooLong', length, limit });
  return success(text);
}
