import type { SentencesOf } from '../core/sentences.ts';
import { sentence } from '../core/words/sentence.ts';

/** What is said of filing a document. */
export const documentSentences: SentencesOf<'documentFiled'> = {
  documentFiled: {
    log: ({ data }, { names, label }) => `${label}：${names.formTitle(data.form)}`,
    document: { says: ({ data }, { names }) => sentence(`形成${names.formTitle(data.form)}`) },
  },
};
