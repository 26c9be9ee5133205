import { z } from '../base/schema.ts';
import { withArticleNumbers } from './normalise.ts';

const documentKinds = ['clause', 'step', 'role', 'rule', 'term', 'page'] as const;

const searchDocumentSchema = z.strictObject({
  /** The content's own id, unique within its kind: `4.4.3` for a clause, the slug of a step, the word for a term. */
  id: z.string().check(z.minLength(1)),
  kind: z.enum(documentKinds),
  title: z.string(),
  text: z.string(),
  /** The document's kind and where it stands, in words: “条款 · 四、4 网络舆情处置”. */
  place: z.string(),
  /** Relative to the site's base, e.g. `plan/handling/#c-4.4.3`. */
  url: z.string(),
  /** Other words that lead here. */
  keywords: z.array(z.string()),
  /** Ids of the clauses and rules it explains or carries: a question it answers leads to them. */
  explains: z.array(z.string()),
});

export const searchIndexSchema = z.strictObject({
  /** Version of this shape: a cached page may meet a newer index. */
  version: z.literal(1),
  /** The documents field by field: like beside like packs into a tenth less. */
  documents: z.record(z.string(), z.array(z.unknown())),
  /** Words that say nearly the same, the plan's and everyday ones. */
  alike: z.array(z.array(z.string())),
  /**
   * The characters of the corpus by their toneless pinyin, `ü` written `v`: as it reads each most often, then those that it also reads
   * another way, and so on.
   */
  readings: z.array(z.record(z.string(), z.string())),
  /** Traditional forms, and in the same places the simplified characters that the corpus uses. */
  folds: z.tuple([z.string(), z.string()]),
});

export type SearchDocument = z.infer<typeof searchDocumentSchema>;
export type SearchDocumentKind = SearchDocument['kind'];
export type SearchIndex = z.infer<typeof searchIndexSchema>;

// The texts first, and next what is said in their words: it repeats them, and is packed by looking back, not far.
const fields = ['text', 'keywords', 'title', 'place', 'kind', 'id', 'url', 'explains'] as const;

/** Stands for a document's id where its title or address ends in it. */
const itself = '*';

type Readings = SearchIndex['readings'];

/**
 * A character of the corpus by the one that stands for it in the index: those from here on take two bytes where Chinese takes three, and
 * packed it is still a tenth less.
 */
const firstShort = 0x100;
const lastShort = 0x7ff;

function pairsOf([commonest = {}]: Readings): readonly (readonly [character: string, short: string])[] {
  const characters = Object.values(commonest)
    .join('')
    .slice(0, lastShort - firstShort + 1);
  return Array.from(characters, (character, place) => [character, String.fromCharCode(firstShort + place)]);
}

const rewritten = (
  columns: SearchIndex['documents'],
  to: ReadonlyMap<string, string>,
): SearchIndex['documents'] =>
  JSON.parse(Array.from(JSON.stringify(columns), character => to.get(character) ?? character).join(''));

/** Documents as an index with these readings holds them. */
export function columnsOf(
  documents: readonly SearchDocument[],
  readings: Readings,
): SearchIndex['documents'] {
  const columns = documents.map(document => ({
    ...document,
    title: document.title.replace(document.id, itself),
    url: document.url.replace(document.id, itself),
  }));
  return rewritten(
    Object.fromEntries(fields.map(field => [field, columns.map(document => document[field])])),
    new Map(pairsOf(readings)),
  );
}

/**
 * The documents of an index.
 * @throws {Error} when a field has another shape, or is missing for one of them
 */
export function documentsOf({ documents, readings }: SearchIndex): readonly SearchDocument[] {
  const columns = rewritten(
    documents,
    new Map(pairsOf(readings).map(([character, short]) => [short, character])),
  );
  const rows = (columns['id'] ?? []).map((_, row) =>
    Object.fromEntries(fields.map(field => [field, columns[field]?.[row]])),
  );
  return z
    .array(searchDocumentSchema)
    .parse(rows)
    .map(document => ({
      ...document,
      title: document.title.replace(itself, () => document.id),
      url: document.url.replace(itself, () => document.id),
    }));
}

/** Every word a document can be found by, in one list. */
export function wordsOf(document: SearchDocument): readonly string[] {
  return [document.title, document.text, ...document.keywords];
}

/** A word that leads to a document; lent by a term, or the document's own. */
interface LeadingWord {
  readonly word: string;
  readonly isLent: boolean;
}

export type LedDocument = SearchDocument & { readonly leading: readonly LeadingWord[] };

/**
 * Lets a term and its synonyms lead to the clauses and rules that it explains, and to the steps and roles that have it in their name;
 * and the number of an article, in digits, to a rule. Done where it is searched: written out in each of them, the words
 * would be a tenth of the index.
 */
export function withLeadingWords(documents: readonly SearchDocument[]): readonly LedDocument[] {
  const terms = documents.filter(({ kind }) => kind === 'term');
  return documents.map(document => {
    const { kind, id, title, keywords } = document;
    const numbered = kind === 'rule' ? [withArticleNumbers(title)].filter(each => each !== title) : [];
    const own = [...keywords, ...numbered];
    const isCited = kind === 'clause' || kind === 'rule';
    const isNamed = kind === 'step' || kind === 'role';
    const lent = terms
      .filter(term => (isCited && term.explains.includes(id)) || (isNamed && title.includes(term.title)))
      .flatMap(term => [term.title, ...term.keywords]);
    const leading = [...new Set([...own, ...lent])].map(word => ({ word, isLent: !own.includes(word) }));
    return { ...document, leading };
  });
}
