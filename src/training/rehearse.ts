import type { IncidentLog } from '../incident/kinds/registry.ts';
import { type Act, actsOf, type Grounds } from './acts.ts';
import { type Arrival, arrivalsBy, endOf, groundsOf, type Run, startOf } from './course.ts';
import { type Judgement, judgedBy } from './finding.ts';
import { markRun, type Outcome } from './marking.ts';
import { deedMoment, type Performed, perform, type Stage } from './perform.ts';
import { type Feed, feedOf } from './public.ts';
import type { Deed } from './scenario.ts';

/** A whole run played to its end. */
export interface Rehearsal {
  readonly run: Run;
  readonly log: IncidentLog | undefined;
  readonly acts: readonly Act[];
  readonly grounds: Grounds;
  readonly arrivals: readonly Arrival[];
  readonly feed: Feed;
  readonly outcome: Outcome;
  /** Deeds that were begun later than planned: whatever came before was not done. */
  readonly delayed: readonly Deed[];
  /** Deeds that the desk refused. */
  readonly refused: readonly {
    readonly deed: Deed;
    readonly refusal: Extract<Performed, { ok: false }>['refusal'];
  }[];
}

/**
 * Everything that can be told of a run at a moment. @param logs its incidents @param moment milliseconds since the epoch
 * @param judgements of its words; absent: whatever the lists find is held against it, as by a strict judge
 */
export function standing(
  run: Run,
  index: Stage['index'],
  logs: readonly IncidentLog[],
  moment: number,
  judgements?: readonly Judgement[],
): Pick<Rehearsal, 'acts' | 'arrivals' | 'grounds' | 'feed' | 'outcome'> {
  const acts = actsOf(index, logs);
  const lists = groundsOf(run, index, moment);
  const grounds = judgements === undefined ? lists : judgedBy(lists, judgements);
  return {
    acts,
    grounds,
    arrivals: arrivalsBy(run, acts, moment, lists),
    feed: feedOf(run, acts, lists, moment),
    outcome: markRun(run, acts, grounds, moment),
  };
}

/**
 * Plays deeds in order, each at its time or once the one before is done, and lets the drill come to its end. What the desk refuses leaves no trace.
 * @param watch is told of each deed before it is done
 */
export function rehearse(
  stage: Stage,
  run: Run,
  deeds: readonly Deed[],
  watch?: (deed: Deed, log: IncidentLog | undefined, at: number) => void,
): Rehearsal {
  let log: IncidentLog | undefined;
  const refused: Rehearsal['refused'][number][] = [];
  const delayed: Deed[] = [];
  let free = startOf(run);
  const end = endOf(run);
  for (const deed of deeds) {
    const planned = deedMoment(stage, deed);
    // At the end of the drill the desk is shut.
    if (free > end && planned <= end) continue;
    if (planned < free) delayed.push(deed);
    const at = Math.max(planned, free);
    watch?.(deed, log, at);
    const done = perform(stage, log, deed, at);
    if (done.ok) {
      log = done.value.log;
      free = done.value.until;
    } else refused.push({ deed, refusal: done.refusal });
  }
  const logs = log === undefined ? [] : [log];
  return { run, log, refused, delayed, ...standing(run, stage.index, logs, endOf(run)) };
}
