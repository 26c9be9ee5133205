import '../base/supplied.js';
import { createCipher } from './cipher.ts';
import { openConnection } from './database.ts';
import { heldHere } from './key-places.ts';
import { failureCode } from './port.ts';
import { readLog } from './read-log.ts';
import type { ReadRequest, WorkAnswer, WorkMessage } from './store-worker.ts';

async function answer(database: string, request: ReadRequest): Promise<unknown> {
  if ('key' in request) return heldHere(request.key);
  const { stream, known, lock } = request;
  const connection = await openConnection(database);
  const cipher = lock === undefined ? undefined : createCipher(lock.keyId, lock.key);
  const value = await connection.attempt(open => readLog(open, stream, known, cipher));
  connection.close();
  return value;
}

/**
 * Reads and verifies one log, or checks whether the key can be read. Apart from the worker of the second copy, which a first
 * visitor loads.
 */
self.onmessage = async ({ data: { number, database, request } }: MessageEvent<WorkMessage<ReadRequest>>) => {
  let reply: WorkAnswer;
  try {
    const value = await answer(database, request);
    reply = { number, ok: true, value };
  } catch (error) {
    reply = { number, ok: false, code: failureCode(error) };
  }
  self.postMessage(reply);
};
