import { names } from '#names';
import type { ToldOf } from '../core/told.ts';
import { versionWords } from './words.ts';

/** What is said of drafts. */
export const statementsTold: ToldOf<'statementSaved'> = {
  statementSaved: {
    log: ({ id }, { names, label }) => `${label}：${versionWords(names, id)}`,
    document: { silent: `文书写${names.approve}和发布，不写草稿` },
  },
};
