import { clustersOf } from '../../incident/timeline.ts';
import { lineNumbers, pictureWords, washText } from '../../text/drill-wash.ts';
import { foldedAxis } from '../../training/folded-axis.ts';
import type { Story, StoryLine } from '../../training/story.ts';
import { GroupMark } from '../desk/TimelineMarks.tsx';
import { AXIS, EDGE, HEIGHT, WashAxis, WIDTH } from './WashAxis.tsx';
import { shapeOf, WashShape } from './WashMarks.tsx';

/** In the picture's own units. */
const FOLD = 28;
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
      class="wash-picture card scroll picture"
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
        <WashAxis axis={axis} start={start} />
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
