import type { Cell } from '../column.ts';
import { byKind } from './by-code.ts';
import { lasting } from './lasting.ts';
import { fullTime, type TimeWords } from './time.ts';

const MINUTE = 60_000;

/** A length to the minute: times are stated no finer. @param length milliseconds */
const lengthWords = (length: number): string => lasting(Math.round(length / MINUTE) * MINUTE);

/** A share as `67%`; whole percents, and neither 0 nor 100 unless it is. */
export function percent(rate: number | undefined): string {
  if (rate === undefined) return '—';
  const whole = Math.round(rate * 100);
  const shown = rate > 0 && rate < 1 ? Math.min(99, Math.max(1, whole)) : whole;
  return `${shown}%`;
}

const inWords = byKind<Cell, [now: number, time: TimeWords]>({
  empty: '',
  number: ({ number }) => String(number),
  time: ({ at }, now, time) => time(at, now),
  text: ({ text }) => text,
  length: ({ length }) => lengthWords(length),
  share: ({ rate }) => percent(rate),
});

/** A cell in words. @param now milliseconds since the epoch @param time how a moment is written */
export const cellWords = (cell: Cell, now: number, time: TimeWords = fullTime): string =>
  inWords(cell, now, time);
