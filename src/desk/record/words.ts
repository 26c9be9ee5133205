import type { NoteKind } from './noted.ts';

/** Kinds of entry in the quick log. */
export const noteKindLabel: Readonly<Record<NoteKind, string>> = {
  situation: '情况',
  decision: '决定',
  guess: '推测',
  contact: '联系',
};
