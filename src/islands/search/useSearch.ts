import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Search } from '../../search/query.ts';
import { loadSearch } from './loadSearch.ts';

/** Where the search stands. Nothing is fetched before the officer turns to it. */
export type SearchState =
  | { readonly status: 'waiting' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly search: Search };

/** The search behind an index address, and the way to start or retry loading it. */
export function useSearch(indexUrl: string): readonly [state: SearchState, load: () => void] {
  const [state, setState] = useState<SearchState>({ status: 'waiting' });
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  const load = useCallback(() => {
    const publish = (next: SearchState) => {
      if (isMounted.current) setState(next);
    };
    setState(current => (current.status === 'ready' ? current : { status: 'loading' }));
    loadSearch(indexUrl).then(
      search => publish({ status: 'ready', search }),
      () => publish({ status: 'failed' }),
    );
  }, [indexUrl]);
  return [state, load];
}
