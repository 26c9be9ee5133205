import { type Fault, GRADES, type Grade, type Line } from './grade.ts';

// Apart from marking.ts so that a page which only reads a record need not carry all that marks one.

/** A reader's judgement of words: what is missing, and what is wrong. */
export interface WordsReading {
  readonly lacks: readonly Line[];
  readonly faults: readonly Fault[];
}

/** Somebody's reading of the words of one act, by name and title. The event is the act's. */
export interface Judgement extends WordsReading {
  readonly event: string;
  readonly name: string;
  readonly title: string;
}

/** The worse of two grades. */
const worse = (one: Grade, other: Grade): Grade =>
  GRADES.indexOf(one) > GRADES.indexOf(other) ? one : other;

/**
 * The grade of words by their judgement: U for no answer, or for not looking after people first; M for a fault; S for something
 * missing, or coldness.
 */
export function gradeOf({ lacks, faults }: WordsReading): Grade {
  if (faults.includes('unanswered') || lacks.includes('people')) return 'U';
  if (faults.some(fault => fault !== 'cold')) return 'M';
  return lacks.length > 0 || faults.length > 0 ? 'S' : 'P';
}

/** Judged words that nobody may say, though no objective rests on them: U counts as undone, M as against the procedure. */
export interface PoorWords {
  readonly event: string;
  readonly grade: Extract<Grade, 'M' | 'U'>;
}

/**
 * The words judged M or U on which no objective rests: without them a judgement would be shown and count for nothing.
 * @param claims by objective
 */
export function poorWords(
  said: readonly { readonly event: string }[],
  claims: readonly (readonly Claim[])[],
  readingOf: ReadingOf,
): readonly PoorWords[] {
  const claimed = new Set(claims.flat().map(({ event }) => event));
  return said.flatMap(({ event }): readonly PoorWords[] => {
    const reading = claimed.has(event) ? undefined : readingOf(event);
    const grade = reading && gradeOf(reading);
    return grade === 'M' || grade === 'U' ? [{ event, grade }] : [];
  });
}

/** An act by which an objective may be achieved: what the log proves of it, at best this grade. */
export interface Claim {
  /** Id of the act's event. */
  readonly event: string;
  readonly proved: Grade;
  /** Only a person can tell its grade. */
  readonly waits: boolean;
}

/** The reading of an act's words; `undefined` where nobody has read them. */
export type ReadingOf = (event: string) => WordsReading | undefined;

/** The grade of several claims: the best one decided, else the first that waits for a person. `undefined` where there are none. */
export function awardOf<Made extends Claim>(
  claims: readonly Made[],
  readingOf: ReadingOf,
): { readonly claim: Made; readonly grade: Grade | undefined } | undefined {
  const all = claims.map(claim => {
    const reading = readingOf(claim.event);
    const grade =
      reading === undefined
        ? claim.waits
          ? undefined
          : claim.proved
        : worse(claim.proved, gradeOf(reading));
    return { claim, grade };
  });
  const achieved = all.filter(({ grade }) => grade !== undefined && grade !== 'U');
  const [first, ...rest] = achieved;
  if (first !== undefined)
    return rest.reduce(
      (best, each) => (GRADES.indexOf(each.grade ?? 'U') < GRADES.indexOf(best.grade ?? 'U') ? each : best),
      first,
    );
  return all.find(({ grade }) => grade === undefined) ?? all[0];
}
