// Apart from marking.ts so that a page which only reads a record need not carry all that marks one.

/** P 做到 · S 做到但可改进 · M 做到但违反程序或影响他项 · U 未做到. */
export const GRADES = ['P', 'S', 'M', 'U'] as const;
export type Grade = (typeof GRADES)[number];

/** What can be wrong with words that went out. */
export const FAULTS = ['cause', 'personal', 'verdict', 'forecast', 'blame'] as const;
export type Fault = (typeof FAULTS)[number];

/** What fails a run outright, whatever else was achieved: words, or something that went out without its sign-off. */
export const VETOES = ['cause', 'approval', 'personal'] as const;
export type Veto = (typeof VETOES)[number];

/**
 * What a run or a table came to. `failed`: something fails it outright. `incomplete`: an objective was not done, or a promise was broken. `open`: it was ended
 * before every objective could be assessed. `pending`: all that can be proved is well, and somebody has to judge words.
 */
export const VERDICTS = ['passed', 'incomplete', 'open', 'pending', 'failed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What each veto rests on. */
export const vetoPurpose = { cause: 'cause', approval: 'approval', personal: 'personalData' } as const;
