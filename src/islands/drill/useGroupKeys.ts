import { useEffect, useRef } from 'preact/hooks';

/** What a key asks of the table. */
export interface GroupKeys {
  onMove(by: 1 | -1): void;
  onAnswer(): void;
}

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
>;

/**
 * What a pressed key means; `undefined` for nothing.
 * @param typing the key belongs to a field: letters are text there, and arrows move in it
 */
export function groupKey(event: Pressed, typing: boolean): 'next' | 'previous' | 'answer' | undefined {
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  // An input method has its own use for arrows and letters.
  if (event.isComposing || event.defaultPrevented) return undefined;
  switch (event.key) {
    case 'ArrowRight':
      return 'next';
    case 'ArrowLeft':
      return 'previous';
    case 'a':
    case 'A':
      return 'answer';
    default:
      return undefined;
  }
}

/** ← and → turn the table's pages, A shows what is good; never while somebody types. */
export function useGroupKeys(keys: GroupKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
      const meant = groupKey(event, typing);
      if (meant === undefined) return;
      event.preventDefault();
      if (meant === 'answer') latest.current.onAnswer();
      else latest.current.onMove(meant === 'next' ? 1 : -1);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
