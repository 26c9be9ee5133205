import { failure, type Result, success } from '../../base/result.ts';
import type { z } from '../../base/schema.ts';
import { CLOCK_SLACK, momentOf } from '../../base/typed.ts';
import type { Shapes } from '../../log/shapes.ts';
import type { ValueRefusal } from './refusal.ts';

/**
 * When the matter happened, and how surely that is known. Moments are ISO 8601, UTC once checked; days are days in Shanghai, and the
 * last of several may be named.
 */
export const occurrence = ({ z, utcTime }: Pick<Shapes, 'z' | 'utcTime'>) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['exact', 'about']), at: utcTime }),
    z.strictObject({ kind: z.literal('day'), from: z.iso.date(), to: z.exactOptional(z.iso.date()) }),
    z.strictObject({ kind: z.literal('span'), from: utcTime, to: utcTime }),
  ]);
export type Occurrence = z.infer<ReturnType<typeof occurrence>>;

/** Midnight in Shanghai. @returns milliseconds since the epoch; NaN for no day of the calendar */
export const dayStart = (day: string): number => momentOf(`${day}T00:00:00+08:00`) ?? Number.NaN;

/** The earliest moment that it allows, from which limits count: of a day its beginning. @returns milliseconds since the epoch */
export const earliestOf = (when: Occurrence): number =>
  when.kind === 'day' ? dayStart(when.from) : Date.parse('at' in when ? when.at : when.from);

/** @param now milliseconds since the epoch */
function checkPast(raw: string, isDay: boolean, now: number): Result<string, ValueRefusal> {
  if (raw === '') return failure({ code: 'required' });
  const moment = isDay ? dayStart(raw) : (momentOf(raw) ?? Number.NaN);
  if (Number.isNaN(moment)) return failure({ code: 'notATime' });
  if (moment > now + CLOCK_SLACK) return failure({ code: 'inFuture' });
  return success(isDay ? raw : new Date(moment).toISOString());
}

/** Checks it as typed: nothing that is still to come, and no end before its beginning. @param now milliseconds since the epoch */
export function checkOccurrence(typed: Occurrence, now: number): Result<Occurrence, ValueRefusal> {
  const isDay = typed.kind === 'day';
  const from = checkPast('at' in typed ? typed.at : typed.from, isDay, now);
  if (!from.ok) return from;
  if ('at' in typed) return success({ kind: typed.kind, at: from.value });
  if (typed.to === undefined) return success({ kind: 'day', from: from.value });
  const to = checkPast(typed.to, isDay, now);
  if (!to.ok) return to;
  return to.value < from.value
    ? failure({ code: 'endsBeforeStart' })
    : success({ kind: typed.kind, from: from.value, to: to.value });
}
