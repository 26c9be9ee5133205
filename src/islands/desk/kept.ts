import { useState } from 'preact/hooks';
import { unsentWords } from '../../session/unsent.ts';

const kept = unsentWords<unknown>('form');

/**
 * State that outlives its screen, in this page's memory: going to look something up must not cost what was typed. Not
 * for passphrases. @param key names one form, of one incident where it belongs to one
 */
export function useKept<Value>(key: string, initial: Value): readonly [Value, (next: Value) => void] {
  // A key belongs to one form, so what is found under it has the form's type.
  const [value, setValue] = useState<Value>(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  const keep = (next: Value): void => {
    kept.set(key, next);
    setValue(() => next);
  };
  return [value, keep];
}
