import type { Grade, RunVerdict } from './grade.ts';

// Apart from drill-wash.ts so that a page which counts grades need not carry all that is said of a drill.

/** Grades where there is no room for all of what they say. */
export const gradeBrief: Readonly<Record<Grade, string>> = {
  P: '做到',
  S: '可改进',
  M: '有违反',
  U: '未做到',
};

/** The verdict of a run or a table, in a word. */
export const verdictWord: Readonly<Record<RunVerdict, string>> = {
  passed: '通过',
  incomplete: '没有通过',
  open: '没有评完',
  pending: '未判',
  failed: '不合格',
};

/** In place of a grade: what it counts from did not come, or there was time left for it when all was ended. */
export const NOT_ASSESSED = '未评定';

/** Words on which no objective rests, judged to be poor. */
export const POOR_WORDS = '另有话没说好';

/** In place of a grade: it was answered, and nobody has judged the words. */
export const AWAITING = '已答，待判';
