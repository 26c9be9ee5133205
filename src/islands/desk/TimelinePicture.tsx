import { useRef, useState } from 'preact/hooks';
import { axisOf, type Frame, type Timeline } from '../../incident/timeline.ts';
import { useBeforePaint } from '../../kit/effects.ts';
import { fullTime } from '../../text/time.ts';
import { pictureLabel, tickLabel, timelineText } from '../../text/timeline.ts';
import { HappenedLane, Lane } from './TimelineLane.tsx';
import { barsIn, scaleOf, type View, WIDTH } from './timeline-geometry.ts';

const AXIS = 50;
const LANE = 44;
const HAPPENED = 64;
/** Room that a full date needs on the axis. */
const TICK_WIDTH = 120;

interface Props {
  title: string;
  timeline: Timeline;
  frame: Frame;
  /** When the incident was closed, where it is. */
  closedAt: number | undefined;
  now: number;
  /** Whether the table whose numbers it bears stands below it, or on a screen of its own. */
  tableBelow?: boolean;
}

/** Every clock against what happened, on one axis of time. The table below says the same in words. */
export function TimelinePicture({ title, timeline, frame, closedAt, now, tableBelow = true }: Props) {
  const { bars, entries, end } = timeline;
  const scale = scaleOf(frame);
  const lanes = barsIn(bars, frame);
  const axis = axisOf(frame, Math.floor(WIDTH / TICK_WIDTH));
  const bottom = AXIS + lanes.length * LANE + HAPPENED;
  const nowX = scale.x(end);
  const box = useRef<HTMLElement>(null);
  const [view, setView] = useState<View>({ left: 0, right: WIDTH });
  const look = (): void => {
    const shown = box.current;
    if (shown === null || shown.scrollWidth === 0) return;
    const unit = WIDTH / shown.scrollWidth;
    setView({ left: shown.scrollLeft * unit, right: (shown.scrollLeft + shown.clientWidth) * unit });
  };
  // Where the officer has moved the picture, there it stays.
  useBeforePaint([], () => {
    // On a narrow screen the latest part is in view first, with a little of what comes.
    const shown = box.current;
    if (shown !== null) shown.scrollLeft = (nowX / WIDTH) * shown.scrollWidth - shown.clientWidth * 0.75;
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  });
  const nowWords = (closedAt === undefined ? timelineText.now : timelineText.closed)(fullTime(end, now));
  return (
    <section
      ref={box}
      class="timeline-picture card scroll picture"
      aria-label={timelineText.picture}
      onScroll={look}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too.
      tabIndex={0}
    >
      <svg viewBox={`0 0 ${WIDTH} ${bottom}`} role="img" aria-label={pictureLabel(title, bars, tableBelow)}>
        <g class="axis">
          {axis.ticks.map(tick => (
            <g key={tick}>
              <path class="grid" d={`M${scale.x(tick)} ${AXIS - 8}V${bottom}`} />
              <text
                x={Math.min(WIDTH - TICK_WIDTH / 2 + 8, Math.max(TICK_WIDTH / 2 - 8, scale.x(tick)))}
                y={AXIS - 14}
                text-anchor="middle"
              >
                {tickLabel(tick, axis, now)}
              </text>
            </g>
          ))}
        </g>
        {scale.inside(end) && (
          <g class="now">
            <path d={`M${nowX} 20V${bottom}`} />
            <text
              x={nowX > WIDTH / 2 ? nowX + 4 : nowX - 4}
              y={15}
              text-anchor={nowX > WIDTH / 2 ? 'end' : 'start'}
            >
              {nowWords}
            </text>
          </g>
        )}
        {lanes.map((bar, position) => (
          <Lane
            key={bar.deadline.id}
            bar={bar}
            y={AXIS + position * LANE}
            scale={scale}
            closed={closedAt !== undefined}
            now={now}
            view={view}
          />
        ))}
        <HappenedLane
          entries={entries.map((entry, position) => ({ ...entry, number: position + 1 }))}
          y={AXIS + lanes.length * LANE}
          scale={scale}
          view={view}
          title={tableBelow ? timelineText.happened : timelineText.happenedApart}
        />
      </svg>
    </section>
  );
}
