import { sinceStart } from '../../text/drill.ts';
import { lasting, washText } from '../../text/drill-wash.ts';
import { type FoldedAxis, marksOf } from '../../training/folded-axis.ts';

/** Sizes in the picture's own units. */
export const WIDTH = 960;
export const EDGE = 20;
export const AXIS = 30;
export const HEIGHT = 310;
/** Room that a time needs on the axis. */
const TICK_WIDTH = 56;

/** Time since the start, with a break where hours without an event were left out. */
export function WashAxis({ axis, start }: { axis: FoldedAxis; start: number }) {
  const { stretches } = axis;
  return (
    <g class="axis">
      {marksOf(axis, start, TICK_WIDTH).map(mark => (
        <g key={mark}>
          <path class="grid" d={`M${EDGE + axis.x(mark)} ${AXIS}V${HEIGHT}`} />
          <text
            x={Math.min(WIDTH - TICK_WIDTH / 2, Math.max(TICK_WIDTH / 2, EDGE + axis.x(mark)))}
            y={AXIS - 12}
            text-anchor="middle"
          >
            {sinceStart(mark - start)}
          </text>
        </g>
      ))}
      {stretches
        .filter(({ folded }) => folded)
        .map(({ from, to, left, right }) => {
          const middle = EDGE + (left + right) / 2;
          return (
            <g key={from}>
              <rect
                class="fold"
                x={EDGE + left + 2}
                y={AXIS}
                width={right - left - 4}
                height={HEIGHT - AXIS}
              />
              <text
                x={middle}
                y={HEIGHT / 2 + 12}
                class="fold-words"
                transform={`rotate(-90 ${middle} ${HEIGHT / 2 + 8})`}
                text-anchor="middle"
              >
                {washText.fold(lasting(to - from))}
              </text>
            </g>
          );
        })}
    </g>
  );
}
