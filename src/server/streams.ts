import { setTimeout as pause } from 'node:timers/promises';
import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { MachineKey } from '../storage/machine-key.ts';
import { connect } from '../storage/nats-replicator.ts';
import { keeping, keeps, NO_STREAM, STREAM } from '../storage/nats-stream.ts';
import { ReplicatorFailure } from '../storage/replicator.ts';

/** Between two tries, in milliseconds. */
const RETRY_AFTER = 100;

/** `made`: there was none. `ready`: it was there. `unfit`: it was there, and would lose what it is given. */
export type Prepared = 'made' | 'ready' | 'unfit';

interface Preparing {
  /** Address of the engine: ws://127.0.0.1:9222 */
  readonly address: string;
  readonly administrator: MachineKey;
  /** On how many nodes it lies. */
  readonly replicas: number;
  /** Whether one that would lose what it is given is taken away, and made anew. */
  readonly anew?: boolean;
}

async function prepareOnce({ address, administrator, replicas, anew }: Preparing): Promise<Prepared> {
  const connection = await connect({ address, machine: administrator });
  try {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const make = async (): Promise<Prepared> => {
      // The client adds to what it is given.
      await manager.streams.add({ ...keeping, num_replicas: replicas });
      return 'made';
    };
    const found = await manager.streams.info(STREAM).catch(error => {
      if (error instanceof JetStreamApiError && error.code === NO_STREAM) return undefined;
      throw error;
    });
    if (found === undefined) return await make();
    if (keeps(found.config)) return 'ready';
    if (!anew) return 'unfit';
    await manager.streams.delete(STREAM);
    return await make();
  } finally {
    await connection.close();
  }
}

/**
 * Makes a team's stream where there is none, and says what is there. Rejects where the engine answers otherwise.
 * @param patience how long an engine is waited for that does not know the administrator yet, or still lets go of what it deleted, in milliseconds
 * @param isStarting whether one that does not answer is waited for, too @returns `undefined` where none answers
 */
export async function prepareStream(
  how: Preparing,
  patience: number,
  isStarting = false,
): Promise<Prepared | undefined> {
  for (const end = performance.now() + patience; ; await pause(RETRY_AFTER)) {
    try {
      return await prepareOnce(how);
    } catch (error) {
      const isAway = error instanceof ReplicatorFailure && error.code === 'away';
      if ((isStarting || !isAway) && performance.now() < end) continue;
      if (isAway) return undefined;
      throw error;
    }
  }
}
