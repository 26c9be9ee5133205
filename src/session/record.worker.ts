import '../base/supplied.js';
import { readRecord } from './read-record.ts';

/** Reads one trainee's file: no page waits for it. */
self.onmessage = ({ data }: MessageEvent<string>) => self.postMessage(readRecord(data));
