import type { ComponentChildren } from 'preact';
import type { TimelineEntry } from '../../incident/timeline.ts';
import { timelineText } from '../../text/timeline.ts';

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

type Shape = 'stepDone' | 'step' | 'note' | 'published' | 'release' | 'whole';

/** The shape that an entry has in the picture. */
function shapeOf(entry: TimelineEntry): Shape {
  switch (entry.kind) {
    case 'step':
      return entry.mark.kind === 'done' ? 'stepDone' : 'step';
    case 'note':
    case 'published':
      return entry.kind;
    case 'verified':
    case 'causeApproved':
    case 'approval':
    case 'theme':
    case 'filed':
      return 'release';
    default:
      return 'whole';
  }
}

/**
 * Full square: a step done. Hollow square: a step otherwise. Disc: a note. Full triangle: a publication. Hollow disc: the
 * way to it and from it. Lozenge: what happened to the whole.
 */
function ShapeMark({ shape, x, y }: Place & { shape: Shape }) {
  switch (shape) {
    case 'stepDone':
      return <rect class="happened full" x={x - 6} y={y - 6} width={12} height={12} />;
    case 'step':
      return <rect class="happened" x={x - 6} y={y - 6} width={12} height={12} />;
    case 'note':
      return <circle class="happened full" cx={x} cy={y} r={5} />;
    case 'published':
      return <path class="happened full" d={`M${x} ${y - 10}l10 17h-20z`} />;
    case 'release':
      return <circle class="happened" cx={x} cy={y} r={5} />;
    case 'whole':
      return <path class="happened" d={`M${x} ${y - 8}l8 8l-8 8l-8 -8z`} />;
  }
}

/** Something that happened. */
export function HappenedMark({ entry, x, y }: Place & { entry: TimelineEntry }) {
  return <ShapeMark shape={shapeOf(entry)} x={x} y={y} />;
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

function Key({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <li class="cluster">
      <svg viewBox="0 0 32 20" class="timeline-key picture picture-key" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  );
}

/** What the shapes of the picture mean. */
export function TimelineLegend() {
  const { marks } = timelineText;
  const middle = { x: 16, y: 10 };
  return (
    <ul class="timeline-legend small soft cluster plain">
      <Key label={marks.met}>
        <EndMark {...middle} met />
      </Key>
      <Key label={marks.missed}>
        <EndMark {...middle} met={false} />
      </Key>
      <Key label={marks.stepDone}>
        <ShapeMark {...middle} shape="stepDone" />
      </Key>
      <Key label={marks.step}>
        <ShapeMark {...middle} shape="step" />
      </Key>
      <Key label={marks.note}>
        <ShapeMark {...middle} shape="note" />
      </Key>
      <Key label={marks.published}>
        <ShapeMark {...middle} shape="published" />
      </Key>
      <Key label={marks.release}>
        <ShapeMark {...middle} shape="release" />
      </Key>
      <Key label={marks.whole}>
        <ShapeMark {...middle} shape="whole" />
      </Key>
      <Key label={marks.group}>
        <GroupMark {...middle} count={3} published={false} />
      </Key>
    </ul>
  );
}
