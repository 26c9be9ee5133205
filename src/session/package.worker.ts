import '../base/supplied.js';
import { type ReadOrder, readSoundPackage } from './read-package.ts';

/** Reads one file from elsewhere: how long that takes is up to whoever made it, and no page waits for it. */
self.onmessage = async ({ data }: MessageEvent<ReadOrder>) => self.postMessage(await readSoundPackage(data));
