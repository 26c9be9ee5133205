import { useState } from 'preact/hooks';
import { useOnChange } from './effects.ts';

/** A file that this site's own build has written, and checked. Rejects where it cannot be had. */
export async function fetchBuilt<Value>(
  url: string,
  read: (response: Response) => Promise<Value> = response => response.json(),
): Promise<Value> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return read(response);
}

/**
 * The loaded value, loaded anew when one of `what` changes: `undefined` until it is here, `failed` where it cannot be loaded.
 * @param known a value that need not be loaded
 * @returns also a function that tries again
 */
export function useFetched<Value extends object>(
  what: readonly unknown[],
  load: () => Promise<Value>,
  known?: Value,
): readonly [fetched: Value | 'failed' | undefined, again: () => void] {
  const [fetched, setFetched] = useState<Value | 'failed' | undefined>(known);
  const [attempt, setAttempt] = useState(0);
  useOnChange([...what, attempt], () => {
    setFetched(known);
    if (known !== undefined) return;
    let gone = false;
    load().then(
      value => gone || setFetched(value),
      () => gone || setFetched('failed'),
    );
    return () => {
      gone = true;
    };
  });
  return [fetched, () => setAttempt(attempt + 1)];
}
