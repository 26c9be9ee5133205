import { gradeWord } from './debrief-words.ts';
import type { Grade, RunVerdict } from './grade.ts';
import { AWAITING, gradeBrief, NOT_ASSESSED, verdictWord } from './grade-words.ts';

/** Paths of a mark, drawn one over the other, each with its style. */
type Shape = readonly (readonly [look: string, path: string])[];

const DISC = 'M2 14a12 12 0 0 1 24 0a12 12 0 0 1 -24 0z';
const SQUARE = 'M3 3h22v22h-22z';

/** Full disc: done. Disc: done, and could be better. Lozenge: done against procedure. Broken square: not done. Broken disc: not assessed. Square with a mark: waits for a person. */
const gradeShape: Readonly<Record<Grade | '—' | '？', Shape>> = {
  P: [['solid', DISC]],
  S: [['outline', DISC]],
  M: [['outline', 'M14 1l13 13l-13 13l-13 -13z']],
  U: [['outline broken', SQUARE]],
  '—': [['outline broken', DISC]],
  '？': [['outline', SQUARE]],
};

/** Disc with a tick: passed. Square half full: not all of it done. Broken disc: not all of it assessed. Square with a mark: to be judged. Square with a cross: failed. */
const verdictShape: Readonly<Record<RunVerdict, Shape>> = {
  passed: [
    ['solid', DISC],
    ['tick', 'M8 14l5 5l8 -10'],
  ],
  incomplete: [
    ['outline', SQUARE],
    ['solid', 'M3 14h22v11h-22z'],
  ],
  open: gradeShape['—'],
  pending: [
    ['outline', SQUARE],
    ['sign', 'M14 7v9M14 19v2.5'],
  ],
  failed: [
    ['outline', SQUARE],
    ['sign', 'M8 8l12 12M20 8l-12 12'],
  ],
};

const Mark = ({ shape, letter }: { shape: Shape; letter?: string }) => (
  <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
    {shape.map(([look, path]) => (
      <path key={look} class={look} d={path} />
    ))}
    {letter !== undefined && (
      <text x={14} y={19} text-anchor="middle">
        {letter}
      </text>
    )}
  </svg>
);

interface Props {
  /** `undefined` where the objective was not assessed, `waits` where a person has to judge. */
  grade: Grade | 'waits' | undefined;
  /** The word in short, or none: where a column's head says it. */
  word?: 'whole' | 'brief' | 'none';
}

/** A grade: its shape with its letter, and its word. */
export const GradeMark = ({ grade, word = 'whole' }: Props) => {
  const [whole, brief] =
    grade === undefined
      ? [NOT_ASSESSED, NOT_ASSESSED]
      : grade === 'waits'
        ? [AWAITING, AWAITING]
        : [gradeWord[grade], gradeBrief[grade]];
  const sign = grade === 'waits' ? '？' : (grade ?? '—');
  return (
    <span class="grade" data-grade={grade}>
      <Mark shape={gradeShape[sign]} letter={sign} />
      <span class="grade-word">
        <span class="visually-hidden">
          {grade !== 'waits' && grade} {word === 'none' && brief}
        </span>
        {word === 'whole' && whole}
        {word === 'brief' && brief}
      </span>
    </span>
  );
};

/** The verdict of a run: a shape and its word. */
export const VerdictMark = ({ verdict }: { verdict: RunVerdict }) => (
  <span class="verdict-mark" data-verdict={verdict}>
    <Mark shape={verdictShape[verdict]} />
    {verdictWord[verdict]}
  </span>
);
