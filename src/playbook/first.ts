import { id, ref, refs, sentence, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';

/** What a line opens: how a danger is told and to whom, whom one calls, the first word to the public. */
const OPENS = ['danger', 'calls', 'say'] as const;

/** One of the few things that are done before anything is filled in. */
const lineSchema = z.strictObject({
  id: id('line'),
  text: sentence,
  about: sentence,
  /** Absent: a press says that it is done. */
  opens: z.exactOptional(z.enum(OPENS)),
  /** Done, somebody is on the way. */
  sent: z.exactOptional(z.literal(true)),
  basis,
  cite: citations,
});

/** Whom one calls: a post, or a room that is always manned. Who holds it and under which number a machine is told. */
const postSchema = z.strictObject({
  id: id('callPost'),
  title: sentence,
  /** Of those that are the same everywhere. */
  number: z.exactOptional(z.string().check(z.regex(/^\d{3,5}$/))),
  /** The role of the plan that answers there. */
  role: z.exactOptional(ref('role')),
});

/** Whom one calls for what. */
const callListSchema = z.strictObject({
  id: id('callList'),
  title: sentence,
  hint: sentence,
  /** Each has to be reached; of one, the deputies in their order. */
  whom: some(refs('callPost')),
});

/** A danger, and how it is told by telephone. */
const dangerSchema = z.strictObject({
  id: id('danger'),
  title: sentence,
  calls: ref('callList'),
  /** Read aloud; {@link DANGER_TOKENS} in braces. */
  words: sentence,
  /** What the law asks for besides. */
  due: some(z.strictObject({ text: sentence, basis, cite: citations })),
});

/** The first ten minutes, before anything is graded. */
export const firstSchema = z.strictObject({
  lines: z.array(lineSchema),
  posts: z.array(postSchema),
  calls: z.array(callListSchema),
  dangers: z.array(dangerSchema),
  /** What one carries about. */
  card: z.strictObject({
    sentences: z.array(sentence),
    may: z.array(sentence),
    mayNot: z.array(sentence),
    approval: z.array(sentence),
  }),
});

export type First = z.infer<typeof firstSchema>;
export type FirstLine = First['lines'][number];
export type CallList = First['calls'][number];
