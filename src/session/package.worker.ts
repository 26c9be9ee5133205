import '../base/supplied.js';
import { type ReadOrder, readSoundPackage } from './read-package.ts';

/** Reads one file from elsewhere in a worker: its author can make that take arbitrarily long, and no page may wait for it. */
self.onmessage = async ({ data }: MessageEvent<ReadOrder>) => self.postMessage(await readSoundPackage(data));
