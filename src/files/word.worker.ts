import '../base/supplied.js';
import type { WordOrder, WordReply } from './word.ts';
import { wordFile } from './word-file.ts';

const reply = (message: WordReply, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

/** Makes one document, tells how far it is, answers with the file, and is done. */
self.onmessage = async ({ data: { model, picture } }: MessageEvent<WordOrder>) => {
  try {
    let reported = 0;
    const progress = (done: number, of: number): void => {
      // A hundred messages are plenty for a bar.
      if (done < of && done - reported < of / 100) return;
      reported = done;
      reply({ kind: 'progress', done, of });
    };
    const bytes = await wordFile(model, { picture, progress });
    reply({ kind: 'done', bytes }, [bytes.buffer]);
  } catch {
    reply({ kind: 'failed' });
  }
};
