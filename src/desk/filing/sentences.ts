import type { SentencesOf } from '../core/sentences.ts';

/** Sentences of filing a document. */
export const documentSentences: SentencesOf<'documentFiled'> = {
  documentFiled: {
    log: ({ data }, { names, label }) => `${label}：${names.formTitle(data.form)}`,
    document: { silent: '写成文书不是处置，写了哪些由归档清单列出' },
  },
};
