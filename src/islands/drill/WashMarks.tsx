import type { ComponentChildren } from 'preact';
import { washText } from '../../text/drill-wash.ts';
import type { StoryLine } from '../../training/story.ts';
import { EndMark, GroupMark } from '../desk/TimelineMarks.tsx';

interface Place {
  x: number;
  y: number;
}

export type Shape = 'answered' | 'unanswered' | 'plain' | 'publish' | 'reply' | 'act' | 'failed';

/** The shape of a line of the story in the picture. */
export function shapeOf(line: StoryLine): Shape {
  if (line.kind === 'arrival') {
    if (line.response === undefined) return 'plain';
    return line.response.act === undefined ? 'unanswered' : 'answered';
  }
  if (line.failures.length > 0) return 'failed';
  const { kind } = line.act;
  return kind === 'publish' || kind === 'reply' ? kind : 'act';
}

/**
 * Full arrow downwards: came, and was answered. Square with a cross: waited in vain, or fails the run. Hollow arrow: asked
 * for nothing. Full arrow upwards: a publication. Disc: an answer. Small square: anything else that was done.
 */
export function WashShape({ shape, x, y }: Place & { shape: Shape }) {
  switch (shape) {
    case 'answered':
      return <path class="happened full" d={`M${x} ${y + 9}l9 -16h-18z`} />;
    case 'plain':
      return <path class="happened" d={`M${x} ${y + 9}l9 -16h-18z`} />;
    case 'unanswered':
    case 'failed':
      return <EndMark x={x} y={y} met={false} />;
    case 'publish':
      return <path class="happened full" d={`M${x} ${y - 10}l10 17h-20z`} />;
    case 'reply':
      return <circle class="happened full" cx={x} cy={y} r={6} />;
    case 'act':
      return <rect class="happened" x={x - 5} y={y - 5} width={10} height={10} />;
  }
}

function Key({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <li>
      <svg viewBox="0 0 32 22" class="wash-key picture picture-key" aria-hidden="true">
        {children}
      </svg>
      {label}
    </li>
  );
}

const shapes: readonly Exclude<Shape, 'failed'>[] = [
  'answered',
  'unanswered',
  'plain',
  'publish',
  'reply',
  'act',
];

/** What the shapes of the picture mean. */
export function WashLegend({ failed }: { failed: boolean }) {
  const { marks } = washText;
  const middle = { x: 16, y: 11 };
  return (
    <ul class="wash-legend small">
      {shapes.map(shape => (
        <Key key={shape} label={marks[shape]}>
          <WashShape {...middle} shape={shape} />
        </Key>
      ))}
      {failed && (
        <Key label={marks.failed}>
          <WashShape {...middle} shape="failed" />
        </Key>
      )}
      <Key label={marks.group}>
        <GroupMark {...middle} count={3} published={false} />
      </Key>
    </ul>
  );
}
