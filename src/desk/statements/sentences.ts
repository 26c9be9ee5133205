import { names } from '#names';
import type { SentencesOf } from '../core/sentences.ts';
import { versionWords } from './words.ts';

/** Sentences of drafts. */
export const statementSentences: SentencesOf<'statementSaved'> = {
  statementSaved: {
    log: ({ id }, { names, label }) => `${label}：${versionWords(names, id)}`,
    document: { silent: `文书写${names.approve}和发布，不写草稿` },
  },
};
