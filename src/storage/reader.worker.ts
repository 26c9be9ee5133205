import '../base/supplied.js';
import { createCipher } from './cipher.ts';
import { openConnection } from './database.ts';
import { failureCode } from './port.ts';
import { readLog } from './read-log.ts';
import type { ReadRequest, WorkAnswer, WorkMessage } from './store-worker.ts';

/** Reads and verifies one log. Apart from the worker of the second copy, which a first visitor fetches. */
self.onmessage = async ({ data: { number, database, request } }: MessageEvent<WorkMessage<ReadRequest>>) => {
  let reply: WorkAnswer;
  try {
    const { stream, known, lock } = request;
    const connection = await openConnection(database);
    const cipher = lock === undefined ? undefined : createCipher(lock.keyId, lock.key);
    const value = await connection.attempt(open => readLog(open, stream, known, cipher));
    connection.close();
    reply = { number, ok: true, value };
  } catch (error) {
    reply = { number, ok: false, code: failureCode(error) };
  }
  self.postMessage(reply);
};
