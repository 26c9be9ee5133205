import type { SentencesOf } from '../core/sentences.ts';
import { personName } from '../core/words/person.ts';

const inReview = { silent: '复盘另有一份' };

/** Sentences of the review. */
export const reviewSentences: SentencesOf<'actionRecorded' | 'actionDone' | 'proposalRecorded'> = {
  actionRecorded: {
    log: ({ data }, { label }) => `${label}：${personName(data.owner)}：${data.text}`,
    document: inReview,
  },
  actionDone: {
    log: ({ data }, { label }) => `${label}：${data.result}`,
    document: inReview,
  },
  proposalRecorded: {
    log: ({ data }, { label }) => `${label}：${data.what}`,
    document: inReview,
  },
};
