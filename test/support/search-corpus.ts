import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from '../../src/base/schema.ts';
import {
  columnsOf,
  documentsOf,
  type SearchDocument,
  type SearchIndex,
  searchIndexSchema,
} from '../../src/search/document.ts';
import { createSearch, type Search } from '../../src/search/query.ts';
import { readPlan } from './plan.ts';

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
  const text = readFileSync(join(import.meta.dirname, '../fixtures/search-pairs.yaml'), 'utf8');
  return z.array(pairSchema).parse(parse(text));
}

const firstSchema = z.strictObject({
  query: z.string(),
  /** Right first results, by kind and id. */
  answers: z.array(z.string()).check(z.minLength(1)),
  set: z.enum(['tune', 'held']),
});

/** Queries as a clerk types them, of which the right thing should stand first. @public for tests that lie with a plan */
export function firstQueries(): readonly z.infer<typeof firstSchema>[] {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/search-first.yaml'), 'utf8');
  return z.array(firstSchema).parse(parse(text));
}

interface Answered {
  /** Queries of which a right answer stands first. */
  readonly first: number;
  /** Those with a right answer among the first three results. */
  readonly inThree: number;
}

/** How the queries of a set are answered. */
export function answered(search: Search, set: 'tune' | 'held'): Answered {
  const right = firstQueries()
    .filter(query => query.set === set)
    .map(({ query, answers }) =>
      search(query, 3).map(({ document: { kind, id } }) => answers.includes(`${kind} ${id}`)),
    );
  return {
    first: right.filter(([first]) => first).length,
    inThree: right.filter(results => results.includes(true)).length,
  };
}

/** Every eighth of the phrases that are asked of clauses and steps, put to an index without them: how many find what they are asked of. @public for tests that lie with a plan */
export function crossValidated(index: SearchIndex): Answered {
  let count = 0;
  const held: { readonly query: string; readonly document: SearchDocument }[] = [];
  const documents = documentsOf(index).map(document => {
    if (document.kind !== 'clause' && document.kind !== 'step') return document;
    const keywords = document.keywords.filter(query => {
      count += 1;
      if (count % 8 > 0) return true;
      held.push({ query, document });
      return false;
    });
    return { ...document, keywords };
  });
  const search = createSearch({ ...index, documents: columnsOf(documents, index.readings) });
  const places = held.map(({ query, document }) =>
    search(query, 3).findIndex(
      found => found.document.kind === document.kind && found.document.id === document.id,
    ),
  );
  return {
    first: places.filter(place => place === 0).length,
    inThree: places.filter(place => place >= 0).length,
  };
}

/** The index over the plan, as the site builds it. */
export const siteIndex = (): SearchIndex => searchIndexSchema.parse(readPlan('search'));

/** The share of pairs with a right clause among the first three results of any kind, from 0 to 1. */
export function recallAt3(search: Search, pairs: readonly SearchPair[]): number {
  return pairs.filter(pair => isFound(search, pair)).length / pairs.length;
}

/** Whether a right clause stands among the first three results. @public for tests that lie with a plan */
export function isFound(search: Search, { query, clauses }: SearchPair): boolean {
  return search(query, 3).some(({ document }) => isAnswer(document, clauses));
}

function isAnswer({ kind, id }: SearchDocument, clauses: readonly string[]): boolean {
  return kind === 'clause' && clauses.includes(id);
}
