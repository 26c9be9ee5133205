import { id, localId, refs, sentenceSchema, some, z } from '../base/schema.ts';
import { basis, citations } from './basis.ts';
import { TITLE } from './form-title.ts';

/** Tables a form can hold; filled from the record, not edited. */
const TABLES = [
  'clocks',
  'deviations',
  'regrades',
  'statements',
  'checks',
  'approvals',
  'themes',
  'timeline',
  'actions',
  'proposals',
  'archive',
] as const;

/**
 * Where a `line` stands that is not in the grid: the number of the issue and the line below it under the bulletin's name,
 * whom it is addressed to before the text, the signing body and date after it, whom to ask, and who gets a copy.
 */
const PLACES = ['issue', 'masthead', 'address', 'signed', 'contact', 'copies'] as const;

const named = {
  id: localId('field'),
  /** As printed: a heading for `text` and `table`, the name of a row for `line`. */
  label: sentenceSchema,
};

const written = {
  ...named,
  /**
   * Initial content. Tokens in braces stand for values of the record, in a `text` for whole sentences; a line whose tokens are
   * all empty is left out.
   */
  template: z.exactOptional(z.string()),
  /** Printed though nothing is known of it: left blank for a hand. */
  required: z.exactOptional(z.literal(true)),
  /** Advice for the person who fills it in. */
  hint: z.exactOptional(sentenceSchema),
};

/** One field of a form. */
const formFieldSchema = z.discriminatedUnion('kind', [
  /** A short value in the grid at the head, or where `at` says. */
  z.strictObject({ ...written, kind: z.literal('line'), at: z.exactOptional(z.enum(PLACES)) }),
  /** Paragraphs under a heading. */
  z.strictObject({ ...written, kind: z.literal('text') }),
  /** Rows of the record. */
  z.strictObject({ ...named, kind: z.literal('table'), table: z.enum(TABLES) }),
]);

/** A document that gets handed in. */
export const formSchema = z.strictObject({
  id: id('form'),
  /** As the list calls it: 初报. */
  title: sentenceSchema,
  /** As printed at its head; tokens as in a field's template. */
  heading: sentenceSchema,
  /** When it is used, in a sentence. */
  summary: sentenceSchema,
  basis,
  cite: citations,
  /** The steps it is written in; each of them then leads to it. */
  steps: z.exactOptional(refs('step')),
  /** It is read outside the bureau: a statement to the public, or an answer to a complainant. */
  outward: z.exactOptional(z.enum(['statement', 'reply'])),
  /**
   * It reports the state of the matter to superiors, once or again and again: each begins where the last one filed ended, and
   * is an issue of the year's bulletin.
   */
  report: z.exactOptional(z.enum(['once', 'again'])),
  /** The bulletin it comes out in. */
  masthead: z.exactOptional(sentenceSchema),
  /** It is written for each thing that came in. */
  about: z.exactOptional(z.literal('order')),
  /** How long it is kept. */
  keep: z.exactOptional(sentenceSchema),
  /** The masked picture of the post stands at its end. */
  picture: z.exactOptional(z.literal(true)),
  fields: some(formFieldSchema).check(
    z.refine(
      fields => fields.every(({ id: name }) => name !== TITLE),
      '“heading”是标题用的，格子请换一个 id',
    ),
  ),
  /** Lines to sign at its foot. */
  signatures: z.exactOptional(some(sentenceSchema)),
});

export type Form = z.infer<typeof formSchema>;
export type FormField = z.infer<typeof formFieldSchema>;
/** A field that is written in. */
export type WrittenField = Exclude<FormField, { kind: 'table' }>;

export type LinePlace = (typeof PLACES)[number];
export type TableName = (typeof TABLES)[number];
