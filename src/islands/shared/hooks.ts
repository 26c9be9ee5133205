import { useEffect, useState } from 'preact/hooks';
import { useTicking } from '../../kit/hooks.ts';
import { timeNow } from '../../session/surroundings.ts';

/** The time of this page, anew each second. */
export const useNow = (): number => useTicking(timeNow);

function fragment(): string {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    // A mangled link names no place; what it says is as good as any unknown name.
    return text;
  }
}

/** The part of the address after `#`, following back and forward. */
export function useHash(): readonly [hash: string, navigate: (hash: string, replace?: boolean) => void] {
  const [hash, setHash] = useState('');
  useEffect(() => {
    const read = (): void => setHash(fragment());
    read();
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
    return () => {
      removeEventListener('hashchange', read);
      removeEventListener('popstate', read);
    };
  }, []);
  const navigate = (next: string, replace = false): void => {
    const address = `${location.pathname}${location.search}${next === '' ? '' : `#${encodeURI(next)}`}`;
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setHash(next);
  };
  return [hash, navigate];
}

/** Rows drawn at a time: a thousand take an old PC a few frames, ten thousand at once would hold up the page. */
const ROWS = 1_000;

/** How many rows of a long list to draw by now: all of them soon, but never so many at once that the page stands still. */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(ROWS);
  useEffect(() => {
    if (shown >= total) return undefined;
    const timer = setTimeout(() => setShown(shown + ROWS));
    return () => clearTimeout(timer);
  }, [shown, total]);
  return Math.min(shown, total);
}
