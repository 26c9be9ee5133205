import type { Grade } from '../training/grade.ts';

// Apart from drill-wash.ts so that a page which counts grades need not carry all that is said of a drill.

/** Grades where there is no room for all of what they say. */
export const gradeBrief: Readonly<Record<Grade, string>> = {
  P: '做到',
  S: '可改进',
  M: '有违反',
  U: '未做到',
};
