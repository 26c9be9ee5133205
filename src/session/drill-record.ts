import { ulid } from 'ulid';
import { digestOf } from '../log/hash.ts';
import { StorageFailure } from '../storage/port.ts';
import type { JudgingHappening } from '../training/records/group.ts';
import { asRecorded, namesIn } from '../training/records/record.ts';
import type { DrillFinished } from '../training/records/record-kinds.ts';
import { isOneself } from '../training/records/result.ts';
import { openStore } from './page.ts';
import { DRILL_DATABASE } from './surroundings.ts';
import { startTraining, type TrainingSession } from './training.ts';

/** An id for a drill that has no run of its own: one talked through at a table. */
export const newDrillId = (): string => ulid();

/** Ids of the runs that this machine holds. Rejects where its store cannot be read. */
export async function storedRuns(): Promise<ReadonlySet<string>> {
  const opened = await openStore(DRILL_DATABASE, false);
  if (opened === 'locked') throw new Error('a drill is never locked');
  const { store, problem } = opened;
  try {
    if (problem !== undefined) throw new StorageFailure(problem);
    return new Set(await store.streams());
  } finally {
    store.close();
  }
}

/**
 * Puts the result of a drill into the trainee's record. The same result adds nothing; other grades are added and count instead.
 * @returns whether it is on disk; on a locked machine it never is
 */
export async function recordDrill(finished: DrillFinished['data']): Promise<boolean> {
  const training = await startTraining();
  if (training === 'locked') return false;
  const happening = asRecorded({ type: 'drillFinished', data: finished });
  const recorded = training
    .snapshot()
    .events.findLast(event => event.type === 'drillFinished' && event.data.run === finished.run);
  if (recorded === undefined || digestOf(recorded.data) !== digestOf(happening.data))
    training.record(happening);
  return isKept(training);
}

/**
 * Puts somebody's judgement of a trainee's words, or of a run, into the record.
 * @returns whether it is on disk; on a locked machine, or by the trainee himself, it never is
 */
export async function recordJudgement(judging: JudgingHappening): Promise<boolean> {
  const training = await startTraining();
  if (training === 'locked') return false;
  // The page may not have known his names yet.
  if (isOneself(judging.data.name, namesIn(training.snapshot().events))) return false;
  training.record(judging);
  return isKept(training);
}

/** Whether everything that was recorded is on disk by now. */
async function isKept(training: TrainingSession): Promise<boolean> {
  await training.flushed();
  const { save, durable } = training.snapshot();
  return save.kind === 'saved' && durable;
}
