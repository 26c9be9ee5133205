import type { ToldOf } from '../core/told.ts';
import { sentence } from '../core/words/sentence.ts';

/** What is said of filing a document. */
export const documentsTold: ToldOf<'documentFiled'> = {
  documentFiled: {
    log: ({ data }, { names, label }) => `${label}：${names.formTitle(data.form)}`,
    document: { says: ({ data }, { names }) => sentence(`形成${names.formTitle(data.form)}`) },
  },
};
