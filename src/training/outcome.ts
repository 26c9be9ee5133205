import { type Act, fallsInto, type Grounds, givesCause, spokenIn } from './acts.ts';
import { objectivesOf, type Run } from './course.ts';
import {
  exposesSomebody,
  type Failure,
  GRADES,
  type Grade,
  gradeCounts,
  type Mark,
  type Marking,
} from './marking.ts';
import type { Objective } from './scenario.ts';

/** What a run came to. */
export interface Outcome {
  /** `failed`: something fails it outright. `incomplete`: an objective was left undone, or did not come up before it was ended. */
  readonly verdict: 'passed' | 'incomplete' | 'failed';
  /** Worst first; among equals in the scenario's order. */
  readonly marks: readonly Mark[];
  readonly counts: Readonly<Record<Grade, number>>;
  readonly failures: readonly Failure[];
  /** Objectives that count from an inject which had not come when the run was ended. */
  readonly unreached: readonly Objective[];
}

/** What a run came to, given its marks at the moment at which it was ended. */
export function outcomeOf(run: Run, { marks, failures, passed }: Marking): Outcome {
  const marked = new Set(marks.map(({ objective }) => objective.id));
  const unreached = objectivesOf(run).filter(({ id }) => !marked.has(id));
  return {
    verdict: failures.length > 0 ? 'failed' : passed && unreached.length === 0 ? 'passed' : 'incomplete',
    marks: [...marks].sort((one, other) => GRADES.indexOf(other.grade) - GRADES.indexOf(one.grade)),
    counts: gradeCounts(marks),
    failures,
    unreached,
  };
}

const SENTENCE = /[^。！？；\n]+[。！？；]?/g;

/**
 * The sentences of what went out in which a failure lies; all of it where none holds it alone. Empty for a failure that is
 * not of words.
 */
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
  // A sentence is read with the one behind it, which may take back or leave open what it tells; the next is looked at itself.
  const isAtFault = (sentence: string, next: string): boolean =>
    failure.why === undefined
      ? failure.kind === 'unverifiedCause'
        ? givesCause(sentence, failure.at, grounds)
        : exposesSomebody(sentence)
      : traps.some(trap =>
          [sentence, `${sentence}${next}`].every(text => fallsInto(text, failure.at, trap, grounds)),
        );
  const sentences = (words.match(SENTENCE) ?? []).map(sentence => sentence.trim());
  const found = sentences.filter((sentence, place) => isAtFault(sentence, sentences[place + 1] ?? ''));
  return found.length > 0 ? found : [words];
}
