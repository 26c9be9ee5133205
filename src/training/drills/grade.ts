// Apart from marking.ts so that a page which only reads a record need not carry all that marks one.

/** P 做到 · S 做到但可改进 · M 做到但违反程序或影响他项 · U 未做到. */
export const GRADES = ['P', 'S', 'M', 'U'] as const;
export type Grade = (typeof GRADES)[number];

/** Traps: faults that a scenario may tempt one into. */
export const TRAPS = ['cause', 'personal', 'verdict', 'forecast', 'blame'] as const;

/** Faults of published words. */
export const FAULTS = [...TRAPS, 'unanswered', 'cold'] as const;
export type Fault = (typeof FAULTS)[number];

/** The points that a judge of an answer looks for: right facts, a time, where to go or whom to ask, people's safety first. */
export const LINES = ['fact', 'time', 'where', 'people'] as const;
export type Line = (typeof LINES)[number];

/** Vetoes: faults that fail a run outright, whatever else was achieved. Words, or a publication without its sign-off. */
export const VETOES = ['cause', 'approval', 'personal'] as const;
export type Veto = (typeof VETOES)[number];

/**
 * The verdict of a run or a table. `failed`: a veto. `incomplete`: an objective was not done, or a promise was broken. `open`:
 * it ended before every objective could be assessed. `pending`: all that can be proved is well, and nobody has judged the
 * words.
 */
export const DRILL_VERDICTS = ['passed', 'incomplete', 'open', 'pending', 'failed'] as const;
export type RunVerdict = (typeof DRILL_VERDICTS)[number];

/** The purpose by which each veto's ground is looked up. */
export const vetoPurpose = { cause: 'cause', approval: 'approval', personal: 'personalData' } as const;
