import { id, ref, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';

/** What a line opens: how a danger is told and to whom, whom one calls, the first word to the public. */
const OPENS = ['danger', 'calls', 'say'] as const;

/** One of the few things that are done before anything is filled in. */
const lineSchema = z.strictObject({
  id: id('line'),
  text: sentenceSchema,
  about: sentenceSchema,
  /** Absent: a press says that it is done. */
  opens: z.exactOptional(z.enum(OPENS)),
  /** What a document says of it once it is done; absent, none does. */
  told: z.exactOptional(sentenceSchema),
  /** Done, somebody is on the way. */
  sent: z.exactOptional(z.literal(true)),
  basis,
  cite: citations,
});

/** Whom one calls: a post, or a room that is always manned. Who holds it and under which number a machine is told. */
const postSchema = z.strictObject({
  id: id('callPost'),
  title: sentenceSchema,
  /** Of those that are the same everywhere. */
  number: z.exactOptional(z.string().check(z.regex(/^\d{3,5}$/))),
  /** The role of the plan that answers there. */
  role: z.exactOptional(ref('role')),
});

/** Whom one calls for what. */
const callListSchema = z.strictObject({
  id: id('callList'),
  title: sentenceSchema,
  hint: sentenceSchema,
  /** Each has to be reached; of one, the deputies in their order. */
  whom: some(refs('callPost')),
});

/** A danger, and how it is told by telephone. */
const dangerSchema = z.strictObject({
  id: id('danger'),
  title: sentenceSchema,
  calls: ref('callList'),
  /** Read aloud; {@link DANGER_TOKENS} in braces. */
  words: sentenceSchema,
  /** What the law asks for besides. */
  due: some(z.strictObject({ text: sentenceSchema, basis, cite: citations })),
});

/** The first ten minutes, before anything is graded. */
export const firstSchema = z.strictObject({
  lines: z.array(lineSchema),
  posts: z.array(postSchema),
  calls: z.array(callListSchema),
  dangers: z.array(dangerSchema),
  /** What one carries about. */
  card: z.strictObject({
    sentences: z.array(sentenceSchema),
    may: z.array(sentenceSchema),
    mayNot: z.array(sentenceSchema),
    approval: z.array(sentenceSchema),
  }),
});

export type First = z.infer<typeof firstSchema>;
export type FirstLine = First['lines'][number];
export type CallList = First['calls'][number];
