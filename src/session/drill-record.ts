import { ulid } from 'ulid';
import { digestOf } from '../log/hash.ts';
import type { DrillFinished } from '../training/record.ts';
import { startTraining } from './training.ts';

/** An id for a drill that has no run of its own: one talked through at a table. */
export const newDrillId = (): string => ulid();

/**
 * Puts what a drill came to into the trainee's record. Asked again with the same, it adds nothing; with other grades, they
 * are added and count instead.
 * @returns whether it is on disk; of a locked machine it never is
 */
export async function recordDrill(finished: DrillFinished['data']): Promise<boolean> {
  const training = await startTraining();
  if (training === 'locked') return false;
  const recorded = training
    .snapshot()
    .events.findLast(event => event.type === 'drillFinished' && event.data.run === finished.run);
  if (recorded === undefined || digestOf(recorded.data) !== digestOf(finished))
    training.record({ type: 'drillFinished', data: finished });
  await training.settled();
  const { save, durable } = training.snapshot();
  return save.kind === 'saved' && durable;
}
