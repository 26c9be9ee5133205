import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from '../../src/base/schema.ts';
import { searchDocuments } from '../../src/content/search-documents.ts';
import { buildSearchIndex } from '../../src/content/search-index.ts';
import { loadSite } from '../../src/content/site-content.ts';
import type { SearchDocument, SearchIndex } from '../../src/search/document.ts';
import type { Search } from '../../src/search/query.ts';

const root = join(import.meta.dirname, '../..');

const pairSchema = z.strictObject({
  query: z.string(),
  /** Any of these in the first three results is right. */
  clauses: z.array(z.string()),
  /** `held` pairs were only ever counted, never looked into, while tuning. */
  set: z.enum(['tune', 'held']),
  /** How the query is typed, when it is not plain words. */
  form: z.exactOptional(z.string()),
});

/** A query as an officer types it, and the clauses that answer it. */
export type SearchPair = z.infer<typeof pairSchema>;

/** All query → clause pairs. */
export function searchPairs(): readonly SearchPair[] {
  const text = readFileSync(join(root, 'test/fixtures/search-pairs.yaml'), 'utf8');
  return z.array(pairSchema).parse(parse(text));
}

/** The index over the real content, as the site builds it. */
export function siteIndex(): SearchIndex {
  const content = join(root, 'content');
  return buildSearchIndex(searchDocuments(content, loadSite(content)));
}

/** The share of pairs with a right clause among the first three results of any kind, from 0 to 1. */
export function recallAt3(search: Search, pairs: readonly SearchPair[]): number {
  return pairs.filter(pair => isFound(search, pair)).length / pairs.length;
}

/** Whether a right clause stands among the first three results. */
export function isFound(search: Search, { query, clauses }: SearchPair): boolean {
  return search(query, 3).some(({ document }) => isAnswer(document, clauses));
}

function isAnswer({ kind, id }: SearchDocument, clauses: readonly string[]): boolean {
  return kind === 'clause' && clauses.includes(id);
}
