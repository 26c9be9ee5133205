import { clustersOf } from '../../incident/timeline.ts';
import { sinceStart } from '../../text/drill.ts';
import { lasting, lineNumbers, pictureWords, washText } from '../../text/drill-wash.ts';
import { type FoldedAxis, foldedAxis, marksOf } from '../../training/folded-axis.ts';
import type { Story, StoryLine } from '../../training/story.ts';
import { GroupMark } from '../desk/TimelineMarks.tsx';
import { shapeOf, WashShape } from './WashMarks.tsx';

/** Sizes in the picture's own units. */
const WIDTH = 960;
const EDGE = 20;
const AXIS = 30;
const HEIGHT = 310;
const FOLD = 28;
/** Room that a time needs on the axis. */
const TICK_WIDTH = 56;
/** Marks nearer than this would lie on one another. */
const CLUSTER_GAP = 42;

/** Where each lane's marks stand. */
const lanes = { inject: 94, reaction: 178, act: 264 } as const;
type Lane = keyof typeof lanes;

type Numbered = StoryLine & { readonly number: number };

const laneOf = (line: StoryLine): Lane =>
  line.kind === 'act' ? 'act' : 'at' in line.arrival.item ? 'inject' : 'reaction';

interface Props {
  story: Story;
  lines: readonly StoryLine[];
}

/** What came above, what was done below, and a line from each thing that waited to the first answer it got. */
export function WashPicture({ story, lines }: Props) {
  const { start, begun, end } = story;
  const axis = foldedAxis(
    lines.map(({ at }) => at),
    start,
    end,
    WIDTH - 2 * EDGE,
    FOLD,
  );
  const x = (moment: number): number => Math.round((EDGE + axis.x(moment)) * 10) / 10;
  const numbered = lines.map((line, position): Numbered => ({ ...line, number: position + 1 }));
  const groups = (Object.keys(lanes) as Lane[]).flatMap(lane =>
    clustersOf(
      numbered.filter(line => laneOf(line) === lane),
      ({ at }) => x(at),
      CLUSTER_GAP,
    ).map(group => ({ ...group, lane })),
  );
  const placeOf = (line: Numbered): number =>
    groups.find(({ items }) => items.includes(line))?.x ?? x(line.at);
  const links = numbered.flatMap(line => {
    const response = line.kind === 'arrival' ? line.response : undefined;
    const answer = response && numbered.find(each => each.kind === 'act' && each.answers.includes(response));
    return answer === undefined ? [] : [{ from: line, to: answer }];
  });
  return (
    <section
      class="wash-picture"
      aria-label={washText.timelinePicture}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keys too.
      tabIndex={0}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={pictureWords(story)}>
        {begun > start && (
          <g>
            <rect class="before" x={EDGE} y={AXIS} width={x(begun) - EDGE} height={HEIGHT - AXIS} />
            <path class="takeover" d={`M${x(begun)} ${AXIS}V${HEIGHT}`} />
          </g>
        )}
        <Axis axis={axis} start={start} />
        {(Object.entries(lanes) as [Lane, number][]).map(([lane, y]) => (
          <g key={lane}>
            <path class="ground" d={`M${EDGE} ${y}H${WIDTH - EDGE}`} />
            <text x={EDGE} y={y - 36} class="lane-title">
              {washText.lanes[lane]}
            </text>
          </g>
        ))}
        {links.map(({ from, to }) => (
          <path
            key={from.number}
            class="link"
            d={`M${placeOf(from)} ${lanes[laneOf(from)] + 9}L${placeOf(to)} ${lanes.act - 10}`}
          />
        ))}
        {groups.map(({ lane, first, items, x: place }) => (
          <g key={first.number}>
            {items.length === 1 ? (
              <WashShape shape={shapeOf(first)} x={place} y={lanes[lane]} />
            ) : (
              <GroupMark
                count={items.length}
                published={items.some(line => shapeOf(line) === 'publish')}
                x={place}
                y={lanes[lane]}
              />
            )}
            <text x={place} y={lanes[lane] + (lane === 'act' ? 26 : -14)} class="number" text-anchor="middle">
              {lineNumbers(items.map(({ number }) => number))}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

/** Time since the start, with a break where hours without an event were left out. */
function Axis({ axis, start }: { axis: FoldedAxis; start: number }) {
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
