import type { Spread } from '../../../document/statistics.ts';
import { LENGTH_TICKS } from '../../../text/statistics.ts';

/** Sizes in the pictures' own units. */
const WIDTH = 360;
const EDGE = 16;
const HEIGHT = 26;

/** Where lengths stand on an axis from minutes to days. */
export interface LengthScale {
  readonly ticks: typeof LENGTH_TICKS;
  x(length: number): number;
}

/** Logarithmic: ten minutes and a week both have their place. A length below the first tick stands on it. */
export function lengthScale(spreads: readonly (Spread | undefined)[]): LengthScale | undefined {
  const known = spreads.filter(spread => spread !== undefined);
  if (known.length === 0) return undefined;
  const least = Math.min(...known.map(spread => spread.least));
  const most = Math.max(...known.map(spread => spread.most));
  const first = Math.max(
    0,
    LENGTH_TICKS.findLastIndex(([length]) => length <= least),
  );
  const found = LENGTH_TICKS.findIndex(([length]) => length >= most);
  const last = Math.max(first + 1, found === -1 ? LENGTH_TICKS.length - 1 : found);
  const ticks = LENGTH_TICKS.slice(first, last + 1);
  const from = Math.log(ticks[0]?.[0] ?? 1);
  const to = Math.log(ticks.at(-1)?.[0] ?? 1);
  return {
    ticks,
    x: length => {
      const share = (Math.log(Math.max(1, length)) - from) / (to - from);
      return Math.round((EDGE + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * EDGE)) * 10) / 10;
    },
  };
}

/** The axis above the strips. The table beside it says the same in numbers. */
export function LengthAxis({ scale }: { scale: LengthScale }) {
  return (
    <svg class="strip picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {scale.ticks.map(([length, label]) => (
        <g key={length}>
          <text x={scale.x(length)} y="14" text-anchor="middle">
            {label}
          </text>
          <path d={`M${scale.x(length)} 19V${HEIGHT}`} />
        </g>
      ))}
    </svg>
  );
}

/** One sample: a line from the shortest to the longest, a box for the middle half, a bar at the median. */
export function LengthStrip({ spread, scale }: { spread: Spread; scale: LengthScale }) {
  const { least, lower, median, upper, most } = spread;
  const middle = HEIGHT / 2;
  const left = scale.x(lower);
  return (
    <svg class="strip picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {scale.ticks.map(([length]) => (
        <path key={length} class="grid" d={`M${scale.x(length)} 0V${HEIGHT}`} />
      ))}
      <path d={`M${scale.x(least)} ${middle}H${scale.x(most)}`} />
      <path d={`M${scale.x(least)} ${middle - 5}v10M${scale.x(most)} ${middle - 5}v10`} />
      <rect class="middle" x={left} y={middle - 7} width={Math.max(2, scale.x(upper) - left)} height="14" />
      <path class="median" d={`M${scale.x(median)} ${middle - 9}v18`} />
    </svg>
  );
}
