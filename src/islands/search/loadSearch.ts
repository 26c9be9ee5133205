import type { Search } from '../../search/query.ts';

const loaded = new Map<string, Promise<Search>>();

/**
 * Fetches the index and prepares the search, once for each address; a failure is not kept, so asking again tries again.
 * The engine itself comes with the first call, not with the page.
 * @throws {Error} when the index cannot be fetched or has another shape
 */
export function loadSearch(indexUrl: string): Promise<Search> {
  const known = loaded.get(indexUrl);
  if (known !== undefined) return known;
  const search = prepare(indexUrl);
  loaded.set(indexUrl, search);
  search.catch(() => loaded.delete(indexUrl));
  return search;
}

async function prepare(indexUrl: string): Promise<Search> {
  const [response, { createSearch }, { searchIndexSchema }] = await Promise.all([
    fetch(indexUrl),
    import('../../search/query.ts'),
    import('../../search/document.ts'),
  ]);
  if (!response.ok) throw new Error(`search index: ${response.status}`);
  return createSearch(searchIndexSchema.parse(await response.json()));
}
