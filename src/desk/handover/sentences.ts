import type { SentencesOf } from '../core/sentences.ts';
import { personName } from '../core/words/person.ts';

/** Sentences of handing over. */
export const handoverSentences: SentencesOf<'handedOver' | 'handoverAccepted'> = {
  handedOver: {
    log: ({ data: { to } }, { names, label }) => `${label}给${names.roleName(to.role)} ${personName(to)}`,
    document: { silent: '交接另有一份表' },
  },
  handoverAccepted: {
    log: ({ by }, { names, label }) => `${label}：${by.name ?? names.roleName(by.role)}`,
    document: { silent: '交接另有一份表' },
  },
};
