import { sinceStart } from '../../text/drill.ts';
import { curveWords, washText } from '../../text/drill-wash.ts';
import { type Curve, heatAt, looks, roundTop } from '../../training/curve.ts';

/** Sizes in the picture's own units. */
const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 46;
const RIGHT = 16;
const TOP = 26;
const BOTTOM = 34;
/** As many marks as the axis has room for. */
const MARKS = 9;

/** One run's public. */
interface Series {
  /** Which line: full and strong, broken, or dotted. */
  readonly line: 'mine' | 'other' | 'ideal';
  readonly label: string;
  readonly curve: Curve;
  /** When it published, in milliseconds since the epoch; marked on its line. */
  readonly published: readonly number[];
}

export interface CurveProps {
  series: readonly Series[];
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
}

export const PublishMark = ({ x, y }: { x: number; y: number }) => (
  <path class="happened full" d={`M${x} ${y - 8}l8 14h-16z`} />
);

/** How much the public wrote in each run, and when it was told something. */
export function CurvePicture({ series, start, end }: CurveProps) {
  const { top, step } = roundTop(Math.max(...series.map(({ curve }) => curve.peak?.heat ?? 0)));
  const x = (moment: number): number =>
    LEFT + ((moment - start) / Math.max(1, end - start)) * (WIDTH - LEFT - RIGHT);
  const y = (heat: number): number => HEIGHT - BOTTOM - (heat / top) * (HEIGHT - TOP - BOTTOM);
  const place = (value: number): number => Math.round(value * 10) / 10;
  const path = ({ points }: Curve): string =>
    points
      .map(({ at, heat }, position) => `${position === 0 ? 'M' : 'L'}${place(x(at))} ${place(y(heat))}`)
      .join('');
  const rows = Array.from({ length: Math.round(top / step) + 1 }, (_, position) => position * step);
  const hours = looks(end - start, MARKS).slice(0, -1);
  return (
    <section
      class="curve-picture card scroll picture"
      aria-label={washText.curvePicture}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too.
      tabIndex={0}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={curveWords(
          series.map(({ label, curve }) => ({ label, curve })),
          start,
        )}
      >
        <g class="axis">
          {rows.map(row => (
            <g key={row}>
              <path class="grid" d={`M${LEFT} ${y(row)}H${WIDTH - RIGHT}`} />
              <text x={LEFT - 6} y={y(row) + 4} text-anchor="end">
                {row}
              </text>
            </g>
          ))}
          {hours.map(hour => (
            <text key={hour} x={x(start + hour)} y={HEIGHT - 12} text-anchor="middle">
              {sinceStart(hour)}
            </text>
          ))}
          <text x={LEFT - 38} y={14}>
            {washText.curveUnit}
          </text>
        </g>
        {[...series].reverse().map(({ line, curve, published }) => (
          <g key={line}>
            <path class={`curve-line ${line}`} d={path(curve)} />
            {line !== 'ideal' &&
              published.map(at => (
                <PublishMark key={at} x={place(x(at))} y={place(y(heatAt(curve, at) ?? 0))} />
              ))}
          </g>
        ))}
      </svg>
    </section>
  );
}
