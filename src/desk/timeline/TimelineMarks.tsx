import type { TimelineEntry } from './timeline.ts';
import { timelineText } from './words.ts';

interface Place {
  x: number;
  y: number;
}

/** How a clock ended: a disc with a tick in time, a square with a cross when late. */
export function EndMark({ x, y, met }: Place & { met: boolean }) {
  return met ? (
    <g class="mark met">
      <circle cx={x} cy={y} r={8} />
      <path d={`M${x - 4} ${y}l3 3l5 -6`} />
    </g>
  ) : (
    <g class="mark missed">
      <rect x={x - 7} y={y - 7} width={14} height={14} />
      <path d={`M${x - 3.5} ${y - 3.5}l7 7M${x + 3.5} ${y - 3.5}l-7 7`} />
    </g>
  );
}

/**
 * Shapes about their middle. Full square: a step done. Hollow square: a step otherwise. Disc: a note. Full triangle: a
 * publication. Hollow disc: the way to it and from it. Lozenge: what happened to the whole.
 */
const SHAPES = {
  stepDone: { path: 'M-6 -6h12v12h-12z', isFull: true },
  step: { path: 'M-6 -6h12v12h-12z', isFull: false },
  note: { path: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z', isFull: true },
  published: { path: 'M0 -10l10 17h-20z', isFull: true },
  release: { path: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z', isFull: false },
  whole: { path: 'M0 -8l8 8l-8 8l-8 -8z', isFull: false },
} as const;

type Shape = keyof typeof SHAPES;

/** The shape that an entry has in the picture. */
export const shapeOf = (line: TimelineEntry): Shape =>
  !('entry' in line) ? 'whole' : line.entry.event.type === 'stepDone' ? 'stepDone' : line.kind;

/** Something that happened. */
export function HappenedMark({ shape, x, y }: Place & { shape: Shape }) {
  const { path, isFull } = SHAPES[shape];
  return <path class={`happened ${isFull ? 'full' : ''}`} d={path} transform={`translate(${x} ${y})`} />;
}

/** Several things too close to be told apart; full where a publication is among them. */
export function GroupMark({ count, published, x, y }: Place & { count: number; published: boolean }) {
  return (
    <>
      <rect
        class={published ? 'happened full' : 'happened'}
        x={x - 14}
        y={y - 8}
        width={28}
        height={16}
        rx={8}
      />
      <text x={x} y={y + 4} class={published ? 'count inverse' : 'count'} text-anchor="middle">
        {count}
      </text>
    </>
  );
}

const MIDDLE = { x: 16, y: 10 };

function Key({ of }: { of: keyof typeof timelineText.marks }) {
  switch (of) {
    case 'met':
    case 'missed':
      return <EndMark {...MIDDLE} met={of === 'met'} />;
    case 'group':
      return <GroupMark {...MIDDLE} count={3} published={false} />;
    default:
      return <HappenedMark {...MIDDLE} shape={of} />;
  }
}

/** What the shapes of the picture mean. */
export const TimelineLegend = () => (
  <ul class="timeline-legend small soft cluster plain">
    {(Object.keys(timelineText.marks) as (keyof typeof timelineText.marks)[]).map(each => (
      <li key={each} class="cluster">
        <svg viewBox="0 0 32 20" class="picture picture-key" aria-hidden="true">
          <Key of={each} />
        </svg>
        {timelineText.marks[each]}
      </li>
    ))}
  </ul>
);
