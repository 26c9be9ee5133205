import { type Feed, TICK } from './public.ts';

const HOUR = 3_600_000;
/** Hours between two rows of the table, or two marks of the axis: what people count in. */
const STEPS = [1, 2, 3, 4, 6, 12, 24] as const;

/** Posts an hour at a moment; `undefined` before the first ten minutes and after the last. */
export function heatAt({ ticks }: Pick<Feed, 'ticks'>, moment: number): number | undefined {
  const tick = ticks.findLast(({ at }) => at <= moment);
  return tick === undefined || moment > tick.at + TICK ? undefined : tick.heat;
}

/**
 * Full hours since the start at which to look at a stretch of time, with its end.
 * @param length of the stretch, in milliseconds
 * @param most how many looks at most, the end apart
 * @returns milliseconds since the start
 */
export function looks(length: number, most: number): readonly number[] {
  const hours = length / HOUR;
  const step = STEPS.find(each => hours / each < most) ?? Math.ceil(hours / most / 24) * 24;
  const count = Math.ceil(hours / step);
  return [...Array.from({ length: count }, (_, position) => position * step * HOUR), length];
}

/** The top of a scale that holds a value: 1, 2 or 5 times a power of ten, with at least four even steps below it. */
export function roundTop(value: number): { readonly top: number; readonly step: number } {
  const least = Math.max(4, value);
  const power = 10 ** Math.floor(Math.log10(least / 4));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each * 5 >= least) ?? 10 * power;
  return { top: Math.ceil(least / step) * step, step };
}
