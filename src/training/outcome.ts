import { type Act, fallsInto, type Grounds, givesCause, spokenIn } from './acts.ts';
import { objectivesOf, type Run } from './course.ts';
import { exposesSomebody, type Finding, sentencesHolding } from './finding.ts';
import { type Failure, GRADES, type Grade, gradeCounts, type Mark, type Marking } from './marking.ts';
import type { Promised } from './promise.ts';
import type { Objective } from './scenario.ts';

/** What a run came to. */
export interface Outcome {
  /**
   * `failed`: something fails it outright. `incomplete`: an objective was left undone or did not come up before it was ended, or a promise was broken.
   * `pending`: all that can be proved is well, and somebody has to judge words.
   */
  readonly verdict: 'passed' | 'incomplete' | 'pending' | 'failed';
  /** Worst first; among equals in the scenario's order. */
  readonly marks: readonly Mark[];
  readonly counts: Readonly<Record<Grade, number>>;
  readonly failures: readonly Failure[];
  /** Those whose time was up. */
  readonly promises: readonly Promised[];
  readonly pending: readonly Finding[];
  /** Objectives that count from an inject which had not come when the run was ended. */
  readonly unreached: readonly Objective[];
}

/** What a run came to, given its marks at the moment at which it was ended. */
export function outcomeOf(run: Run, { marks, failures, promises, pending, passed }: Marking): Outcome {
  const marked = new Set(marks.map(({ objective }) => objective.id));
  const unreached = objectivesOf(run).filter(({ id }) => !marked.has(id));
  const due = promises.filter(({ open }) => !open);
  const isIncomplete =
    unreached.length > 0 ||
    marks.some(({ grade }) => grade === 'U') ||
    due.some(({ kept }) => kept === undefined);
  return {
    verdict: failures.length > 0 ? 'failed' : isIncomplete ? 'incomplete' : passed ? 'passed' : 'pending',
    marks: [...marks].sort((one, other) => GRADES.indexOf(other.grade) - GRADES.indexOf(one.grade)),
    counts: gradeCounts(marks),
    failures,
    promises: due,
    pending,
    unreached,
  };
}

/** The sentences of what went out in which a failure lies; all of it where none holds it alone. Empty for a failure that is not of words. */
export function sentencesAtFault(
  failure: Failure,
  acts: readonly Act[],
  grounds: Grounds,
): readonly string[] {
  const words = acts
    .filter(({ event }) => event === failure.event)
    .map(spokenIn)
    .find(spoken => spoken !== undefined);
  if (words === undefined || failure.kind === 'approvalSkipped') return [];
  const traps = grounds.traps.filter(({ why }) => why === failure.why);
  return sentencesHolding(words, text =>
    failure.why === undefined
      ? failure.kind === 'unverifiedCause'
        ? givesCause(text, failure.at, grounds)
        : exposesSomebody(text)
      : traps.some(trap => fallsInto(text, failure.at, trap, grounds)),
  );
}
