import { id, ref, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';
import { conditionSchema } from './condition-schema.ts';

/** What is asked where a line is done: who went, an address that was kept, what was kept and where. */
const LINE_ASKS = ['who', 'link', 'note'] as const;

/** What a line opens: how a danger is told and to whom, whom one calls, the first word to the public. */
const OPENS = ['danger', 'calls', 'say'] as const;

/** One of the few things that are done before anything is filled in. */
const lineSchema = z.strictObject({
  id: id('line'),
  text: sentenceSchema,
  about: sentenceSchema,
  /** Absent: it shows what it asks, and a button says that it is done. */
  opens: z.exactOptional(z.enum(OPENS)),
  /** Where it opens nothing of the above: one of these at least is said with it; absent, only when. */
  asks: z.exactOptional(some(z.enum(LINE_ASKS))),
  /** What the button says that records it. */
  action: z.exactOptional(sentenceSchema),
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
  /** What exactly it is, one of them in the place of `{险情}`; the title, where it is one thing. */
  kinds: z.exactOptional(some(sentenceSchema)),
  /** What people in danger are to do, no forecast; said with the first word. No full stop. */
  warning: z.exactOptional(sentenceSchema),
  /** What the triage is answered with by whoever names it: nobody has to say it twice. */
  answers: z.exactOptional(conditionSchema),
  /** Read aloud; {@link DANGER_TOKENS} in braces. */
  words: sentenceSchema,
  /** What the law asks for besides. */
  due: some(z.strictObject({ text: sentenceSchema, basis, cite: citations })),
});

/** Words that may be said as they are; `sent`: only once somebody is on the way. */
const saidSchema = z.union([sentenceSchema, z.strictObject({ text: sentenceSchema, sent: z.literal(true) })]);

/** Nobody agrees to the first word: when to call again, and what needs nobody's leave meanwhile. */
const waitingSchema = z.strictObject({
  /** Until one calls again. */
  minutes: z.number().check(z.int(), z.positive()),
  meanwhile: some(z.strictObject({ text: sentenceSchema, basis, cite: citations })),
});

/** The first ten minutes, before anything is graded. */
export const firstSchema = z.strictObject({
  lines: z.array(lineSchema),
  posts: z.array(postSchema),
  calls: z.array(callListSchema),
  dangers: z.array(dangerSchema),
  waiting: z.exactOptional(waitingSchema),
  /** What one carries about. */
  card: z.strictObject({
    sentences: z.array(saidSchema),
    may: z.array(sentenceSchema),
    mayNot: z.array(sentenceSchema),
    approval: z.array(sentenceSchema),
  }),
});

export type First = z.infer<typeof firstSchema>;
export type FirstLine = First['lines'][number];
export type CallList = First['calls'][number];
export type Danger = First['dangers'][number];
