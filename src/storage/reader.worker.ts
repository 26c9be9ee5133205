import '../base/supplied.js';
import { createCipher } from './cipher.ts';
import { openConnection } from './database.ts';
import { readLog } from './read-log.ts';
import type { ReadRequest } from './reader.ts';

/** Reads and verifies one log, answers with it, and is done; with nothing, where it cannot. */
self.onmessage = async ({ data }: MessageEvent<ReadRequest>) => {
  try {
    const connection = await openConnection(data.database);
    const { stream, known, lock } = data;
    const cipher = lock === undefined ? undefined : createCipher(lock.keyId, lock.key);
    const log = await connection.attempt(open => readLog(open, stream, known, cipher));
    connection.close();
    self.postMessage(log);
  } catch {
    self.postMessage(undefined);
  }
};
