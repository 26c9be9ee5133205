import type { SentencesOf } from '../core/sentences.ts';
import { joinedSaid } from '../core/words/sentence.ts';
import { fullTime } from '../core/words/time.ts';
import { amountWords } from '../core/words/value.ts';
import { nothingToMaskWords, postLabel } from './words.ts';

/** Sentences of the post. */
export const postSentences: SentencesOf<'postRecorded'> = {
  postRecorded: {
    log: ({ data }, { now, label: recorded }) => {
      const { summary, firstAt, platform, link, original, masked, nothingToMask, count } = data;
      const parts: readonly (readonly [string, string | undefined])[] = [
        [postLabel.summary, summary],
        [postLabel.firstAt, firstAt && fullTime(Date.parse(firstAt), now)],
        [postLabel.platform, platform],
        [postLabel.link, link],
        [postLabel.attention, count?.attention && amountWords(count.attention)],
        [postLabel.comments, count?.comments && amountWords(count.comments)],
        [postLabel.countedAt, count && fullTime(Date.parse(count.at), now)],
        [postLabel.original, original?.name],
        [postLabel.masked, masked?.name],
        [postLabel.nothingToMask, nothingToMask && nothingToMaskWords],
      ];
      const said = parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`]));
      return `${recorded}。${joinedSaid(said, '；')}`;
    },
    document: { silent: '原帖的情况，文书另有一栏' },
  },
};
