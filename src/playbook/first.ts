import { id, ref, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';
import { conditionSchema } from './condition-schema.ts';

/** Things to enter when a line is done: who went, the address of a post that was saved, what was saved and where. */
const LINE_ASKS = ['who', 'link', 'note'] as const;

/** The screen that a line opens: reporting a danger, calling people, the first word to the public. */
const OPENS = ['danger', 'calls', 'say'] as const;

/** One of the few things that are done before anything is filled in. */
const lineSchema = z.strictObject({
  id: id('line'),
  text: sentenceSchema,
  about: sentenceSchema,
  /** Without it the line shows its own fields, and a button records that it is done. */
  opens: z.exactOptional(z.enum(OPENS)),
  /** Where it opens nothing of the above: one of these at least is said with it; absent, only when. */
  asks: z.exactOptional(some(z.enum(LINE_ASKS))),
  /** Label of the button that records it. */
  action: z.exactOptional(sentenceSchema),
  /** A document's sentence once it is done; without one no document mentions it. */
  told: z.exactOptional(sentenceSchema),
  /** Done, somebody is on the way. */
  sent: z.exactOptional(z.literal(true)),
  basis,
  cite: citations,
});

/** A unit to call, whose telephone is always manned, or a post that one person holds. Holders and numbers are entered on each machine. */
const postSchema = z.strictObject({
  id: id('callPost'),
  title: sentenceSchema,
  /** A number that is the same everywhere, such as 110. */
  number: z.exactOptional(z.string().check(z.regex(/^\d{3,5}$/))),
  /** One person holds it; without it, it is a unit. */
  person: z.exactOptional(z.literal(true)),
  /** The role of the plan that answers there. */
  role: z.exactOptional(ref('role')),
});

/** The posts to call, and the occasion. */
const callListSchema = z.strictObject({
  id: id('callList'),
  title: sentenceSchema,
  hint: sentenceSchema,
  /** Each has to be reached; of one, the deputies in their order. */
  whom: some(refs('callPost')),
});

/** A danger, and the words to report it by telephone. */
const dangerSchema = z.strictObject({
  id: id('danger'),
  title: sentenceSchema,
  calls: ref('callList'),
  /** The exact kinds, one of which takes the place of `{险情}`. Without them the title does. */
  kinds: z.exactOptional(some(sentenceSchema)),
  /** A warning to people in danger, no forecast; said with the first word. No full stop. */
  warning: z.exactOptional(sentenceSchema),
  /** Answers to the triage that follow from naming this danger, so that nobody has to give them twice. */
  answers: z.exactOptional(conditionSchema),
  /** Read aloud; {@link DANGER_TOKENS} in braces. */
  words: sentenceSchema,
  /** Further duties under the law. */
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
  /** The card that officers carry with them. */
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
