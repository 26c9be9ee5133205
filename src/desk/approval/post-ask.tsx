import type { FieldAsk } from '../../kit/fields.ts';
import { NO_POST } from './posts.ts';
import { decidedText } from './words.ts';

/** In which of several posts somebody decides: of one alone nothing is asked. @param label absent where one person decides */
export const postAsk = (
  posts: readonly string[],
  roleName: (id: string) => string,
  label: string = decidedText.postAlone,
): Extract<FieldAsk, { kind: 'choice' }> => ({
  kind: 'choice',
  shown: 'side by side',
  label,
  options: [
    ...posts.map(post => ({ value: post, label: roleName(post) })),
    { value: NO_POST, label: decidedText.noPost },
  ],
});
