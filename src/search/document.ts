import { z } from '../base/schema.ts';

const documentKinds = ['clause', 'step', 'role', 'rule', 'term', 'page'] as const;

const searchDocumentSchema = z.strictObject({
  /** The content's own id, unique within its kind: `4.4.3` for a clause, the slug of a step, the word for a term. */
  id: z.string().check(z.minLength(1)),
  kind: z.enum(documentKinds),
  title: z.string(),
  text: z.string(),
  /** The place in words, e.g. “四、4 网络舆情处置 · 4.4.3”. */
  place: z.string(),
  /** Relative to the site's base, e.g. `plan/handling/#c-4.4.3`. */
  url: z.string(),
  /** Other words that lead here. */
  keywords: z.array(z.string()),
  /** Ids of the clauses and rules it explains or carries: a question it answers leads to them. */
  explains: z.exactOptional(z.array(z.string())),
});

export const searchIndexSchema = z.strictObject({
  /** Version of this shape: a cached page may meet a newer index. */
  version: z.literal(1),
  documents: z.array(searchDocumentSchema),
  /** Toneless pinyin of each character as the corpus reads it, the commonest first, separated by spaces; `ü` is written `v`. */
  readings: z.record(z.string(), z.string()),
  /** Traditional form to the simplified character that the corpus uses. */
  folds: z.record(z.string(), z.string()),
});

export type SearchDocument = z.infer<typeof searchDocumentSchema>;
export type SearchDocumentKind = SearchDocument['kind'];
export type SearchIndex = z.infer<typeof searchIndexSchema>;

/** Every word a document can be found by, in one list. */
export function wordsOf(document: SearchDocument): readonly string[] {
  return [document.title, document.text, document.place, ...document.keywords];
}

/**
 * Lets a term and its synonyms lead to the clauses and rules that it explains. Done where it is searched: written out
 * in each of them, the words would be a tenth of the index.
 */
export function withTermWords(documents: readonly SearchDocument[]): readonly SearchDocument[] {
  const terms = documents.filter(({ kind }) => kind === 'term');
  return documents.map(document => {
    if (document.kind !== 'clause' && document.kind !== 'rule') return document;
    const leading = terms
      .filter(({ explains }) => explains?.includes(document.id))
      .flatMap(({ title, keywords }) => [title, ...keywords]);
    return { ...document, keywords: [...new Set([...document.keywords, ...leading])] };
  });
}
