import { ref, refs, sentenceSchema, z } from '../base/schema.ts';
import type { Clause } from './clause.ts';

const headingBlock = z.strictObject({
  /** The heading as printed, without Markdown signs. */
  heading: sentenceSchema,
  /** 1 for a title, 2 for 一、, 3 for （一）. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

const plainBlock = z.strictObject({
  /** A paragraph that belongs to the covering notice, not to a clause. */
  plain: sentenceSchema,
});

const clauseBlock = z.strictObject({
  /** Number or run-in heading at the start of the paragraph, with the space behind it: `1.网络舆情关注。` */
  lead: z.exactOptional(z.string().check(z.minLength(1))),
  /** Clauses that make up the paragraph, in order. */
  clauses: refs('clause'),
});

/** The order in which headings, notice and clauses stand in the document of record. */
const outlineSchema = z.array(z.union([headingBlock, plainBlock, clauseBlock]));

/** Document data as the source gives them. An empty string is a field the source leaves empty. */
export const documentSchema = z.strictObject({
  /** Name and value of each catalogue field, in the source's order. */
  fields: z.array(z.strictObject({ name: sentenceSchema, value: z.string() })),
  /** The catalogue field shown in the footer, where there is one. */
  indexNumber: z.exactOptional(sentenceSchema),
  /** Sayings of the plan that the home page begins with, each in the words of its clause. */
  remember: z.exactOptional(z.array(z.strictObject({ clause: ref('clause'), text: sentenceSchema }))),
  outline: outlineSchema,
});

/** A collation note (校勘记): where this text differs from its source or may be wrong, and what was done. */
export const collationSchema = z.strictObject({
  number: z.number().check(z.int(), z.positive()),
  /** Place in the document, in words. */
  place: sentenceSchema,
  /** The source's wording. */
  source: sentenceSchema,
  /** This text's wording. */
  reading: sentenceSchema,
  /** Kind of difference, and the judgement made. */
  remark: sentenceSchema,
  /** Clauses the note is shown beside; none for notes on the whole document. */
  clauses: z.array(ref('clause')),
});

type PlanDocument = z.infer<typeof documentSchema>;
export type OutlineBlock = PlanDocument['outline'][number];

/** The words that a paragraph begins with, where they are more than the number that its first clause is called by anyhow. */
export const leadWords = ({
  lead = '',
  clauses: [first = ''],
}: z.infer<typeof clauseBlock>): string | undefined =>
  lead.trim() === '' || first.endsWith(lead.trim()) ? undefined : lead;

/**
 * Puts the document of record together again from its outline and clauses, as Markdown with `#` headings.
 * The result equals the restored text character for character; a test holds it to that.
 */
export function restoreText(
  outline: readonly OutlineBlock[],
  clauses: readonly Pick<Clause, 'id' | 'text'>[],
): string {
  const textOf = new Map(clauses.map(clause => [clause.id, clause.text]));
  return outline
    .map(block => {
      if ('heading' in block) return `${'#'.repeat(block.level)} ${block.heading}`;
      if ('plain' in block) return block.plain;
      return (block.lead ?? '') + block.clauses.map(id => textOf.get(id) ?? '').join('');
    })
    .join('\n\n');
}
