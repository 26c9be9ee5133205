import { gradeWord, verdictWord } from '../../text/drill-wash.ts';
import { gradeBrief } from '../../text/grades.ts';
import type { Grade, Outcome } from '../../training/marking.ts';

/** Full disc: done. Disc: done, and could be better. Lozenge: done against procedure. Broken square: not done. */
function GradeShape({ grade }: { grade: Grade }) {
  switch (grade) {
    case 'P':
      return <circle class="solid" cx={14} cy={14} r={12} />;
    case 'S':
      return <circle class="outline" cx={14} cy={14} r={12} />;
    case 'M':
      return <path class="outline" d="M14 1l13 13l-13 13l-13 -13z" />;
    case 'U':
      return <rect class="outline broken" x={3} y={3} width={22} height={22} />;
  }
}

interface Props {
  grade: Grade;
  /** The word in short, or none: where a column's head says it. */
  word?: 'whole' | 'brief' | 'none';
}

/** A grade: its shape with its letter, and its word. */
export function GradeMark({ grade, word = 'whole' }: Props) {
  return (
    <span class="grade" data-grade={grade}>
      <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
        <GradeShape grade={grade} />
        <text x={14} y={19} text-anchor="middle">
          {grade}
        </text>
      </svg>
      {word === 'none' ? (
        <span class="visually-hidden">
          {grade} {gradeBrief[grade]}
        </span>
      ) : (
        <span class="grade-word">
          <span class="visually-hidden">{grade} </span>
          {word === 'whole' ? gradeWord[grade] : gradeBrief[grade]}
        </span>
      )}
    </span>
  );
}

/** Disc with a tick: passed. Square half full: not all of it done. Square with a mark: to be judged. Square with a cross: failed. */
function VerdictShape({ verdict }: { verdict: Outcome['verdict'] }) {
  switch (verdict) {
    case 'passed':
      return (
        <>
          <circle class="solid" cx={20} cy={20} r={18} />
          <path class="sign" d="M11 20l7 7l12 -14" />
        </>
      );
    case 'incomplete':
      return (
        <>
          <rect class="outline" x={3} y={3} width={34} height={34} />
          <rect class="solid" x={3} y={20} width={34} height={17} />
        </>
      );
    case 'pending':
      return (
        <>
          <rect class="outline" x={3} y={3} width={34} height={34} />
          <path class="sign" d="M20 10v13M20 28v3" />
        </>
      );
    case 'failed':
      return (
        <>
          <rect class="outline" x={3} y={3} width={34} height={34} />
          <path class="cross" d="M11 11l18 18M29 11l-18 18" />
        </>
      );
  }
}

/** What a run came to: a shape and its word. */
export function VerdictMark({ verdict }: { verdict: Outcome['verdict'] }) {
  return (
    <span class="verdict-mark" data-verdict={verdict}>
      <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
        <VerdictShape verdict={verdict} />
      </svg>
      {verdictWord[verdict]}
    </span>
  );
}
