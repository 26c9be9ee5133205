import 'fake-indexeddb/auto';
import { Encrypter } from 'age-encryption';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, vi } from 'vitest';
import './property-runs.ts';

/**
 * All test files of a worker share one process. Each begins on an empty database, as a page on a new machine would,
 * and leaves the real clock and the real globals behind.
 */
Object.defineProperty(globalThis, 'indexedDB', {
  value: new IDBFactory(),
  configurable: true,
  writable: true,
});

/** A passphrase would take a second of this process at each export; `test/files/encryption` tests the real cost. */
const inEarnest = Encrypter.prototype.setScryptWorkFactor;
const CHEAP = 8;
vi.spyOn(Encrypter.prototype, 'setScryptWorkFactor').mockImplementation(function (this: Encrypter, factor) {
  inEarnest.call(this, Math.min(factor, CHEAP));
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
