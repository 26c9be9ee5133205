import { useCallback, useState } from 'preact/hooks';
import type { Search } from '../../search/query.ts';

/** Where the search stands. Nothing is fetched before the officer turns to it. */
type SearchState =
  | { readonly status: 'waiting' | 'loading' | 'failed' }
  | { readonly status: 'ready'; readonly search: Search };

/** The search behind an index address, and the way to start or retry loading it. */
export function useSearch(indexUrl: string): readonly [state: SearchState, load: () => void] {
  const [state, setState] = useState<SearchState>({ status: 'waiting' });
  const load = useCallback(() => {
    setState(current => (current.status === 'ready' ? current : { status: 'loading' }));
    loadSearch(indexUrl).then(
      search => setState({ status: 'ready', search }),
      () => setState({ status: 'failed' }),
    );
  }, [indexUrl]);
  return [state, load];
}

const loaded = new Map<string, Promise<Search>>();

/**
 * Fetches the index and prepares the search, once for each address; a failure is not kept, so asking again tries again.
 * The engine itself comes with the first call, not with the page.
 * @throws {Error} when the index cannot be fetched or has another shape
 */
function loadSearch(indexUrl: string): Promise<Search> {
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
