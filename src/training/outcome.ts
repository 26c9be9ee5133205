import { objectivesOf, type Run } from './course.ts';
import type { Finding } from './finding.ts';
import { type Failure, GRADES, type Grade, type Mark, type Marking } from './marking.ts';
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
  const counts = { P: 0, S: 0, M: 0, U: 0 };
  for (const { grade } of marks) counts[grade] += 1;
  const isIncomplete = unreached.length > 0 || counts.U > 0 || due.some(({ kept }) => kept === undefined);
  return {
    verdict: failures.length > 0 ? 'failed' : isIncomplete ? 'incomplete' : passed ? 'passed' : 'pending',
    marks: [...marks].sort((one, other) => GRADES.indexOf(other.grade) - GRADES.indexOf(one.grade)),
    counts,
    failures,
    promises: due,
    pending,
    unreached,
  };
}
