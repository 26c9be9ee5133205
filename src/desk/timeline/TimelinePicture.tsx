import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useBeforePaint } from '../../kit/effects.ts';
import { fullTime } from '../core/words/time.ts';
import { useWork } from '../shell/work.tsx';
import { EndMark, GroupMark, HappenedMark, shapeOf } from './TimelineMarks.tsx';
import {
  axisOf,
  type ClockBar,
  clustersOf,
  type Frame,
  isDone,
  type Timeline,
  type TimelineEntry,
} from './timeline.ts';
import { barsIn, EDGE, type Scale, scaleOf, WIDTH } from './timeline-geometry.ts';
import { clockOutcome, limitTitle, markNumbers, pictureLabel, tickLabel, timelineText } from './words.ts';

const AXIS = 50;
const LANE = 44;
const HAPPENED = 64;
/** Room that a full date needs on the axis. */
const TICK_WIDTH = 120;

interface Props {
  timeline: Timeline;
  frame: Frame;
  now: number;
  /** Whether the table whose numbers it bears stands below it, or on a screen of its own. */
  tableBelow?: boolean;
}

/** Every clock against what happened, on one axis of time. The table below says the same in words. */
export function TimelinePicture({ timeline, frame, now, tableBelow = true }: Props) {
  const { title, closedAt } = useWork().view;
  const { bars, entries, end } = timeline;
  const scale = scaleOf(frame);
  const lanes = barsIn(bars, frame);
  const axis = axisOf(frame, Math.floor(WIDTH / TICK_WIDTH));
  const bottom = AXIS + lanes.length * LANE + HAPPENED;
  const nowX = scale.x(end);
  const box = useRef<HTMLElement>(null);
  // Where the officer has moved the picture, there it stays.
  useBeforePaint([], () => {
    // On a narrow screen the latest part is in view first, with a little of what comes.
    const shown = box.current;
    if (shown !== null) shown.scrollLeft = (nowX / WIDTH) * shown.scrollWidth - shown.clientWidth * 0.75;
  });
  const laneY = (position: number): number => AXIS + position * LANE;
  const nowWords = (closedAt === undefined ? timelineText.now : timelineText.closed)(fullTime(end, now));
  return (
    <section
      ref={box}
      class="timeline-picture card scroll picture"
      aria-label={timelineText.picture}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too.
      tabIndex={0}
    >
      <div class="timeline-canvas" role="img" aria-label={pictureLabel(title, bars, tableBelow)}>
        <svg viewBox={`0 0 ${WIDTH} ${bottom}`} aria-hidden="true">
          {/* Below all words, which keep clear of it by their margin. */}
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
          {lanes.map((bar, position) => (
            <Lane key={bar.deadline.id} bar={bar} y={laneY(position)} scale={scale} />
          ))}
          <HappenedLane
            entries={entries.map((entry, position) => ({ ...entry, number: position + 1 }))}
            y={laneY(lanes.length)}
            scale={scale}
          />
        </svg>
        {lanes.map((bar, position) => (
          <LaneLabel key={bar.deadline.id} from={startOf(bar, scale)} at={laneY(position) / bottom}>
            <span>{limitTitle(bar.deadline)}</span>
            <span class={`outcome ${isOver(bar) ? 'late' : 'soft'}`}>
              　{clockOutcome(bar, closedAt !== undefined)}
            </span>
            {isBeyond(bar, scale) && (
              <span class="more soft">{timelineText.beyond(fullTime(bar.due, now))}</span>
            )}
          </LaneLabel>
        ))}
        <LaneLabel from={EDGE} at={laneY(lanes.length) / bottom}>
          <span>{tableBelow ? timelineText.happened : timelineText.happenedApart}</span>
        </LaneLabel>
      </div>
    </section>
  );
}

/** Marks nearer than this would lie on one another. */
const CLUSTER_GAP = 36;

interface LabelProps {
  /** Where the words begin, if there is room for them to the right of it; in the picture's units. */
  from: number;
  /** How far down the lane is, as a share of the picture's height. */
  at: number;
  children: ComponentChildren;
}

