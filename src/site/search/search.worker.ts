import '../../base/supplied.js';
import { searchIndexSchema } from '../../search/document.ts';
import { createSearch, type Search } from '../../search/query.ts';
import type { SearchAnswer, SearchRequest } from './messages.ts';

/** From the first query on; what fails is tried again with the next one. */
let prepared: Promise<Search> | undefined;

async function prepare(indexUrl: string): Promise<Search> {
  const response = await fetch(indexUrl);
  if (!response.ok) throw new Error(`search index: ${response.status}`);
  return createSearch(searchIndexSchema.parse(await response.json()));
}

self.onmessage = async ({ data: { indexUrl, query, kind } }: MessageEvent<SearchRequest>) => {
  let answer: SearchAnswer = { query, kind };
  try {
    prepared ??= prepare(indexUrl);
    const search = await prepared;
    answer = { query, kind, results: search(query, undefined, kind) };
  } catch {
    prepared = undefined;
  }
  self.postMessage(answer);
};
