import { z } from '../base/schema.ts';
import { withArticleNumbers } from './normalise.ts';

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
  /**
   * The characters of the corpus by their toneless pinyin, `ü` written `v`: as it reads each most often, then those that it also reads
   * another way, and so on.
   */
  readings: z.array(z.record(z.string(), z.string())),
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
 * Lets a term and its synonyms lead to the clauses and rules that it explains, and to the steps and roles that have it in their name;
 * and the number of an article, in digits, to a rule. Done where it is searched: written out in each of them, the words
 * would be a tenth of the index.
 */
export function withLeadingWords(documents: readonly SearchDocument[]): readonly SearchDocument[] {
  const terms = documents.filter(({ kind }) => kind === 'term');
  return documents.map(document => {
    const { kind, id, title, keywords } = document;
    if (kind === 'term' || kind === 'page') return document;
    const isCited = kind === 'clause' || kind === 'rule';
    const leading = terms
      .filter(term => (isCited ? term.explains?.includes(id) : title.includes(term.title)))
      .flatMap(term => [term.title, ...term.keywords]);
    const numbered = kind === 'rule' ? [withArticleNumbers(title)] : [];
    return {
      ...document,
      keywords: [...new Set([...keywords, ...numbered.filter(each => each !== title), ...leading])],
    };
  });
}