/** Words over a lane. They stay in view while the picture is moved under them. */
const LaneLabel = ({ from, at, children }: LabelProps) => (
  <p class="lane-label" style={{ top: `${at * 100}%` }}>
    <span style={{ flexBasis: `${(from / WIDTH) * 100}%` }} />
    <span>{children}</span>
  </p>
);

/** Whether a clock ran out before anything met it. */
const isOver = ({ outcome }: ClockBar): boolean => outcome === 'missed' || outcome === 'overdue';

/** Whether a limit is due later than the picture shows. */
const isBeyond = (bar: ClockBar, { inside }: Scale): bar is ClockBar & { readonly due: number } =>
  bar.due !== undefined && bar.due > bar.end && !inside(bar.due);

/** Where what is drawn of a clock begins. */
const startOf = ({ since, due, end }: ClockBar, { x }: Scale): number =>
  Math.min(x(since ?? end), x(due ?? end));

interface LaneProps {
  bar: ClockBar;
  y: number;
  scale: Scale;
}

/** A point at the picture's edge: what it belongs to goes on outside. */
function Beyond({ x, y, direction }: { x: number; y: number; direction: 1 | -1 }) {
  return <path class="beyond" d={`M${x - 7 * direction} ${y - 6}l${7 * direction} 6l${-7 * direction} 6`} />;
}

/** One clock: its limit as a trough, the time used as its filling, what went over behind it, and how it ended. */
function Lane({ bar, y, scale }: LaneProps) {
  const { since, due, end, outcome, margin } = bar;
  const { x, inside } = scale;
  const start = x(since ?? end);
  const middle = y + 29;
  const over = isOver(bar);
  const last = Math.max(end, due ?? end);
  const limit = due === undefined ? x(end) : x(due);
  const used = x(due === undefined ? end : Math.min(end, due));
  const marked = outcome === 'overdue' ? due : isDone(bar) ? end : undefined;
  const edge = (moment: number | undefined) =>
    moment !== undefined &&
    inside(moment) && <path class="edge" d={`M${x(moment)} ${middle - 9}V${middle + 9}`} />;
  return (
    <g class="lane" data-outcome={outcome}>
      {due !== undefined && since !== undefined && (
        <rect class="limit" x={start} y={middle - 6} width={Math.max(1, limit - start)} height={12} />
      )}
      {since !== undefined &&
        (due === undefined ? (
          <path class="stopwatch" d={`M${start} ${middle}H${x(end)}`} />
        ) : (
          <rect
            class="used"
            x={start}
            y={middle - 6}
            width={Math.max(margin === undefined ? 0 : 1, used - start)}
            height={12}
          />
        ))}
      {over && due !== undefined && (
        <path class="over" d={`M${x(due)} ${middle - 4}H${x(end)}M${x(due)} ${middle + 4}H${x(end)}`} />
      )}
      {edge(since)}
      {edge(due)}
      {since !== undefined && !inside(since) && <Beyond x={start} y={middle} direction={-1} />}
      {!inside(last) && last > (since ?? end) && <Beyond x={x(last)} y={middle} direction={1} />}
      {marked !== undefined && inside(marked) && <EndMark x={x(marked)} y={middle} met={!over} />}
    </g>
  );
}

interface HappenedLaneProps {
  entries: readonly (TimelineEntry & { readonly number: number })[];
  y: number;
  scale: Scale;
}

/** What happened, numbered as in the table; what lies too close is one mark. */
function HappenedLane({ entries, y, scale }: HappenedLaneProps) {
  const middle = y + 28;
  const shown = entries.filter(({ kind, at }) => kind !== 'deadline' && scale.inside(at));
  return (
    <g class="lane">
      <path class="ground" d={`M${EDGE} ${middle}H${WIDTH - EDGE}`} />
      {clustersOf(shown, ({ at }) => scale.x(at), CLUSTER_GAP).map(({ first, items, x }) => {
        const last = items.at(-1) ?? first;
        return (
          <g key={first.id}>
            {items.length === 1 ? (
              <HappenedMark shape={shapeOf(first)} x={x} y={middle} />
            ) : (
              <GroupMark
                count={items.length}
                published={items.some(({ kind }) => kind === 'published')}
                x={x}
                y={middle}
              />
            )}
            <text x={x} y={middle + 25} class="number" text-anchor="middle">
              {markNumbers(first.number, last.number)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
